import { findTurned } from '../import/check-shape.ts';
import { buildSheetFacts, type TableFacts } from '../import/table-facts.ts';
import { findColumn, type SheetReading } from '../import/understanding.ts';
import { isAmountField, LEDGER_FIELDS, type LedgerField } from '../ledger-fields.ts';

/** A name that stands once for several rows names a group of tasks, not the projects of the rows. */
function namesItsRows(table: TableFacts): boolean {
  const name = findColumn(table.table, 'name');
  const rows = table.dataRows.filter((row) => row.continues === null);
  const own = rows.filter((row) => name && table.grid.text(row.row, name.column) !== '');
  return own.length * 2 > rows.length;
}

const tellsOfProject = (field: LedgerField | null): boolean =>
  isAmountField(field) || field === 'project_code' || field === 'content_scale';

const fieldsOf = (table: TableFacts): (LedgerField | null)[] =>
  table.table.columns.map((column) => column.field);

function tableListsProjects(table: TableFacts): boolean {
  if (table.dataRows.length === 0) return false;
  const fields = fieldsOf(table);
  return (
    fields.includes('name') &&
    namesItsRows(table) &&
    !fields.includes('measure_unit') &&
    fields.some(tellsOfProject)
  );
}

/**
 * Whether a sheet lists projects: rows of data with names of their own and money, and no column of measuring units, which lists of
 * indicators have. Shown sheets only; a person may choose otherwise.
 */
export function listsProjects(sheet: SheetReading): boolean {
  if (sheet.sheet.hidden || findTurned(sheet)) return false;
  return buildSheetFacts(sheet).tables.some(tableListsProjects);
}

/** Of a sheet that lists projects, the tables beside the list whose rows name none: sums by kind, ranks, keys to marks. */
function listTablesBeside(sheet: SheetReading): Set<number> {
  const { tables } = buildSheetFacts(sheet);
  if (!tables.some(tableListsProjects)) return new Set();
  return new Set(
    tables.flatMap((table, at) =>
      tableListsProjects(table) || fieldsOf(table).includes('name') ? [] : [at],
    ),
  );
}

/** Rows of the tables beside the list, and how each table is named to a person. */
export function listRowsBeside(sheet: SheetReading): { what: string; rows: number[] }[] {
  return [...listTablesBeside(sheet)].map((at) => {
    const head = sheet.tables[at]?.head;
    const words = (sheet.tables[at]?.columns ?? []).flatMap((column) => column.levels.at(-1) ?? []);
    const rows = sheet.rows.filter((row) => row.table === at && row.kind === 'data');
    const from = (head?.top ?? rows[0]?.row ?? 0) + 1;
    return { what: `第${from}行起的另一张表（${words.join('、')}）`, rows: rows.map((row) => row.row + 1) };
  });
}

const NEEDED = '台账至少要有“项目名称”一栏，并有投资额、项目代码或建设内容中的一栏';
const TASK_FIELDS: readonly LedgerField[] = ['task', 'target', 'deadline', 'progress_text', 'lead_unit'];

/** What the table looks like, by the columns that it has. */
function describeTable(table: TableFacts): string {
  const fields = new Set(fieldsOf(table));
  const told = TASK_FIELDS.filter((field) => fields.has(field)).map(
    (field) => `“${LEDGER_FIELDS[field].zh}”`,
  );
  if (fields.has('measure_unit')) return '看起来是指标任务表（有“计量单位”一栏）';
  if (fields.has('region') && !fields.has('name')) return '看起来是分地区的汇总表';
  if (told.length > 0) return `看起来是任务清单（有${told.join('、')}栏）`;
  return fields.has('name') ? '看起来是名单' : '看起来不是项目清单';
}

/** What the largest table lacks of a ledger. */
function describeLack(table: TableFacts): string {
  const fields = fieldsOf(table);
  if (!fields.includes('name')) return '没有“项目名称”一栏';
  if (!namesItsRows(table)) return '“项目名称”多数行是空的';
  return fields.some(tellsOfProject) ? '' : '没有投资额、项目代码或建设内容';
}

const largestOf = (tables: TableFacts[]): TableFacts | undefined =>
  tables.toSorted((a, b) => b.dataRows.length - a.dataRows.length)[0];

/**
 * Why a sheet is not taken for a ledger: what it looks like, what it lacks, and what to do; '' when it is one.
 * A sheet is a ledger when one of its tables lists projects (`listsProjects`).
 */
export function explainNotLedger(sheet: SheetReading): string {
  if (listsProjects(sheet)) return '';
  if (sheet.sheet.hidden) return '工作表在文件中是隐藏的；需要的，在识别结果中勾选“导入这张表”';
  const turned = findTurned(sheet);
  if (turned) return turned.message;
  const table = largestOf(buildSheetFacts(sheet).tables);
  if (!table || sheet.columnCount < 2 || (!table.table.head && table.dataRows.length < 2))
    return `工作表中没有表格；${NEEDED}`;
  if (!table.table.head) return `没有找到表头；${NEEDED}，请在识别结果中指定表头所在的行`;
  if (table.dataRows.length === 0) return '表头下面没有数据行';
  const lack = describeLack(table);
  return `${describeTable(table)}${lack === '' ? '' : `，${lack}`}；${NEEDED}，确是台账的，在识别结果中改选列的含义并勾选“导入这张表”`;
}

/** The year that the first chosen sheet names in its title, name or heads; null when none does. */
export function findPrintedYear(sheets: SheetReading[]): number | null {
  for (const sheet of sheets) {
    const { sheetYear } = buildSheetFacts(sheet);
    if (sheetYear !== null && sheetYear >= 2015 && sheetYear <= 2045) return sheetYear;
  }
  return null;
}
