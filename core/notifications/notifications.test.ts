import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildWorkingCalendar } from '#core/platform/public.ts';
import { findAddressFault } from './channel.ts';
import { DEFAULT_CHOICES, NoticeChoices } from './choices.ts';
import { isMailDue, isQuiet, toClockMoment } from './mail-time.ts';
import { deriveNotices, type OpenNotice, type TellableDuty } from './notice.ts';
import {
  buildGroupText,
  buildOutsideText,
  coverDetail,
  GROUP_TOPICS,
  type GroupTopic,
} from './outside-text.ts';
import { findNextTry } from './retry.ts';
import { mergeSayings, type Saying } from './saying.ts';
import { readLineFault, readMailFault, readRobotFault } from './send-fault.ts';

const duty = (over: Partial<TellableDuty> = {}): TellableDuty => ({
  kind: 'fill',
  sentence: '填报',
  count: 3,
  period: '2026-11',
  dueAt: null,
  isLate: false,
  to: '/reporting',
  ...over,
});
const toOpen = (told: ReturnType<typeof deriveNotices>['told']): OpenNotice[] =>
  told.map(({ key, duty: { count } }, at) => ({ id: String(at + 1), key, count }));

describe('what is told inside', () => {
  test('a duty is told once, and again when it becomes late or grows', () => {
    const first = deriveNotices([duty()], []);
    expect(first.told).toHaveLength(1);
    const open = toOpen(first.told);
    expect(deriveNotices([duty()], open)).toEqual({ told: [], closed: [] });
    expect(deriveNotices([duty({ count: 2 })], open)).toEqual({ told: [], closed: [] });
    expect(deriveNotices([duty({ count: 4 })], open)).toMatchObject({ told: [{}], closed: ['1'] });
    expect(deriveNotices([duty({ isLate: true })], open)).toMatchObject({ told: [{}], closed: ['1'] });
  });

  test('a duty that is gone closes its notice and tells nothing', () => {
    expect(deriveNotices([], [{ id: '7', key: 'x', count: 1 }])).toEqual({ told: [], closed: ['7'] });
  });

  test('whatever waits, a second look tells nothing and closes nothing', () => {
    const duties = fc.array(
      fc.record({
        kind: fc.constantFrom('fill', 'confirm', 'task'),
        sentence: fc.string(),
        count: fc.integer({ min: 1, max: 9 }),
        period: fc.constantFrom('', '2026-10', '2026-11'),
        dueAt: fc.constant(null),
        isLate: fc.boolean(),
        to: fc.constantFrom('/', '/reporting'),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(duties, duties, (before, now) => {
        const open = toOpen(deriveNotices(before, []).told);
        const { told, closed } = deriveNotices(now, open);
        const left = open.filter(({ id }) => !closed.includes(id));
        const standing = [
          ...left,
          ...told.map(({ key, duty: d }) => ({ id: `n${key}`, key, count: d.count })),
        ];
        expect(new Set(standing.map(({ key }) => key)).size).toBe(standing.length);
        expect(deriveNotices(now, standing)).toEqual({ told: [], closed: [] });
      }),
    );
  });
});

describe('when an e-mail leaves', () => {
  // 2026-11-23 is a Monday; the 28th a Saturday.
  const calendar = buildWorkingCalendar([], [2026]);
  const choices = { ...DEFAULT_CHOICES, mailAddress: 'a@b.cn', rhythm: 'twice' as const };
  const at = (time: string, day = '2026-11-23') => ({ day, time });

  test.each([
    ['08:29', null, false],
    ['08:30', null, true],
    ['12:00', at('08:31'), false],
    ['14:30', at('08:31'), true],
    ['15:00', at('14:31'), false],
    ['09:00', at('15:00', '2026-11-20'), true],
    ['21:00', null, false],
  ])('twice a day, at %s after %j: %s', (time, last, isDue) => {
    expect(isMailDue(choices, at(time), last, calendar)).toBe(isDue);
  });

  test('on days off, without an address or without a rhythm nothing leaves', () => {
    expect(isMailDue(choices, at('09:00', '2026-11-28'), null, calendar)).toBe(false);
    expect(isMailDue({ ...choices, quietOnDaysOff: false }, at('09:00', '2026-11-28'), null, calendar)).toBe(
      true,
    );
    expect(isMailDue({ ...choices, mailAddress: '' }, at('09:00'), null, calendar)).toBe(false);
    expect(isMailDue({ ...choices, rhythm: 'off' }, at('09:00'), null, calendar)).toBe(false);
    expect(isMailDue({ ...choices, rhythm: 'at-once' }, at('10:10'), at('10:00'), calendar)).toBe(true);
  });

  test('quiet hours may run over midnight or lie within the day; equal times mean none', () => {
    const quiet = (quietFrom: string, quietTo: string, time: string) =>
      isQuiet({ ...choices, quietFrom, quietTo }, at(time), calendar);
    expect(quiet('20:00', '08:00', '23:00')).toBe(true);
    expect(quiet('20:00', '08:00', '07:59')).toBe(true);
    expect(quiet('20:00', '08:00', '08:00')).toBe(false);
    expect(quiet('12:00', '14:00', '13:00')).toBe(true);
    expect(quiet('12:00', '14:00', '14:00')).toBe(false);
    expect(quiet('09:00', '09:00', '09:00')).toBe(false);
  });

  test('the clock is the one of Beijing', () => {
    expect(toClockMoment(new Date('2026-11-22T16:05:00Z'))).toEqual({ day: '2026-11-23', time: '00:05' });
  });
});

describe('what leaves the house', () => {
  test('to a person: how many matters, no name and no other figure', () => {
    const text = buildOutsideText({ platform: '落实', count: 2, address: 'https://luoshi.example' });
    expect(text).toBe('【落实】您有2件事项待办，请登录办理。 https://luoshi.example');
  });

  test.each(Object.keys(GROUP_TOPICS) as GroupTopic[])(
    'to a group about %s: no figure but the period',
    (topic) => {
      const text = buildGroupText('落实', topic, '2026年10月', '');
      expect(text.replace('2026年10月', '')).not.toMatch(/\d/);
      expect(text.length).toBeLessThanOrEqual(300);
    },
  );

  test('what more is allowed to say stands on a line of its own, within what WeCom takes', () => {
    const text = buildGroupText('落实', 'meeting', '', 'https://luoshi.example', '会'.repeat(900));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2048);
    expect(coverDetail(text)).toBe(buildGroupText('落实', 'meeting', '', 'https://luoshi.example'));
    expect(buildOutsideText({ platform: '落实', count: 1, address: '', matters: ['甲'] })).toMatch(
      /。\n1\. 甲$/,
    );
  });
});

describe('what one group is told at once', () => {
  const saying = (over: Partial<Saying>): Saying => ({
    ...{ topic: 'issued', mark: '1', period: '', detail: '' },
    at: new Date('2026-11-23T01:00:00Z'),
    ...over,
  });
  const later = new Date('2026-11-23T02:00:00Z');

  test('three papers at once are one sentence with three titles, under the mark of the newest', () => {
    const three = [
      saying({ mark: '3', at: later, detail: '《丙》' }),
      saying({ mark: '1', detail: '《甲》' }),
      saying({ topic: 'opened', period: '2026-11' }),
      saying({ topic: 'opened', period: '2026-12' }),
    ];
    expect(mergeSayings(three, {}).map(({ topic, mark, detail }) => [topic, mark, detail])).toEqual([
      ['opened', '1', ''],
      ['opened', '1', ''],
      ['issued', '3', '《甲》《丙》'],
    ]);
  });

  test('what was said then is not said again with the next; another topic is not held back', () => {
    const sayings = [saying({}), saying({ mark: '2', at: later }), saying({ topic: 'meeting' })];
    const told = mergeSayings(sayings, { issued: new Date('2026-11-23T01:30:00Z') });
    expect(told.map(({ topic, mark }) => [topic, mark])).toEqual([
      ['meeting', '1'],
      ['issued', '2'],
    ]);
    expect(mergeSayings(sayings, { issued: later, meeting: later })).toEqual([]);
  });
});

describe('where a robot may be addressed', () => {
  const wecom = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc';
  const internet = { networkZone: 'internet' as const, gateways: [] };
  const extranet = { networkZone: 'extranet' as const, gateways: [] };
  const gateway = 'http://10.1.1.1:8080';

  test.each([
    ['wecom', wecom],
    ['dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=abc'],
    ['feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/abc-def'],
  ] as const)(
    'the place that %s publishes is taken on the internet, not on the extranet',
    (kind, address) => {
      expect(findAddressFault(kind, address, internet)).toBeNull();
      expect(findAddressFault(kind, address, extranet)?.sentence).toContain('政务外网');
    },
  );

  test.each([
    'http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc',
    'https://qyapi.weixin.qq.com.evil.example/cgi-bin/webhook/send?key=abc',
    'https://a@qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc',
    'https://127.0.0.1/cgi-bin/webhook/send?key=abc',
    'https://qyapi.weixin.qq.com/cgi-bin/webhook/send',
    'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=',
    'https://qyapi.weixin.qq.com/other?key=abc',
    'file:///etc/passwd',
    '',
  ])('any other address is refused: %s', (address) => {
    expect(findAddressFault('wecom', address, internet)).not.toBeNull();
  });

  test('a gateway that the operator allows is taken in either network, with the path of the vendor', () => {
    const way = { ...extranet, gateways: [gateway] };
    expect(findAddressFault('wecom', `${gateway}/cgi-bin/webhook/send?key=abc`, way)).toBeNull();
    expect(findAddressFault('wecom', `${gateway}/admin?key=abc`, way)).not.toBeNull();
  });
});

describe('why a message has not left', () => {
  const failure = { code: '', command: '', message: '', responseCode: 0, isLetterBegun: false };
  test.each([
    [{ code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, 'mail-login'],
    [{ code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 530 }, 'mail-login'],
    [{ code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 553 }, 'mail-sender'],
    [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }, 'mail-recipient'],
    [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 451 }, 'mail-later'],
    [{ code: 'EMESSAGE', command: 'DATA', responseCode: 554, isLetterBegun: true }, 'mail-refused'],
    [{ code: 'EMESSAGE', command: 'DATA', responseCode: 452, isLetterBegun: true }, 'mail-later'],
    [{ code: 'ECONNECTION', command: 'CONN', isLetterBegun: true }, 'no-answer'],
    [{ code: 'ETIMEDOUT', command: 'CONN', message: 'Greeting never received' }, 'unreachable'],
    [{ code: 'ESOCKET', command: 'CONN', message: 'self-signed certificate' }, 'certificate'],
  ] as const)('mail: %j is %s', (part, fault) => {
    expect(readMailFault({ ...failure, ...part })).toBe(fault);
  });

  test.each([
    ['wecom', 200, '45009', 'too-often'],
    ['wecom', 200, '93000', 'robot-address'],
    ['dingtalk', 200, '310000', 'robot-safety'],
    ['feishu', 400, '11232', 'too-often'],
    ['feishu', 200, '19021', 'robot-safety'],
    ['wecom', 502, '', 'not-taken'],
    ['wecom', 504, '', 'no-answer'],
    ['wecom', 429, '', 'too-often'],
    ['wecom', 200, '12345', 'not-taken'],
  ] as const)('%s answers HTTP %i with number %s: %s', (kind, status, number, fault) => {
    expect(readRobotFault(kind, status, number)).toBe(fault);
  });

  test.each([
    ['ECONNREFUSED', 'unreachable'],
    ['UND_ERR_CONNECT_TIMEOUT', 'unreachable'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
    ['CERT_HAS_EXPIRED', 'certificate'],
    ['ECONNRESET', 'no-answer'],
    ['', 'no-answer'],
  ])('the line broke with %s: %s', (code, fault) => {
    expect(readLineFault(code)).toBe(fault);
  });
});

test('a failed message is tried after 1, 5, 30, 120 and 480 minutes, then given up', () => {
  const at = new Date('2026-11-23T01:00:00Z');
  const minutes = [1, 2, 3, 4, 5].map((n) => ((findNextTry(n, at)?.getTime() ?? 0) - at.getTime()) / 60_000);
  expect(minutes).toEqual([1, 5, 30, 120, 480]);
  expect(findNextTry(6, at)).toBeNull();
});

test('choices take an empty or a proper address and clock times', () => {
  expect(NoticeChoices.safeParse(DEFAULT_CHOICES).success).toBe(true);
  expect(NoticeChoices.safeParse({ ...DEFAULT_CHOICES, mailAddress: 'nobody' }).success).toBe(false);
  expect(NoticeChoices.safeParse({ ...DEFAULT_CHOICES, quietFrom: '24:00' }).success).toBe(false);
});
