import { expect, test } from 'vitest';
import { readMessageSettings } from './settings.ts';

test('gateways are compared as origins, however the operator writes them', () => {
  const { gateways } = readMessageSettings({
    LUOSHI_GATEWAYS: 'https://GW.example/, http://10.1.1.1:8080/path nonsense',
  });
  expect(gateways).toEqual(['https://gw.example', 'http://10.1.1.1:8080', 'nonsense']);
});

test.each([
  ['', '', ''],
  ['smtps://a%40b.cn:p@h:465', '', ''],
  ['smtp://h:25', 'luoshi@b.cn', ''],
  ['smtp://h:25', '落实 <luoshi@b.cn>', ''],
  ['smtp://h:25', '', 'LUOSHI_MAIL_FROM'],
  ['mail.b.cn', 'luoshi@b.cn', 'LUOSHI_SMTP_URL'],
  ['http://h', 'luoshi@b.cn', 'LUOSHI_SMTP_URL'],
  ['smtps://a:p/w@h:465', 'luoshi@b.cn', 'LUOSHI_SMTP_URL'],
  ['smtps://a:p%zz@h:465', 'luoshi@b.cn', 'LUOSHI_SMTP_URL'],
])('mail server %s from %s: wrong is %s', (LUOSHI_SMTP_URL, LUOSHI_MAIL_FROM, fault) => {
  expect(readMessageSettings({ LUOSHI_SMTP_URL, LUOSHI_MAIL_FROM }).mailFault).toBe(fault);
});

test('without a sender of its own the login sends', () => {
  expect(readMessageSettings({ LUOSHI_SMTP_URL: 'smtps://a%40b.cn:p@h:465' }).mailFrom).toBe('a@b.cn');
});
