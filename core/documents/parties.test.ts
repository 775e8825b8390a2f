import { expect, test } from 'vitest';
import { toAddressName } from './parties.ts';

test.each([
  ['甘溪镇', '甘溪镇人民政府'],
  ['禾丰坪乡', '禾丰坪乡人民政府'],
  ['望城街道', '望城街道办事处'],
  ['望城街道办事处', '望城街道办事处'],
  ['甘溪镇人民政府', '甘溪镇人民政府'],
  ['住房和城乡建设局', '住房和城乡建设局'],
  ['经济开发区管委会', '经济开发区管委会'],
])('A paper to %s is addressed to %s', (name, addressed) => {
  expect(toAddressName(name)).toBe(addressed);
});
