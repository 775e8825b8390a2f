import { describe, expect, it, test } from 'vitest';
import {
  ImportCorrections,
  type ImportRowToWrite,
  type ProjectPicture,
  type RawCell,
  type SheetLayout,
} from '#core/ledger/public.ts';
import { type WorkedOutImport, workOutImport } from './work-out-import.ts';

const HEAD = ['序号', '项目代码', '项目名称', '建设性质', '责任单位', '总投资（万元）', '建设地点'];
const CODE = '2604-140000-01-01-000001';
const FIRST = ['1', CODE, '标准厂房', '新建', '住建局', '12000', null];

function workOut(
  rows: RawCell[][],
  corrections: object = {},
  existing: ProjectPicture[] = [],
  layouts: SheetLayout[] = [],
): WorkedOutImport {
  return workOutImport({
    workbook: {
      format: 'csv',
      sheets: [{ name: '台账', rows, merges: [], hiddenRows: [], hiddenColumns: [], hidden: false }],
    },
    corrections: ImportCorrections.parse(corrections),
    layouts,
    directory: {
      regionName: '望川县',
      units: [{ id: '7', name: '望川县住房和城乡建设局', shortName: '住建局', aliases: [] }],
      leaders: [],
    },
    existing,
    thisYear: 2026,
    openMonths: [],
  });
}

const tellRows = ({ outcome }: WorkedOutImport): string[] =>
  outcome.rows.map(({ row, status, reasons }) => [row, status, ...reasons].join(' '));

/** The ledger as it stands after the rows were taken over. */
function takeOver(rows: ImportRowToWrite[]): ProjectPicture[] {
  return rows
    .filter(({ status }) => status === 'new')
    .map(({ key, write }, at): ProjectPicture => {
      const fields = Object.fromEntries(
        Object.entries(write.pairs).map(([field, [, after]]) => [field, after]),
      );
      const code = fields.code ?? `LS-20261122-0000000${at}`;
      return {
        id: key,
        version: 1,
        fields: {
          levels: [],
          lists: [],
          tags: [],
          supportingOrgIds: [],
          isListed: true,
          ...fields,
          code,
        } as unknown as ProjectPicture['fields'],
        isBundle: write.isBundle,
        parentId: null,
        bases: {},
        annuals: {},
        wasUndone: false,
      };
    });
}

describe('a row that the file holds twice', () => {
  const differing = [HEAD, FIRST, ['2', CODE, '标准厂房', '新建', '住建局', '12500', '河西园区']];
  const [question] = workOut(differing).outcome.questions;
  const answer = (value: string) => ({ answers: { [question?.key ?? '']: value } });
  const findValue = (made: WorkedOutImport, at: number, field: string): unknown =>
    made.outcome.rows[at]?.write.pairs[field]?.[1];

  it('waits until a person says which row counts, whether one completes the other, or that they are two', () => {
    expect(question?.sentence).toBe('第3行“标准厂房”与第2行是同一项目，内容不同，怎样导入');
    expect(question?.choices.map(({ label }) => label)).toEqual([
      '按第2行登记，不导入这一行',
      '按这一行登记，不导入第2行',
      '并为一个项目：以第2行为准，空白栏由这一行补上',
      '是两个项目，都导入；这一行的项目代码留空',
    ]);
    expect(tellRows(workOut(differing))).toEqual(['2 new', '3 waiting']);
  });

  it('stays out when the first row counts', () => {
    expect(tellRows(workOut(differing, answer('skip')))).toEqual([
      '2 new',
      '3 refused 与第2行重复，按选择不导入',
    ]);
  });

  it('takes the place of the first when it counts', () => {
    const made = workOut(differing, answer('instead'));
    expect(tellRows(made)).toEqual(['2 refused 与第3行重复，按选择不导入', '3 new']);
    expect(findValue(made, 1, 'totalInvestmentYuan')).toBe('125000000');
  });

  it('fills what the first leaves blank and overrules nothing', () => {
    const made = workOut(differing, answer('fill'));
    expect(tellRows(made)).toEqual(['2 new', '3 refused 与第2行是同一项目，已按选择补入该行']);
    expect(findValue(made, 0, 'totalInvestmentYuan')).toBe('120000000');
    expect(findValue(made, 0, 'location')).toBe('河西园区');
  });

  it('is a project of its own without the code when there are two, and the same file again changes nothing', () => {
    const made = workOut(differing, answer('new'));
    expect(tellRows(made)).toEqual(['2 new', `3 new B3：项目代码“${CODE}”已由另一个项目使用，没有登记`]);
    expect(findValue(made, 1, 'code')).toBeUndefined();
    const again = workOut(differing, {}, takeOver(made.outcome.rows));
    expect(again.outcome.rows.map(({ status }) => status)).toEqual(['unchanged', 'unchanged']);
  });

  it('asks which row updates the project that the ledger holds', () => {
    const existing = takeOver(workOut([HEAD, FIRST]).outcome.rows);
    const asked = workOut(differing, {}, existing);
    expect(asked.outcome.questions[0]?.choices.map(({ value }) => value)).toEqual([
      'skip',
      'instead',
      'fill',
      'new',
    ]);
    expect(tellRows(asked)).toEqual(['2 unchanged', '3 waiting']);
    const made = workOut(differing, answer('instead'), existing);
    expect(made.outcome.rows.map(({ status }) => status)).toEqual(['refused', 'changed']);
  });

  it('offers no choice between rows that say the same', () => {
    const [same] = workOut([HEAD, FIRST, ['2', ...FIRST.slice(1)]]).outcome.questions;
    expect(same?.sentence).toContain('内容相同');
    expect(same?.choices.map(({ value }) => value)).toEqual(['skip', 'new']);
  });
});

describe('a column of amounts without a unit', () => {
  it('is told of among what is not entered until a person chooses its unit', () => {
    const rows = [
      ['序号', '项目名称', '建设性质', '责任单位', '总投资'],
      ['1', '标准厂房', '新建', '住建局', '12000'],
    ];
    const told = ({ outcome }: WorkedOutImport) =>
      outcome.head.notTaken.map(({ what, reason }) => what + reason);
    expect(told(workOut(rows))).toContain('E列“总投资”没有写明单位的数没有入账；在列头选定单位后重新识别');
    const unit = { address: 'E', field: 'total_investment', unit: '万元' };
    const made = workOut(rows, { sheets: [{ sheet: '台账', columns: [unit], rows: [] }] });
    expect(told(made).filter((text) => text.startsWith('E列'))).toEqual([]);
    expect(made.outcome.rows[0]?.write.pairs.totalInvestmentYuan?.[1]).toBe('120000000');
  });
});

describe('a correction of a column', () => {
  const other: RawCell[][] = [
    [],
    ['二、前期项目'],
    ['序号', '项目名称', '估算投资（万元）', '前期进展', '选址'],
    ['1', '水库', '5000', '可研批复', '东山镇'],
  ];
  const rows: RawCell[][] = [
    ['一、续建项目'],
    ['序号', '项目名称', '总投资（万元）', '形象', '备注'],
    ['1', '标准厂房', '1000', '主体', '甲'],
    ['2', '管网', '2000', '收尾', '乙'],
    ...other,
  ];
  const correction = { address: 'D', table: 0, field: 'image_progress' as const };
  const sheets = [{ sheet: '台账', columns: [correction], rows: [] }];
  const fieldsOf = (made: WorkedOutImport, table: number): (string | null)[] =>
    made.reading.sheets[0]?.tables[table]?.columns.map(({ field }) => field) ?? [];

  it('holds for its own table and not for the same letter under another head', () => {
    const before = workOut(rows);
    const made = workOut(rows, { sheets });
    expect(fieldsOf(made, 0)[3]).toBe('image_progress');
    expect(fieldsOf(made, 1)).toEqual(fieldsOf(before, 1));
    const second = workOut(rows, {
      sheets: [{ ...sheets[0], columns: [{ ...correction, table: 1, field: 'remark' }] }],
    });
    expect(fieldsOf(second, 0)).toEqual(fieldsOf(before, 0));
    expect(fieldsOf(second, 1)[3]).toBe('remark');
  });

  it('is remembered for its table and laid on the next file with the same heads', () => {
    const layouts = workOut(rows, { sheets }).outcome.head.layouts;
    const next = workOut(rows, {}, [], layouts);
    expect(next.outcome.head.sheets[0]?.isRemembered).toBe(true);
    expect(fieldsOf(next, 0)[3]).toBe('image_progress');
    expect(fieldsOf(next, 1)).toEqual(fieldsOf(workOut(rows), 1));
  });

  it('holds for further tables with the same head', () => {
    const twice = [...rows.slice(0, 4), [], ['二、新建项目'], ...rows.slice(1, 4), ...other];
    const made = workOut(twice, { sheets });
    for (const table of made.reading.sheets[0]?.tables ?? [])
      if (table.columns[4]?.levels[0] === '备注') expect(table.columns[3]?.field).toBe('image_progress');
    expect(fieldsOf(made, (made.reading.sheets[0]?.tables.length ?? 0) - 1)[3]).not.toBe('image_progress');
  });
});

describe('a short name beside the units of a cell', () => {
  it('is told of and not taken when the directory does not know it', () => {
    const [row] = workOut([HEAD, [...FIRST.slice(0, 4), '住建局 吴某某', '12000', null]]).outcome.rows;
    expect(row?.reasons).toEqual(['E2：“吴某某”不是目录中的单位，像是人名，没有登记']);
    expect(row?.write.pairs.responsibleOrgId).toEqual([undefined, '7']);
  });
});

test('a column 填报单位 says who reports and changes no 责任单位', () => {
  const head = HEAD.map((word) => (word === '责任单位' ? '填报单位' : word));
  const [row] = workOut([head, FIRST]).outcome.rows;
  expect(row?.write.pairs.reportingOrgId).toEqual([undefined, '7']);
  expect(row?.write.pairs).not.toHaveProperty('responsibleOrgId');
});

test('a stage that follows from 续建 and the unit that reports for want of another point to the cells that say so', () => {
  const [row] = workOut([HEAD, FIRST.map((cell) => (cell === '新建' ? '续建' : cell))]).outcome.rows;
  const addressOf = (field: string) => row?.changes.find((change) => change.field === field)?.address;
  expect(addressOf('stage')).toBe('台账!D2');
  expect(addressOf('reportingOrgId')).toBe('台账!E2');
  expect(row?.write.origins).toMatchObject({ stage: { address: 'D2' }, reportingOrgId: { address: 'E2' } });
});

test('what is to be finished this year is being built when money was spent on it before, and only planned otherwise', () => {
  const head = [...HEAD, '截至2025年底累计完成投资（万元）'];
  const line = FIRST.map((cell) => (cell === '新建' ? '竣工投产' : cell));
  const stageAfter = (spent: string) => {
    const [row] = workOut([head, [...line, spent]]).outcome.rows;
    return row?.write.stage;
  };
  expect(stageAfter('3000')).toBe('building');
  expect(stageAfter('0')).toBeNull();
});
