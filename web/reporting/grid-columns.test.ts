import i18next from 'i18next';
import { expect, test } from 'vitest';
import { CELL_FIELDS } from '#core/reporting/draft.ts';
import type { ReportRowView } from '#core/reporting/row-contract.ts';
import reporting from '../app/texts/zh/reporting.json' with { type: 'json' };
import { toGridRows } from './grid-columns.ts';

await i18next.init({
  lng: 'zh',
  keySeparator: false,
  resources: { zh: { translation: { 'reporting.pausedName': reporting.pausedName } } },
});

const cells = Object.fromEntries(CELL_FIELDS.map((field) => [field, '']));
const row = (name: string, isPaused: boolean): ReportRowView =>
  ({
    projectId: name,
    name,
    isPaused,
    cells,
    lastCells: cells,
    imageLevels: [],
    completionRate: null,
  }) as unknown as ReportRowView;

test('a project that stands still says so beside its name, where its unit fills it in', () => {
  expect(toGridRows([row('南山公园', true), row('东环路', false)]).map(({ values }) => values.name)).toEqual([
    '〔停工〕南山公园',
    '东环路',
  ]);
});

test('the rate in the grid is rounded as on the page of confirmation, never cut off', () => {
  const shares = ['0.4777777777', '0.8846153846', '0.12', null];
  const rows = shares.map((completionRate) => ({ ...row('东环路', false), completionRate }));
  expect(toGridRows(rows).map(({ values }) => values.completionRate)).toEqual([
    '0.478',
    '0.885',
    '0.120',
    null,
  ]);
});
