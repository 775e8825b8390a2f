import { describe, expect, test } from 'vitest';
import { type DocumentModel, type Table, toPlainText } from '../content-model.ts';
import { buildBulletin } from './bulletin.lines.ts';
import { newBulletinFacts, newGroupFacts, newRankedGroup } from './bulletin-facts.fixture.ts';
import type { BulletinFacts } from './bulletin-facts.ts';

const facts = newBulletinFacts();
const withPlan = (plan: Partial<BulletinFacts['plan']>, change: Partial<BulletinFacts> = {}) =>
  newBulletinFacts({ plan: { ...facts.plan, ...plan }, ...change });
const tables = (model: DocumentModel): Table[] =>
  model.annexes.flatMap((annex) => annex.blocks.flatMap((block) => (block.kind === 'table' ? [block] : [])));
const wordsOf = (model: DocumentModel): string => {
  const line = model.blocks.find((block) => block.id === 'bulletin.overall.totals');
  return line?.kind === 'paragraph' ? toPlainText(line.runs) : '';
};
const headsOf = (table: Table): string[] => table.head.flat().map((cell) => cell.text.replaceAll('\n', ''));
const secondCells = (model: DocumentModel) =>
  tables(model).flatMap((table) =>
    table.rows.flatMap((row) =>
      row.cells.filter((cell) => cell.figure?.measure === 'completion_rate_other_plan'),
    ),
  );

describe('The rate by the other plan of the year', () => {
  test('stands in the sentence of the whole and in a column of every table with a rate, each with its address', () => {
    const model = buildBulletin(
      withPlan(
        {},
        {
          sectors: [
            newGroupFacts({ split: 'sector', key: '工业', name: '工业', otherCompletionRate: '0.7512' }),
          ],
          rankTables: [
            {
              split: 'territory',
              title: '镇',
              countWord: '个镇',
              leastProjectCount: 1,
              groups: [newRankedGroup({ key: 'T1', name: '甲镇', rank: 1, otherCompletionRate: '0.6' })],
            },
          ],
        },
      ),
    );
    expect(wordsOf(model)).toContain('占年度计划的80.9%');
    expect(wordsOf(model)).toContain('按年初下达计划口径计算，完成率为79.0%。');
    const withRate = tables(model).filter((table) =>
      headsOf(table).some((head) => head.startsWith('完成率')),
    );
    expect(
      withRate.map((table) => headsOf(table).filter((head) => head === '按年初计划（%）').length),
    ).toEqual(withRate.map(() => 1));
    expect(secondCells(model).map((cell) => cell.text)).toEqual(expect.arrayContaining(['60.0', '75.1']));
  });

  test('nothing is printed beside while both plans are the same', () => {
    const model = buildBulletin(withPlan({ otherVersion: null }));
    expect(wordsOf(model)).not.toContain('口径');
    expect(secondCells(model)).toEqual([]);
    expect(tables(model).flatMap(headsOf).join()).not.toContain('按年初');
  });

  test('a rate that cannot be computed is a dash with its reason, and the sentence leaves it out', () => {
    const model = buildBulletin(
      withPlan(
        { otherVersion: { versionName: '年初下达计划', completionRate: null } },
        {
          sectors: [
            newGroupFacts({
              split: 'sector',
              key: '工业',
              name: '工业',
              otherCompletionRate: null,
              otherRateNullReason: '无年度计划',
            }),
          ],
        },
      ),
    );
    expect(wordsOf(model)).not.toContain('口径计算');
    expect(secondCells(model).map((cell) => cell.text)).toContain('—');
    const sectors = tables(model).find((table) => table.id === 'bulletin.annex.sectors.table');
    expect(sectors?.notes.join()).toContain('“—”表示本期不计算（无年度计划）');
  });

  test('by the plan as first issued the sentence and the heads name it, and the plan in force is the other', () => {
    const model = buildBulletin(
      withPlan({
        basis: 'first-issued',
        versionName: '年初下达计划',
        otherVersion: { versionName: '8月调整计划', completionRate: '0.8100' },
      }),
    );
    expect(wordsOf(model)).toContain('占年初下达计划的80.9%');
    expect(wordsOf(model)).toContain('按8月调整计划口径计算，完成率为81.0%。');
    expect(tables(model).flatMap(headsOf)).toEqual(
      expect.arrayContaining(['年初下达计划', '按现行计划（%）']),
    );
  });

  test('the page stays as wide as without the column', () => {
    const widths = (plan: Partial<BulletinFacts['plan']>) =>
      tables(buildBulletin(withPlan(plan))).map((table) =>
        table.columns.reduce((sum, column) => sum + column.widthMm, 0),
      );
    const [beside, alone] = [widths({}), widths({ otherVersion: null })];
    beside.forEach((width, at) => {
      expect(width).toBeLessThanOrEqual(alone[at] ?? 0);
    });
  });

  test('each row of a table has as many cells as columns', () => {
    for (const table of tables(buildBulletin(withPlan({}))))
      for (const row of table.rows.filter(({ role }) => role !== 'group'))
        expect(row.cells.length).toBe(table.columns.length);
  });
});
