import { expect, it } from 'vitest';
import { deviceText } from './device-text.ts';

const KIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';

it.each([
  [`Mozilla/5.0 (X11; Linux x86_64) ${KIT} HeadlessChrome/156.0.0.0 Safari/537.36`, 'Chrome 156 · Linux'],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64) ${KIT} Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0`,
    'Edge 126 · Windows',
  ],
  ['Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox 128 · Windows'],
  [
    `Mozilla/5.0 (Linux; Android 14) ${KIT} Chrome/116.0 Mobile Safari/537.36 wxwork/4.1.30 MicroMessenger/7.0`,
    '企业微信 · Android',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile Safari/604.1',
    'Safari 17 · iOS',
  ],
  ['curl/8.5.0', 'curl/8.5.0'],
])('a device is named by its browser and system: %s', (agent, text) => {
  expect(deviceText(agent)).toBe(text);
});
