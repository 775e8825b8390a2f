import {
  applySheetCorrections,
  buildFinding,
  buildLayout,
  checkImport,
  compareProjects,
  type Directory,
  DirectoryIndex,
  explainNotLedger,
  findLayout,
  findPrintedYear,
  type ImportCorrections,
  type ImportFinding,
  type ImportQuestion,
  type ImportRowToWrite,
  listSheetTables,
  listsProjects,
  type ProjectPicture,
  QuestionList,
  type RawWorkbook,
  type SheetCorrections,
  type SheetLayout,
  type SheetReading,
  sortFindings,
  toCorrections,
  toImportView,
  toProjectDrafts,
  understandWorkbook,
  type WorkbookReading,
} from '#core/ledger/public.ts';
import { formatPeriod } from '#core/platform/public.ts';
import { checkImportedFigures } from './check-imported-figures.ts';
import type { ImportCounts, ImportHead, ImportOutcome, ImportSheet } from './import-outcome.ts';
import { listNotTaken } from './not-taken.ts';

export interface ImportInput {
  workbook: RawWorkbook;
  corrections: ImportCorrections;
  layouts: SheetLayout[];
  directory: Directory;
  existing: ProjectPicture[];
  /** This year, for workbooks that print none. */
  thisYear: number;
  /** Months whose reports are being filled, `2026-11`. */
  openMonths: string[];
}

interface CorrectedReading {
  reading: WorkbookReading;
  used: SheetCorrections[];
  remembered: Set<string>;
  layouts: SheetLayout[];
}

/** A person's corrections of a sheet go before the layout remembered for its heads. */
function correctReading(understood: WorkbookReading, input: ImportInput): CorrectedReading {
  const made: CorrectedReading = { reading: understood, used: [], remembered: new Set(), layouts: [] };
  const sheets = understood.sheets.map((sheet): SheetReading => {
    const own = input.corrections.sheets.find((one) => one.sheet === sheet.name);
    const layout = own ? undefined : findLayout(sheet, input.layouts);
    const used = own ?? (layout ? toCorrections(layout, sheet) : undefined);
    if (!used) return sheet;
    made.used.push(used);
    if (layout) made.remembered.add(sheet.name);
    if (own) {
      const kept = buildLayout(sheet, own);
      if (kept.fingerprint !== '') made.layouts.push(kept);
    }
    return applySheetCorrections(sheet, used);
  });
  return { ...made, reading: { workbook: understood.workbook, sheets } };
}

function isChosen(sheet: SheetReading, corrections: ImportCorrections): boolean {
  return corrections.chosenSheets[sheet.name] ?? listsProjects(sheet);
}

function toSheets(reading: WorkbookReading, input: ImportInput, remembered: Set<string>): ImportSheet[] {
  const views = toImportView(reading, []).sheets;
  return reading.sheets.map((sheet, at): ImportSheet => {
    const view = views[at];
    const kinds: ImportSheet['kinds'] = { data: 0, group: 0, subtotal: 0, note: 0, blank: 0, header: 0 };
    for (const row of sheet.rows) kinds[row.kind] = (kinds[row.kind] ?? 0) + 1;
    return {
      name: sheet.name,
      isChosen: isChosen(sheet, input.corrections),
      reason: explainNotLedger(sheet),
      headerRows: view?.headerRows ?? [],
      columnCount: sheet.columnCount,
      columns: view?.columns ?? [],
      table: listSheetTables(sheet).main,
      ...(view?.furtherTables ? { furtherTables: view.furtherTables } : {}),
      rowCount: sheet.rows.length,
      kinds,
      isRemembered: remembered.has(sheet.name),
    };
  });
}

function countRows(rows: ImportRowToWrite[]): ImportCounts {
  const counts: ImportCounts = {
    data: rows.length,
    new: 0,
    changed: 0,
    unchanged: 0,
    waiting: 0,
    refused: 0,
  };
  for (const row of rows) counts[row.status]++;
  return counts;
}

const changesTotal = (row: ImportRowToWrite): boolean =>
  row.status === 'changed' && (row.write.pairs.totalInvestmentYuan?.[0] ?? null) !== null;

/** Open questions and refused rows as findings with addresses: for the list and for the annotated return. */
function toFindings(
  questions: ImportQuestion[],
  rows: ImportRowToWrite[],
  open: Set<string>,
): ImportFinding[] {
  return [
    ...questions
      .filter((question) => open.has(question.key))
      .map((question) => {
        const more = question.count > 1 ? `（共${question.count}处）` : '';
        return buildFinding('IMP-QUESTION', question.address, `${question.sentence}${more}`);
      }),
    ...rows
      .filter((row) => row.status === 'refused' && row.name !== '')
      .map((row) => buildFinding('IMP-ROW-REFUSED', `${row.sheet}!A${row.row}`, row.reasons.join('；'))),
  ];
}

const takesMonth = (row: ImportRowToWrite): boolean => row.status !== 'refused' && row.status !== 'waiting';

/** How many rows say something of which month. */
function countMonths(rows: ImportRowToWrite[]): { period: string; rows: number }[] {
  const counts = new Map<string, number>();
  for (const row of rows)
    if (row.write.month && takesMonth(row))
      counts.set(row.write.month.period, (counts.get(row.write.month.period) ?? 0) + 1);
  return [...counts].map(([period, count]) => ({ period, rows: count }));
}

/** Figures of a month that nobody is filling stay in the workbook; said once for each month, at its first cell. */
function findClosedMonths(rows: ImportRowToWrite[], openMonths: string[]): ImportFinding[] {
  const first = new Map<string, string>();
  for (const { write } of rows) {
    const [cell] = write.month?.cells ?? [];
    if (write.month && cell && !openMonths.includes(write.month.period) && !first.has(write.month.period))
      first.set(write.month.period, `${cell.sheet}!${cell.address}`);
  }
  return [...first].map(([period, address]) =>
    buildFinding(
      'IMP-MONTH-CLOSED',
      address,
      `${formatPeriod(period)}的完成数和进展没有带入：该期不在填报中`,
    ),
  );
}

export interface WorkedOutImport {
  reading: WorkbookReading;
  outcome: ImportOutcome;
}

/**
 * Everything an import has to say before it is applied, from the cells of the workbook, what a person corrected and answered,
 * the directory of units and leaders, and the ledger as it stands. Pure: the same input gives the same outcome.
 */
export function workOutImport(input: ImportInput): WorkedOutImport {
  const corrected = correctReading(understandWorkbook(input.workbook), input);
  const { reading } = corrected;
  const review = checkImport(reading);
  const found = [...review.findings, ...checkImportedFigures(review.printed)];
  const sheets = toSheets(reading, input, corrected.remembered);
  const chosen = new Set(sheets.filter((sheet) => sheet.isChosen).map((sheet) => sheet.name));
  const questions = new QuestionList();
  const index = new DirectoryIndex(input.directory);
  const { answers, settings } = input.corrections;
  const year =
    settings.year ??
    findPrintedYear(reading.sheets.filter((sheet) => chosen.has(sheet.name))) ??
    input.thisYear;
  const reader = { index, answers, questions };
  const { rows: drafts } = toProjectDrafts(reading, found, chosen, reader, year);
  const left = { plans: 0 };
  const rows = compareProjects(
    drafts.map(({ draft }) => draft),
    { existing: input.existing, index, answers, settings, year, questions, left },
  );
  const open = new Set(rows.flatMap((row) => row.open));
  const asked = questions.list().sort((a, b) => Number(open.has(b.key)) - Number(open.has(a.key)));
  const months = countMonths(rows);
  const findings = sortFindings(reading, [
    ...found,
    ...toFindings(asked, rows, open),
    ...findClosedMonths(rows, input.openMonths),
  ]);
  const count = (severity: ImportFinding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const head: ImportHead = {
    sheets,
    counts: countRows(rows),
    findings: { error: count('error'), warning: count('warning'), note: count('note') },
    questions: asked.length,
    openQuestions: open.size,
    notTaken: listNotTaken(reading, sheets, input.corrections, found),
    year,
    hasAnnualPlan: sheets.some(
      (sheet) => sheet.isChosen && sheet.columns.some((column) => column.field === 'annual_plan'),
    ),
    plansLeft: left.plans,
    months: months.map((month) => ({ ...month, isOpen: input.openMonths.includes(month.period) })),
    changedTotals: rows.filter(changesTotal).length,
    corrections: corrected.used,
    layouts: corrected.layouts,
  };
  const cells = toImportView(reading, []).sheets.map((sheet) => sheet.rows);
  return { reading, outcome: { head, cells, questions: asked, findings, rows } };
}
