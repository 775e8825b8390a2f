import i18next from 'i18next';
import { expect, test } from 'vitest';
import { inLocalWords, useLocalWord } from './local-words.ts';

test("The region's word stands in every text, can be changed again, and comes back to the shipped one", async () => {
  await i18next.init({
    lng: 'zh',
    keySeparator: false,
    resources: { zh: { translation: { 'ui.sponsor': '包联领导', 'ui.unit': '填报单位' } } },
  });
  const texts = () => [i18next.t('ui.sponsor'), i18next.t('ui.unit'), inLocalWords('缺包联领导')];
  expect(texts()).toEqual(['包联领导', '填报单位', '缺包联领导']);
  useLocalWord('包抓');
  expect(texts()).toEqual(['包抓领导', '填报单位', '缺包抓领导']);
  useLocalWord('帮扶');
  expect(texts()[0]).toBe('帮扶领导');
  useLocalWord('包联');
  expect(texts()).toEqual(['包联领导', '填报单位', '缺包联领导']);
  useLocalWord(undefined);
  expect(texts()[0]).toBe('包联领导');
});
