import { parseAmount, toDecimalText, toFraction } from '#core/platform/public.ts';
import type { ImportFinding, ImportFindingCode } from '../import/finding.ts';
import type { LedgerRowDraft } from '../import/ledger-row.ts';
import { parseColumnLetters } from '../import/raw-sheet.ts';
import type { FieldValue } from '../import/read-value.ts';
import { buildSheetFacts } from '../import/table-facts.ts';
import type { ColumnReading, SheetReading, WorkbookReading } from '../import/understanding.ts';
import { LEDGER_FIELDS } from '../ledger-fields.ts';
import { TAKEN_FIELDS } from './project-draft.ts';
import type { ImportQuestion } from './question.ts';

/** Findings about a cell that nobody but a person can settle (handbook 5: asked about and not guessed). */
const ASKED: ReadonlySet<ImportFindingCode> = new Set<ImportFindingCode>([
  'IMP-MIXED-FIGURE',
  'IMP-MIXED-CELL',
  'IMP-FIGURE-UNREADABLE',
  'IMP-CELL-ERROR',
  'IMP-FORMULA-NO-RESULT',
  'IMP-DIGITS-LOST',
  'IMP-DATE-AMBIGUOUS',
  'IMP-DATE-UNREADABLE',
]);
const ADDRESS = /^(.*)!([A-Z]+)(\d+)$/s;

export interface CellQuestion {
  question: Omit<ImportQuestion, 'count'>;
  column: ColumnReading;
  sheet: string;
  /** 1-based row of the draft that the cell belongs to. */
  row: number;
  address: string;
}

/** #DIV/0! and 1.2E+4 hold digits, but no amount that could be meant. */
const NO_AMOUNT = /^#|\d\s*e\s*[+-]?\d/i;

/** 约1.2亿 gives 1.2亿; 3000（含征地500） gives both: offered, never chosen. */
function listAmountsIn(text: string, unit: string | null): ImportQuestion['choices'] {
  if (NO_AMOUNT.test(text)) return [];
  const key = unit === '元' ? 'yuan' : unit === '亿元' ? 'yi' : 'wan';
  const found = [...text.matchAll(/\d[\d,，]*(?:\.\d+)?\s*(?:亿元|亿|万元|万|元)?/g)].flatMap(([part]) => {
    const amount = parseAmount(part.replaceAll(/[,，]/g, ''), key);
    if (!amount.ok) return [];
    const wan = toDecimalText(
      { num: toFraction(amount.yuan).num, den: toFraction(amount.yuan).den * 10_000n },
      6,
    );
    return [{ value: amount.yuan, label: `${wan}万元` }];
  });
  return found.filter((one, at) => found.findIndex((other) => other.value === one.value) === at).slice(0, 4);
}

function freeOf(kind: string): ImportQuestion['free'] {
  if (kind === 'amount') return 'yuan';
  return kind === 'date' ? 'day' : 'number';
}

function toCellQuestion(
  sheet: SheetReading,
  finding: ImportFinding,
  row: number,
  at: number,
): CellQuestion[] {
  const reading = sheet.rows[row];
  if (reading?.kind !== 'data') return [];
  const facts = buildSheetFacts(sheet).tables[Math.max(0, reading.table)];
  const column = facts?.table.columns[at];
  if (!facts || !column || column.field === null || !TAKEN_FIELDS.has(column.field)) return [];
  const text = facts.grid.text(row, at);
  const kind = LEDGER_FIELDS[column.field].kind;
  if (kind === 'text' || kind === 'unit' || kind === 'person') return [];
  const label = LEDGER_FIELDS[column.field].zh;
  return [
    {
      question: {
        key: `cell:${finding.address}:${text.slice(0, 80)}`,
        kind: 'cell',
        text,
        sentence: text === '' ? `${label}的公式没有保存结果，应填什么` : `${label}“${text}”应读作什么`,
        address: finding.address,
        choices: kind === 'amount' ? listAmountsIn(text, column.unit) : [],
        free: freeOf(kind),
      },
      column,
      sheet: sheet.name,
      row: (reading.continues ?? row) + 1,
      address: finding.address.slice(sheet.name.length + 1),
    },
  ];
}

/** One question for each cell of a field that the ledger keeps and that could not be read. */
export function listCellQuestions(reading: WorkbookReading, findings: ImportFinding[]): CellQuestion[] {
  const sheets = new Map(reading.sheets.map((sheet) => [sheet.name, sheet]));
  const seen = new Set<string>();
  return findings.flatMap((finding) => {
    const match = ASKED.has(finding.code) ? ADDRESS.exec(finding.address) : null;
    const sheet = sheets.get(match?.[1] ?? '');
    if (!match || !sheet || seen.has(finding.address)) return [];
    seen.add(finding.address);
    return toCellQuestion(sheet, finding, Number(match[3]) - 1, parseColumnLetters(match[2] ?? '') ?? 0);
  });
}

function toAnsweredValue(kind: string, answer: string): FieldValue {
  if (kind === 'amount') return { kind: 'amount', yuan: answer };
  if (kind === 'date')
    return {
      kind: 'date',
      date: { ok: true, period: answer, precision: 'day', edge: null, yearAssumed: false, text: answer },
    };
  return { kind: 'text', text: answer };
}

/**
 * Lays an answer into the draft as if the cell had said so; an empty answer leaves the cell out. What was read from the
 * cell itself, as a code whose last digits are lost, gives way to either.
 */
export function layAnswer(row: LedgerRowDraft, asked: CellQuestion, answer: string): void {
  const { field } = asked.column;
  if (field === null) return;
  const others = (row.values[field] ?? []).filter(
    ({ origin }) => origin.sheet !== asked.sheet || origin.address !== asked.address,
  );
  if (others.length === 0) delete row.values[field];
  else row.values[field] = others;
  if (answer === '') return;
  row.values[field] = [
    ...others,
    {
      value: toAnsweredValue(LEDGER_FIELDS[field].kind, answer),
      text: asked.question.text,
      head: asked.column.levels.join('/'),
      origin: { sheet: asked.sheet, address: asked.address },
      inherited: false,
    },
  ];
}
