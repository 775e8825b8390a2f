import { findTurned } from '../import/check-shape.ts';
import type { ImportFinding } from '../import/finding.ts';
import { findSubject, type LedgerRowDraft, toCanonicalText } from '../import/ledger-row.ts';
import { toLedgerRows } from '../import/to-ledger-rows.ts';
import type { WorkbookReading } from '../import/understanding.ts';
import { type CellQuestion, layAnswer, listCellQuestions } from './cell-questions.ts';
import { listRowsBeside } from './choose-sheets.ts';
import type { ProjectDraft } from './project-draft.ts';
import type { ImportQuestion } from './question.ts';
import { readAmounts, readDates, readNature, readStage, readTexts, readWordLists } from './read-fields.ts';
import { findSheetMonth, readMonthFigures } from './read-month-figures.ts';
import { type RoleReader, readSponsor, readUnitRoles } from './read-roles.ts';

const FREE_FORMS: Record<NonNullable<ImportQuestion['free']>, RegExp> = {
  unit: /^\d{1,18}$/,
  yuan: /^\d{1,16}(\.\d{1,2})?$/,
  day: /^\d{4}-\d\d-\d\d$/,
  number: /^[0-9A-Za-z-]{1,64}$/,
};

/** An answer is one of the choices, fits the free form, or is '' (leave the cell out). */
export function isFittingAnswer(question: Omit<ImportQuestion, 'count'>, answer: string): boolean {
  if (answer === '') return true;
  if (question.choices.some((choice) => choice.value === answer)) return true;
  return question.free !== null && FREE_FORMS[question.free].test(answer);
}

/** The ledger's year and the month that the sheet's title names. */
interface SheetTime {
  year: number;
  month: string | null;
  /** Why none of its rows is a project; '' when they may be. */
  turned: string;
}

function askCells(reader: RoleReader, row: LedgerRowDraft, asked: CellQuestion[]): string[] {
  return asked.flatMap((one) => {
    reader.questions.add(one.question);
    const answer = reader.answers[one.question.key];
    if (answer === undefined || !isFittingAnswer(one.question, answer)) return [one.question.key];
    layAnswer(row, one, answer);
    return [];
  });
}

function toProjectDraft(
  reader: RoleReader,
  row: LedgerRowDraft,
  asked: CellQuestion[],
  time: SheetTime,
): ProjectDraft {
  const isNameless = row.refusedFor.length > 0 || !row.values.name;
  const draft: ProjectDraft = {
    key: `${row.sheet}!${row.row}${row.block > 0 ? `/${row.block}` : ''}`,
    sheet: row.sheet,
    row: row.row,
    name: findSubject(row) ?? '',
    fields: {},
    origins: {},
    baseYuan: null,
    annualYuan: null,
    parentName: null,
    stage: null,
    startedOn: null,
    month: null,
    refusedFor: time.turned !== '' ? [time.turned] : isNameless ? ['没有项目名称'] : [],
    open: askCells(reader, row, asked),
    remarks: [],
  };
  if (draft.refusedFor.length > 0) return draft;
  readTexts(draft, row);
  readNature(reader, draft, row);
  readWordLists(draft, row);
  readAmounts(draft, row);
  readDates(draft, row);
  readStage(draft, row);
  readUnitRoles(reader, draft, row);
  readSponsor(reader, draft, row);
  const parent = row.values.parent_name?.[0];
  draft.parentName = parent ? toCanonicalText(parent.value) || null : null;
  if (parent) draft.origins.parentName = parent.origin;
  draft.month = readMonthFigures(row, time.month, time.year);
  return draft;
}

export interface IntakeRows {
  /** Rows of the chosen sheets as the ledger would hold them, beside the rows as they were read. */
  rows: { draft: ProjectDraft; row: LedgerRowDraft }[];
}

/**
 * Rows of the chosen sheets as the ledger's tables would take them over, with the questions that they raise; without those of
 * a table beside the list of projects (`listRowsBeside`).
 */
export function toProjectDrafts(
  reading: WorkbookReading,
  findings: ImportFinding[],
  chosenSheets: ReadonlySet<string>,
  reader: RoleReader,
  year: number,
): IntakeRows {
  const cells = new Map<string, CellQuestion[]>();
  for (const asked of listCellQuestions(reading, findings)) {
    const key = `${asked.sheet}!${asked.row}`;
    cells.set(key, [...(cells.get(key) ?? []), asked]);
  }
  const times = new Map(
    reading.sheets.map((sheet): [string, SheetTime] => [
      sheet.name,
      { year, month: findSheetMonth(sheet, year), turned: findTurned(sheet)?.message ?? '' },
    ]),
  );
  const beside = new Set(
    reading.sheets.flatMap((sheet) =>
      listRowsBeside(sheet).flatMap(({ rows }) => rows.map((row) => `${sheet.name}!${row}`)),
    ),
  );
  const rows = toLedgerRows(reading, findings)
    .filter((row) => chosenSheets.has(row.sheet) && !beside.has(`${row.sheet}!${row.row}`))
    .map((row) => {
      const time = times.get(row.sheet) ?? { year, month: null, turned: '' };
      return { row, draft: toProjectDraft(reader, row, cells.get(`${row.sheet}!${row.row}`) ?? [], time) };
    });
  return { rows };
}
