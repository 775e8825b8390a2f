import { LEDGER_FIELDS, type LedgerField } from '../ledger-fields.ts';
import { buildFinding, findingAt, type ImportFinding } from './finding.ts';
import { toCellAddress } from './raw-sheet.ts';
import type { SheetFacts, TableFacts } from './table-facts.ts';
import { findColumn, type SheetReading, type TableReading } from './understanding.ts';

const LEDGER_SIGNS: LedgerField[] = [
  'total_investment',
  'annual_plan',
  'owner',
  'content_scale',
  'nature',
  'project_code',
];

function headAddressRow(table: TableReading): number {
  return table.head ? table.head.bottom : table.firstRow;
}

function checkColumns(sheet: SheetReading, facts: TableFacts): ImportFinding[] {
  const findings: ImportFinding[] = [];
  for (const column of facts.table.columns) {
    const row = headAddressRow(facts.table);
    const head = column.levels.join('/');
    const filled = (facts.profiles[column.column]?.filled ?? 0) > 0;
    if (column.rival !== null) {
      const rival = LEDGER_FIELDS[column.rival].zh;
      const message =
        column.field === null
          ? `表头“${head}”与另一列同指“${rival}”，没有取用，请确认`
          : `表头“${head}”也可能是“${rival}”，按“${LEDGER_FIELDS[column.field].zh}”读取，请确认`;
      findings.push(findingAt('IMP-HEAD-AMBIGUOUS', sheet.sheet, row, column.column, message));
    } else if (column.field === null && filled && head !== '') {
      findings.push(
        findingAt(
          'IMP-HEAD-UNKNOWN',
          sheet.sheet,
          row,
          column.column,
          `表头“${head}”没有对应的台账字段，内容保留、不入台账`,
        ),
      );
    } else if (column.field === null && filled) {
      const message = '这一列没有表头，内容保留、不入台账';
      findings.push(findingAt('IMP-HEAD-UNKNOWN', sheet.sheet, row, column.column, message));
    }
  }
  return findings;
}

function checkTableHead(sheet: SheetReading, facts: TableFacts, index: number): ImportFinding[] {
  const { table } = facts;
  const address = toCellAddress(sheet.name, table.head?.top ?? table.firstRow, 0);
  if (!table.head) {
    const isTable = sheet.columnCount >= 2 && facts.dataRows.length >= 2;
    return [
      isTable
        ? buildFinding('IMP-NO-HEAD', address, '没有找到表头，各列含义不明，请指定表头行')
        : buildFinding('IMP-NO-TABLE', address, '这张工作表不是表格，未作导入'),
    ];
  }
  const findings: ImportFinding[] = [];
  const before = sheet.tables[index - 1];
  if (before && before.head === table.head) {
    findings.push(
      buildFinding(
        'IMP-SECOND-TABLE',
        toCellAddress(sheet.name, table.firstRow, 0),
        '从这一行起金额改用另一单位，已分别读取',
      ),
    );
  } else if (index > 0) {
    const heads = table.columns.map((column) => column.levels.join('/')).filter((head) => head !== '');
    findings.push(
      buildFinding(
        'IMP-SECOND-TABLE',
        address,
        `从第${table.head.top + 1}行起是另一张表，表头为：${heads.join('、')}`,
      ),
    );
  }
  const ledgerLike = LEDGER_SIGNS.filter((field) => findColumn(table, field)).length >= 2;
  if (ledgerLike && !findColumn(table, 'name')) {
    findings.push(buildFinding('IMP-NO-NAME', address, '像是项目台账，但没有找到项目名称一列，请指定'));
  }
  return findings;
}

function checkHidden(sheet: SheetReading): ImportFinding[] {
  const { grid } = sheet;
  const address = toCellAddress(sheet.name, 0, 0);
  const findings: ImportFinding[] = [];
  if (sheet.sheet.hidden && grid.rowCount > 0)
    findings.push(buildFinding('IMP-HIDDEN', address, '这是隐藏的工作表，内容同样读取'));
  const rows = sheet.sheet.hiddenRows.filter((row) => row < grid.rowCount && !grid.isBlankRow(row));
  const first = rows[0];
  if (first !== undefined) {
    findings.push(findingAt('IMP-HIDDEN', sheet.sheet, first, 0, `有${rows.length}个隐藏行带内容，同样读取`));
  }
  const column = sheet.sheet.hiddenColumns.find((hidden) => hidden < grid.columnCount);
  if (column !== undefined)
    findings.push(findingAt('IMP-HIDDEN', sheet.sheet, 0, column, '有隐藏列，同样读取'));
  return findings;
}

/** What is uncertain about heads, tables and hidden parts of a sheet. */
export function checkHeads(facts: SheetFacts): ImportFinding[] {
  const { sheet } = facts;
  if (sheet.rowCount === 0) return [];
  return [
    ...checkHidden(sheet),
    ...facts.tables.flatMap((table, index) => [
      ...checkTableHead(sheet, table, index),
      ...(table.table.head ? checkColumns(sheet, table) : []),
    ]),
  ];
}
