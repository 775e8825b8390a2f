import { type CellValue, type WriteSheet, writeXlsx } from 'hucre';
import type { FindingSeverity, ImportFinding } from '#core/ledger/import/finding.ts';
import type { RawCell } from '#core/ledger/import/raw-sheet.ts';
import { parseColumnLetters } from '#core/ledger/import/raw-sheet.ts';
import type { SheetReading, WorkbookReading } from '#core/ledger/import/understanding.ts';

/** Fill and text colours by severity; the remark column says the same in words. */
const MARKS: Record<FindingSeverity, { fill: string; font: string; word: string }> = {
  error: { fill: 'FFC7CE', font: '9C0006', word: '错误' },
  warning: { fill: 'FFEB9C', font: '7F6000', word: '提醒' },
  note: { fill: 'DDEBF7', font: '1F4E78', word: '说明' },
};
const RANK: Record<FindingSeverity, number> = { error: 2, warning: 1, note: 0 };
const REMARK_HEAD = '导入意见';

interface PlacedFinding {
  row: number;
  column: number;
  finding: ImportFinding;
}

function placeFindings(sheet: SheetReading, findings: ImportFinding[]): PlacedFinding[] {
  return findings.flatMap((finding) => {
    const at = finding.address.lastIndexOf('!');
    const match = /^([A-Z]+)(\d+)$/.exec(finding.address.slice(at + 1));
    if (!match || finding.address.slice(0, at) !== sheet.name) return [];
    return [{ row: Number(match[2]) - 1, column: parseColumnLetters(match[1] ?? '') ?? 0, finding }];
  });
}

/** Numbers stay numbers so that the office can go on calculating; every text stays text, a leading = as well. */
function toCellValue(cell: RawCell): CellValue {
  if (cell === null || typeof cell === 'string') return cell;
  const plain = cell.type === 'number' && !cell.lostDigits && cell.shown === cell.value;
  return plain ? Number(cell.value) : cell.shown;
}

/** Rows to give back: head rows for orientation, and the rows that need a person. */
function chooseRows(sheet: SheetReading, placed: PlacedFinding[]): number[] {
  const bad = new Set(placed.filter(({ finding }) => finding.severity !== 'note').map(({ row }) => row));
  return sheet.rows.filter((row) => row.kind === 'header' || bad.has(row.row)).map((row) => row.row);
}

function describeFindings(findings: PlacedFinding[]): string {
  return findings.map(({ finding }) => `${MARKS[finding.severity].word}：${finding.message}`).join('\n');
}

function markCell(
  values: CellValue,
  findings: PlacedFinding[],
): NonNullable<WriteSheet['cells']> extends Map<string, infer Cell> ? Cell : never {
  const worst = findings.reduce((so, one) =>
    RANK[one.finding.severity] > RANK[so.finding.severity] ? one : so,
  );
  const mark = MARKS[worst.finding.severity];
  return {
    value: values,
    style: {
      fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: mark.fill } },
      font: { color: { rgb: mark.font } },
    },
    comment: { author: '落实', text: describeFindings(findings) },
  };
}

function buildAnnotatedSheet(sheet: SheetReading, findings: ImportFinding[], onlyBad: boolean): WriteSheet {
  const placed = placeFindings(sheet, findings);
  const chosen = onlyBad ? chooseRows(sheet, placed) : sheet.rows.map((row) => row.row);
  const rows: CellValue[][] = [];
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  const firstHead = sheet.rows.find((row) => row.kind === 'header')?.row;
  chosen.forEach((row, at) => {
    const own = placed.filter((one) => one.row === row);
    const values = Array.from({ length: sheet.columnCount }, (_, column) =>
      toCellValue(sheet.sheet.rows[row]?.[column] ?? null),
    );
    rows.push([...values, row === firstHead ? REMARK_HEAD : describeFindings(own) || null]);
    for (const column of new Set(own.map((one) => one.column))) {
      cells.set(
        `${at},${column}`,
        markCell(
          values[column] ?? null,
          own.filter((one) => one.column === column),
        ),
      );
    }
  });
  for (const [at, row] of rows.entries()) {
    row.forEach((value, column) => {
      const key = `${at},${column}`;
      const known = cells.get(key) ?? { value };
      cells.set(key, { ...known, style: { ...known.style, alignment: { wrapText: true, vertical: 'top' } } });
    });
  }
  const widths = Array.from({ length: sheet.columnCount }, () => ({ width: 14 }));
  return { name: sheet.name, rows, cells, columns: [...widths, { width: 60 }] };
}

/**
 * The bad rows of an import as a workbook: heads, the rows that need a person with the cells in question
 * coloured and commented, and a last column 导入意见. `onlyBad: false` gives every row back.
 */
export async function writeAnnotatedWorkbook(
  reading: WorkbookReading,
  findings: ImportFinding[],
  { onlyBad = true }: { onlyBad?: boolean } = {},
): Promise<Uint8Array> {
  const sheets = reading.sheets
    .map((sheet) => buildAnnotatedSheet(sheet, findings, onlyBad))
    .filter((sheet) => (sheet.rows?.length ?? 0) > 0);
  return await writeXlsx({
    sheets: sheets.length > 0 ? sheets : [{ name: '没有问题', rows: [['没有需要处理的行']] }],
  });
}
