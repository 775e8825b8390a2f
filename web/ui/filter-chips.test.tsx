import i18next from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { expect, test } from 'vitest';
import ui from '../app/texts/zh/ui.json' with { type: 'json' };
import { FilterChips } from './FilterChips.tsx';

await i18next.use(initReactI18next).init({
  lng: 'zh',
  keySeparator: false,
  interpolation: { escapeValue: false },
  resources: {
    zh: { translation: Object.fromEntries(Object.entries(ui).map(([key, text]) => [`ui.${key}`, text])) },
  },
});

const drawn = (text?: string): string =>
  renderToStaticMarkup(
    <FilterChips
      fields={[]}
      values={{}}
      onChange={() => {}}
      subject="项目"
      total={3}
      search={text === undefined ? undefined : { text, onClear: () => {} }}
    />,
  );

test('a search text that narrows the list reads as a condition of the sentence and can be taken off', () => {
  expect(drawn('道路').replace(/<[^>]+>/g, '|')).toMatch(/显示\|+含“道路”\|+的项目，共3个\|+清除筛选/);
  expect(drawn('道路')).toContain('aria-label="去掉搜索文字这个条件"');
  expect(drawn()).toContain('显示全部');
});
