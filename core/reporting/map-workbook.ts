import {
  type RawCell,
  type RawSheet,
  type RawWorkbook,
  shownOf,
  toCellAddress,
} from '#core/ledger/public.ts';
import {
  isEmptyMark,
  normalizeFigureText,
  type PeriodId,
  parseAmount,
  parseDecimal,
  refuse,
  roundYuanToFen,
} from '#core/platform/public.ts';
import { type CellField, isSameCell } from './draft.ts';
import {
  CODE_HEAD,
  ENTRY_SHEET,
  KEEPING_SHEET,
  KEPT_FIELDS_OF,
  WORKBOOK_COLUMNS,
} from './workbook-template.ts';

export interface WorkbookFinding {
  address: string;
  code: string;
  severity: 'error' | 'warning' | 'note';
  message: string;
}

/** A cell of the workbook that differs from what stood there when it was made. */
export interface MappedCell {
  field: CellField;
  value: string;
  seen: string;
  sheet: string;
  /** `G5` */
  address: string;
}

export interface MappedProject {
  code: string;
  draftVersion: number;
  cells: MappedCell[];
}

export interface MappedWorkbook {
  projects: MappedProject[];
  findings: WorkbookFinding[];
}

interface Kept {
  draftVersion: number;
  texts: Map<CellField, string>;
}

const isAmount = (field: CellField): boolean => field === 'monthAmountYuan' || field === 'ytdAmountYuan';

/** What the hidden sheet says the workbook is; a copy without it, or of another month or unit, is refused. */
function readKeeping(
  workbook: RawWorkbook,
  expected: { period: PeriodId; orgId: string },
): Map<string, Kept> {
  const sheet = workbook.sheets.find((s) => s.name === KEEPING_SHEET);
  const [version, period, orgId, orgName] = (sheet?.rows[0] ?? []).map((cell) => shownOf(cell) ?? '');
  const keptFields = KEPT_FIELDS_OF[version ?? ''];
  if (!sheet || !keptFields)
    throw refuse(
      'invalid',
      'WORKBOOK_WRONG_TEMPLATE',
      '这不是本系统下载的填报表',
      'This is not the workbook downloaded here',
      ['先下载本期填报表，在其中填写后上传'],
    );
  if (period !== expected.period)
    throw refuse(
      'invalid',
      'WORKBOOK_OTHER_PERIOD',
      `这是${period}的填报表`,
      `This is the workbook of ${period}`,
      ['下载本期填报表'],
    );
  if (orgId !== expected.orgId)
    throw refuse(
      'invalid',
      'WORKBOOK_OTHER_UNIT',
      `这是${orgName ?? '其他单位'}的填报表`,
      'This is the workbook of another unit',
      ['下载本单位填报表'],
    );
  return new Map(
    sheet.rows.slice(1).map((row): [string, Kept] => {
      const [code = '', draftVersion = '0', ...texts] = row.map((cell) => shownOf(cell) ?? '');
      return [
        code,
        {
          draftVersion: Number(draftVersion),
          texts: new Map(keptFields.map((field, index) => [field, texts[index] ?? ''])),
        },
      ];
    }),
  );
}

interface Head {
  row: number;
  codeColumn: number;
  fields: { field: CellField; column: number }[];
}

const normalHead = (text: string | null): string => (text ?? '').replace(/\s|（万元）|\(万元\)/g, '');

/** Columns are found by their heads: one that was moved is read where it stands now. */
function findHead(sheet: RawSheet): Head {
  const row = sheet.rows.findIndex((cells) => cells.some((cell) => normalHead(shownOf(cell)) === CODE_HEAD));
  const heads = (sheet.rows[row] ?? []).map((cell) => normalHead(shownOf(cell)));
  const fields = WORKBOOK_COLUMNS.flatMap(({ head, field }) => {
    const column = heads.indexOf(head);
    return field === null || column < 0 ? [] : [{ field, column }];
  });
  if (row < 0 || !fields.some(({ field }) => field === 'monthAmountYuan'))
    throw refuse(
      'invalid',
      'WORKBOOK_WRONG_TEMPLATE',
      '找不到“项目编码”或“本月完成”这一列',
      'The columns of the code or of this month are missing',
      ['不要改动表头，或重新下载填报表'],
    );
  return { row, codeColumn: heads.indexOf(CODE_HEAD), fields };
}

/** A number is taken exactly, not as it is shown rounded; everything else as it is shown. */
function textOf(cell: RawCell | undefined, field: CellField): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell.trim();
  const isFigure = isAmount(field) || field === 'imagePercent';
  const isPercent = cell.shown.endsWith('%');
  return isFigure && cell.type === 'number' && !isPercent ? cell.value : (cell.shown ?? '').trim();
}

/** The text of a cell as it is saved: amounts in 元; what cannot be read stays as typed, with the reason. */
export function readCell(field: CellField, text: string): { value: string; problem?: string } {
  if (isAmount(field)) {
    if (isEmptyMark(normalizeFigureText(text)) || text === '') return { value: '' };
    const reading = parseAmount(text, 'wan');
    return reading.ok ? { value: roundYuanToFen(reading.yuan) } : { value: text, problem: reading.reason };
  }
  if (field === 'imagePercent') {
    if (text === '' || isEmptyMark(normalizeFigureText(text))) return { value: '' };
    const reading = parseDecimal(normalizeFigureText(text).replace(/%$/, ''));
    return reading.ok ? { value: reading.value } : { value: text, problem: reading.reason };
  }
  return { value: text };
}

function mapRow(
  sheet: RawSheet,
  rowNumber: number,
  head: Head,
  kept: Kept,
): { cells: MappedCell[]; findings: WorkbookFinding[] } {
  const cells: MappedCell[] = [];
  const findings: WorkbookFinding[] = [];
  for (const { field, column } of head.fields) {
    const { value, problem } = readCell(field, textOf(sheet.rows[rowNumber]?.[column], field));
    const seen = kept.texts.get(field) ?? '';
    const full = toCellAddress(sheet.name, rowNumber, column);
    if (problem) findings.push({ address: full, code: 'CELL_UNREAD', severity: 'error', message: problem });
    if (isSameCell(field, value, seen)) continue;
    cells.push({ field, value, seen, sheet: sheet.name, address: full.slice(sheet.name.length + 1) });
  }
  return { cells, findings };
}

/**
 * The cells that a unit changed in its downloaded workbook, by project code. Rows that are not the unit's, that stand there
 * twice or that are missing become findings, never a crash; a sheet, unit or period that does not fit is refused.
 */
export function mapWorkbook(
  workbook: RawWorkbook,
  expected: { period: PeriodId; orgId: string; codes: readonly string[] },
): MappedWorkbook {
  const keeping = readKeeping(workbook, expected);
  const sheet = workbook.sheets.find((s) => s.name === ENTRY_SHEET) ?? workbook.sheets.find((s) => !s.hidden);
  if (!sheet)
    throw refuse('invalid', 'WORKBOOK_WRONG_TEMPLATE', '没有“填报”工作表', 'The entry sheet is missing', [
      '重新下载填报表',
    ]);
  const head = findHead(sheet);
  const known = new Set(expected.codes);
  const projects = new Map<string, MappedProject>();
  const findings: WorkbookFinding[] = [];
  for (let row = head.row + 1; row < sheet.rows.length; row += 1) {
    const code = shownOf(sheet.rows[row]?.[head.codeColumn])?.trim();
    if (!code) continue;
    const address = toCellAddress(sheet.name, row, head.codeColumn);
    const kept = keeping.get(code);
    if (!known.has(code) || !kept) {
      findings.push({
        address,
        code: 'ROW_UNKNOWN',
        severity: 'warning',
        message: `${code}不在本单位本期应报项目中，未读取`,
      });
    } else if (projects.has(code)) {
      findings.push({
        address,
        code: 'ROW_TWICE',
        severity: 'error',
        message: `${code}出现两次，只读取第一行`,
      });
    } else {
      const mapped = mapRow(sheet, row, head, kept);
      projects.set(code, { code, draftVersion: kept.draftVersion, cells: mapped.cells });
      findings.push(...mapped.findings);
    }
  }
  for (const code of keeping.keys())
    if (known.has(code) && !projects.has(code))
      findings.push({
        address: `${sheet.name}!A1`,
        code: 'ROW_MISSING',
        severity: 'note',
        message: `${code}在表中没有找到，保持原样`,
      });
  return { projects: [...projects.values()].filter((p) => p.cells.length > 0), findings };
}
