import { readFile } from 'node:fs/promises';
import { writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../platform/testing.ts';
import { codeOf } from '../../reporting/testing-refusals.ts';
import { getBoard } from '../board.view.ts';
import { confirmFiling } from '../confirm-filing.ts';
import { getFiling } from '../filings.view.ts';
import { moveFiling } from '../move-filing.ts';
import { saveFiling } from '../save-filing.ts';
import { cell, newEconomy, openAs, signFiling, type TestEconomy } from '../testing-economy.ts';
import { getValueTrace } from '../value-trace.view.ts';
import { answerStatImport } from './answer-import.ts';
import { discardStatImport } from './discard-import.ts';
import { fileStatImport } from './file-import.ts';
import { getStatImport, getStatImports } from './import.view.ts';
import { getSourceCell, getSourceFile } from './source-cell.view.ts';
import { startStatImport } from './start-import.ts';

const db = await testDatabase();
const OUTPUT = 'industry-output';

const csv = (lines: string[], name = '导出.csv') => ({
  name,
  content: Buffer.from(`\ufeff${lines.join('\r\n')}`),
});
const yearFile = (rows: string[], name?: string) =>
  csv(
    ['规模以上工业总产值,,', '单位：万元,,', '地区,2024年1-9月,2025年1-9月', ...rows, '注：快报数。,,'],
    name,
  );

const start = ({ county, bureau }: TestEconomy, file: { name: string; content: Buffer }) =>
  startStatImport(county.ctx(bureau.reporter), file);

describe('a file of statistics', () => {
  test('is read, filed and signed into values that lead back to their cell in the very file', async () => {
    const economy = await newEconomy(db);
    const { county, bureau } = economy;
    const file = yearFile(['B县,900000,1000000', 'A县,800000,950000', '全市,2000000,2400000']);
    const { id } = await start(economy, file);
    const view = await getStatImport(county.ctx(bureau.reporter), id);
    expect(view.questions).toEqual([]);
    expect(view.counts).toEqual([{ state: 'new', count: 6 }]);
    expect(view.notes.map(({ kind }) => kind)).toContain('unit');
    const atImport = await getSourceCell(county.ctx(bureau.reporter), { importId: id }, { place: '导出!B4' });
    expect(atImport.rows.flatMap(({ cells }) => cells).find(({ isIt }) => isIt)?.text).toBe('900000');
    expect(
      await codeOf(
        getSourceCell(county.ctx(economy.treasury.reporter), { importId: id }, { place: '导出!B4' }),
      ),
    ).toBe('STAT_IMPORT_NOT_FOUND');
    const { filingId } = await fileStatImport(county.ctx(bureau.reporter), id, { into: 'import' });
    const filing = await getFiling(county.ctx(bureau.reporter), filingId);
    expect(filing.cells.find((one) => one.subject === 'A' && one.period === '2025-09')).toMatchObject({
      value: '95',
      place: '导出!C5',
    });
    await moveFiling(county.ctx(bureau.reporter), filingId, { act: 'submit' });
    await confirmFiling(county.ctx(bureau.head), filingId);
    const board = await getBoard(county.ctx(economy.clerk), { period: '2025-09' });
    expect(board.rows.find(({ code }) => code === OUTPUT)?.figure).toMatchObject({
      value: '95',
      growth: '18.75',
    });
    const valueId = board.rows.find(({ code }) => code === OUTPUT)?.figure.valueId ?? '';
    expect(await getValueTrace(county.ctx(economy.clerk), valueId)).toMatchObject({
      place: '导出!C5',
      filing: { id: filingId },
    });
    const source = await getSourceCell(county.ctx(economy.clerk), { filingId }, { place: '导出!C5' });
    expect(source.rows.flatMap(({ cells }) => cells).filter(({ isIt }) => isIt)).toEqual([
      { text: '950000', isIt: true },
    ]);
    expect(
      (await getSourceFile(county.ctx(bureau.reporter), { filingId })).content.equals(file.content),
    ).toBe(true);
    expect(await codeOf(fileStatImport(county.ctx(bureau.reporter), id, { into: 'import' }))).toBe(
      'STAT_IMPORT_FILED',
    );
  });

  test('never writes over what is signed: equal figures are left, others are asked and revised with a reason', async () => {
    const economy = await newEconomy(db);
    const { county, bureau } = economy;
    const reporter = county.ctx(bureau.reporter);
    await signFiling(
      economy,
      bureau,
      [cell(OUTPUT, 'A', '2025-09', '90'), cell(OUTPUT, 'B', '2025-09', '100')],
      {
        kind: 'import',
      },
    );
    const { id } = await start(economy, yearFile(['B县,,1000000', 'A县,800000,950000']));
    const view = await getStatImport(reporter, id);
    expect(view.questions.map(({ key }) => key)).toEqual([`signed:${OUTPUT}:2025`]);
    expect(view.counts).toEqual(
      expect.arrayContaining([
        { state: 'new', count: 1 },
        { state: 'same', count: 1 },
        { state: 'waiting', count: 1 },
      ]),
    );
    expect(await codeOf(fileStatImport(reporter, id, { into: 'import' }))).toBe('STAT_IMPORT_OPEN_QUESTIONS');
    await answerStatImport(reporter, id, { answers: { [`signed:${OUTPUT}:2025`]: 'revise:年报核实' } });
    const { filingId } = await fileStatImport(reporter, id, { into: 'import' });
    const { cells, findings } = await getFiling(reporter, filingId);
    expect(cells.map(({ subject, period, value, reason }) => [subject, period, value, reason])).toEqual([
      ['A', '2024-09', '80', ''],
      ['A', '2025-09', '95', '年报核实'],
    ]);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('an unknown region is asked once; the answer is known at the next file', async () => {
    const economy = await newEconomy(db);
    const reporter = economy.county.ctx(economy.bureau.reporter);
    const { id } = await start(economy, yearFile(['A县,800000,950000', '甲乙丙新区,1,2']));
    expect((await getStatImport(reporter, id)).questions.map(({ key }) => key)).toEqual([
      'subject:甲乙丙新区',
    ]);
    await answerStatImport(reporter, id, { answers: { 'subject:甲乙丙新区': 'D' } });
    await fileStatImport(reporter, id, { into: 'import' });
    const next = await start(economy, yearFile(['甲乙丙新区,3,4'], '下一次.csv'));
    expect(await getStatImport(reporter, next.id)).toMatchObject({ questions: [], lineCount: 2 });
  });

  test('fills the open filing of its one month, but not over what is typed there', async () => {
    const economy = await newEconomy(db);
    const reporter = economy.county.ctx(economy.bureau.reporter);
    const filing = await openAs(reporter);
    const typed = [cell(OUTPUT, 'A', '2026-09', '111'), cell(OUTPUT, 'B', '2026-09', '100')];
    await saveFiling(reporter, filing, { version: 0, cells: typed, explanations: {} });
    const month = (a: string) =>
      csv(['规模以上工业总产值（亿元）,', '地区,2026年1-9月', `A县,${a}`, 'B县,100', 'D县,70']);
    const { id } = await start(economy, month('95'));
    expect((await getStatImport(reporter, id)).monthly).toMatchObject({ id: filing });
    expect(await codeOf(fileStatImport(reporter, id, { into: 'monthly' }))).toBe('STAT_DRAFT_DIFFERS');
    const again = await start(economy, month('111.0'));
    expect(await fileStatImport(reporter, again.id, { into: 'monthly' })).toMatchObject({ filingId: filing });
    expect((await getFiling(reporter, filing)).cells).toHaveLength(3);
  });

  test('is given up before it is filed: nothing is answered or filed any more, and its answers are not carried on', async () => {
    const economy = await newEconomy(db);
    const { county, bureau, treasury } = economy;
    const reporter = county.ctx(bureau.reporter);
    const file = yearFile(['A县,800000,950000', '甲乙丙新区,1,2']);
    const { id } = await start(economy, file);
    await answerStatImport(reporter, id, { answers: { 'subject:甲乙丙新区': 'D' } });
    expect(await codeOf(discardStatImport(county.ctx(treasury.reporter), id))).toBe('STAT_IMPORT_NOT_FOUND');
    expect(await codeOf(discardStatImport(county.ctx(bureau.head), id))).toBe('FILING_NOT_YOURS');
    await discardStatImport(reporter, id);
    expect(await codeOf(discardStatImport(reporter, id))).toBe('STAT_IMPORT_DISCARDED');
    expect(await codeOf(answerStatImport(reporter, id, { answers: {} }))).toBe('STAT_IMPORT_DISCARDED');
    expect(await codeOf(fileStatImport(reporter, id, { into: 'import' }))).toBe('STAT_IMPORT_DISCARDED');
    const view = await getStatImport(reporter, id);
    expect(view).toMatchObject({ mayAct: false, mayDiscard: false, filingId: null });
    expect(view.given).toHaveLength(1);
    const again = await start(economy, file);
    expect((await getStatImport(reporter, again.id)).questions.map(({ key }) => key)).toEqual([
      'subject:甲乙丙新区',
    ]);
  });

  test('given up after it was filed, its own filing is withdrawn and what it taught is asked again', async () => {
    const economy = await newEconomy(db);
    const reporter = economy.county.ctx(economy.bureau.reporter);
    const { id } = await start(economy, yearFile(['A县,800000,950000', '甲乙丙新区,1,2']));
    await answerStatImport(reporter, id, { answers: { 'subject:甲乙丙新区': 'D' } });
    const { filingId } = await fileStatImport(reporter, id, { into: 'import' });
    expect(await getStatImport(reporter, id)).toMatchObject({ mayDiscard: true });
    await discardStatImport(reporter, id);
    expect(await codeOf(getFiling(reporter, filingId))).toBe('FILING_NOT_FOUND');
    const next = await start(economy, yearFile(['甲乙丙新区,3,4'], '下一次.csv'));
    expect((await getStatImport(reporter, next.id)).questions).toHaveLength(1);
  });

  test('given up, the draft of a month is as before, but for what was typed since', async () => {
    const economy = await newEconomy(db);
    const reporter = economy.county.ctx(economy.bureau.reporter);
    const filing = await openAs(reporter);
    const typed = [cell(OUTPUT, 'A', '2026-09', '111')];
    await saveFiling(reporter, filing, { version: 0, cells: typed, explanations: {} });
    const month = (rows: string[], name: string) =>
      csv(['规模以上工业总产值（亿元）,', '地区,2026年1-9月', ...rows], name);
    const first = await start(economy, month(['A县,111', 'B县,100', 'D县,70'], '一.csv'));
    await fileStatImport(reporter, first.id, { into: 'monthly' });
    const second = await start(economy, month(['D县,70'], '二.csv'));
    await fileStatImport(reporter, second.id, { into: 'monthly' });
    expect(await codeOf(discardStatImport(reporter, first.id))).toBe('STAT_IMPORT_NOT_LAST');
    expect(await getStatImport(reporter, first.id)).toMatchObject({ mayDiscard: false });
    await discardStatImport(reporter, second.id);
    const { version, cells } = await getFiling(reporter, filing);
    expect(cells.find((one) => one.subject === 'D')?.place).toBe('一!B5');
    const changed = cells.map((one) => ({
      ...{ ...one, place: one.place ?? null, reason: one.reason ?? '' },
      ...(one.subject === 'B' ? { value: '101' } : {}),
    }));
    await saveFiling(reporter, filing, { version, cells: changed, explanations: {} });
    await discardStatImport(reporter, first.id);
    const left = await getFiling(reporter, filing);
    expect(left.cells.map(({ subject, value, place }) => [subject, value, place])).toEqual([
      ['A', '111', null],
      ['B', '101', null],
    ]);
  });

  test('cannot be given up once its figures are handed in or signed', async () => {
    const economy = await newEconomy(db);
    const { county, bureau } = economy;
    const reporter = county.ctx(bureau.reporter);
    const { id } = await start(economy, yearFile(['A县,800000,950000']));
    const { filingId } = await fileStatImport(reporter, id, { into: 'import' });
    await moveFiling(reporter, filingId, { act: 'submit' });
    expect(await codeOf(discardStatImport(reporter, id))).toBe('REPORT_NOT_OPEN_FOR_THIS');
    await confirmFiling(county.ctx(bureau.head), filingId);
    expect(await codeOf(discardStatImport(reporter, id))).toBe('STAT_IMPORT_SIGNED');
    const board = await getBoard(county.ctx(economy.clerk), { period: '2025-09' });
    expect(board.rows.find(({ code }) => code === OUTPUT)?.figure?.value).toBe('95');
  });

  test('figures of another department are left out and said; another unit sees nothing of it', async () => {
    const economy = await newEconomy(db);
    const { county, bureau, treasury, town } = economy;
    const { id } = await start(economy, csv(['一般公共预算收入（亿元）,', '地区,2025年', 'A县,9']));
    expect((await getStatImport(county.ctx(bureau.reporter), id)).counts).toEqual([
      { state: 'not-own', count: 1 },
    ]);
    expect(await codeOf(fileStatImport(county.ctx(bureau.reporter), id, { into: 'import' }))).toBe(
      'STAT_IMPORT_EMPTY',
    );
    expect(await codeOf(getStatImport(county.ctx(treasury.reporter), id))).toBe('STAT_IMPORT_NOT_FOUND');
    expect((await getStatImports(county.ctx(treasury.reporter))).imports).toEqual([]);
    expect(await codeOf(startStatImport(county.ctx(bureau.head), csv(['a,b', 'A县,1'])))).toBe(
      'FILING_NOT_YOURS',
    );
    expect(await codeOf(startStatImport(county.ctx(town.reporter), csv(['a,b', 'A县,1'])))).toBe(
      'NO_INDICATORS_OF_UNIT',
    );
  });

  test('wrong files are refused in clear words', async () => {
    const economy = await newEconomy(db);
    const code = (name: string, content: Buffer) => codeOf(start(economy, { name, content }));
    expect(await code('通知.csv', Buffer.from('关于报送数据的通知\n请于10日前报送'))).toBe('STAT_NO_TABLE');
    expect(await code('图.png', Buffer.from('x'))).toBe('IMPORT_NOT_WORKBOOK');
    expect(await code('坏.xlsx', Buffer.from('PK\u0003\u0004坏的'))).toBe('IMPORT_FILE_DAMAGED');
    const long = (rows: number) => Buffer.from(`地区,2025年\n${'A县,1\n'.repeat(rows)}`);
    expect(await code('长.csv', long(21_000))).toBe('STAT_TOO_MANY_ROWS');
    const blank = await writeXlsx({ sheets: [{ name: 'Sheet1', rows: [] }] });
    expect(await code('空.xlsx', Buffer.from(blank))).toBe('IMPORT_WORKBOOK_BLANK');
  });

  test('a workbook of 1997 is read in a process of its own', async () => {
    const economy = await newEconomy(db);
    const folder = new URL('../../../cases/indicator-import/', import.meta.url);
    const content = await readFile(new URL('month-cumulative-rank.xls', folder));
    const { id } = await start(economy, { name: '月报.xls', content });
    const view = await getStatImport(economy.county.ctx(economy.bureau.reporter), id);
    expect(view.questions.map(({ kind }) => kind)).toEqual(Array.from({ length: 10 }, () => 'subject'));
    expect(view.notes.map(({ kind }) => kind)).toContain('left-out');
  });
});
