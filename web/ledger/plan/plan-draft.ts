import {
  type ChangeKind,
  checkPlanLine,
  type listPlanLines,
  type RemovalClass,
} from '#core/ledger/public.ts';
import { compare, type OutputOf, sumOf, toDecimalText, toFraction } from '#core/platform/public.ts';
import { parseTsv } from '../../ui/grid/tsv.ts';
import { parseWan } from '../amounts.ts';

export type PlanLine = OutputOf<typeof listPlanLines>['lines'][number];
export type BatchKind = 'issued' | 'adjusted';

/** What was typed for a project; an amount that was not typed leaves its plan as it is. */
export interface DraftLine {
  annualYuan: string | null;
  firstMonth: number;
  lastMonth: number;
  /** Why it is taken off (调出). */
  removalClass?: RemovalClass;
}
export type Draft = Record<string, DraftLine>;

/** A line as it is before anything is typed: the months of the plan in force stay unless they are changed. */
export const toUntouched = (line: PlanLine | undefined): DraftLine => ({
  annualYuan: null,
  firstMonth: line?.firstMonth ?? 1,
  lastMonth: line?.lastMonth ?? 12,
});

const isZero = (yuan: string): boolean => compare(toFraction(yuan), toFraction('0')) === 0;

/** The kind of change that an amount makes of the plan in force; null when nothing changes. */
export function changeKindOf(
  kind: BatchKind,
  currentYuan: string | null,
  annualYuan: string | null,
): ChangeKind | null {
  if (annualYuan === null) return null;
  if (kind === 'issued') return 'issued';
  if (currentYuan === null || isZero(currentYuan)) return isZero(annualYuan) ? null : 'substituted';
  if (isZero(annualYuan)) return 'removed';
  const against = compare(toFraction(annualYuan), toFraction(currentYuan));
  return against === 0 ? null : against > 0 ? 'raised' : 'lowered';
}

export interface BatchLine {
  line: PlanLine;
  draft: DraftLine;
  changeKind: ChangeKind;
  problem: string | null;
}

/** The lines that the batch would carry, each with its problem in words. */
export function listBatchLines(kind: BatchKind, lines: readonly PlanLine[], draft: Draft): BatchLine[] {
  return lines.flatMap((line) => {
    const one = draft[line.projectId];
    const changeKind = one ? changeKindOf(kind, line.annualYuan, one.annualYuan) : null;
    if (!one || changeKind === null || one.annualYuan === null) return [];
    const problem =
      one.firstMonth > one.lastMonth
        ? '起始月份晚于终止月份'
        : checkPlanLine(kind, {
            changeKind,
            annualYuan: one.annualYuan,
            currentYuan: line.annualYuan,
            isListed: line.isListed,
            isNamedTwice: false,
          });
    return [{ line, draft: one, changeKind, problem }];
  });
}

const total = (amounts: readonly (string | null)[]): string =>
  toDecimalText(sumOf(amounts.flatMap((a) => (a === null ? [] : [toFraction(a)]))), 2);

export interface BatchTotals {
  beforeYuan: string;
  afterYuan: string;
  counts: Partial<Record<ChangeKind, number>>;
}

/** The year's total before and after the batch, over all projects. */
export function sumBatch(lines: readonly PlanLine[], batch: readonly BatchLine[]): BatchTotals {
  const newOf = new Map(batch.map((one) => [one.line.projectId, one.draft.annualYuan]));
  const counts: BatchTotals['counts'] = {};
  for (const { changeKind } of batch) counts[changeKind] = (counts[changeKind] ?? 0) + 1;
  return {
    beforeYuan: total(lines.map((l) => l.annualYuan)),
    afterYuan: total(lines.map((l) => newOf.get(l.projectId) ?? l.annualYuan)),
    counts,
  };
}

export interface PastedPlan {
  draft: Draft;
  matched: number;
  /** Lines that name no project, name it twice, or hold an amount that cannot be read; with the line's number. */
  problems: { line: number; text: string; why: 'unknown' | 'ambiguous' | 'amount'; row: string }[];
}

/** The lines that were not taken, to be mended and taken after. */
export const leftOver = ({ problems }: PastedPlan): string => problems.map(({ row }) => row).join('\n');

const KIND_WORDS = /^(下达|调增|调减|调出|抵补)$/;
const MONTH = /^(\d{1,2})月?$/;

/** Cells after the project's: a word for the change is passed over (the amount says it), then the amount, then the months. */
function readPastedCells(
  cells: readonly string[],
  kindWord: string | undefined,
  line: PlanLine,
): DraftLine | null {
  const [amount = '', first = '', last = ''] = cells;
  const annualYuan = kindWord === '调出' && amount.trim() === '' ? '0' : parseWan(amount);
  if (annualYuan === null) return null;
  const month = (text: string, fallback: number): number => {
    const found = Number(MONTH.exec(text.trim())?.[1]);
    return found >= 1 && found <= 12 ? found : fallback;
  };
  const { firstMonth, lastMonth } = toUntouched(line);
  return { annualYuan, firstMonth: month(first, firstMonth), lastMonth: month(last, lastMonth) };
}

/** 从 Excel 粘贴：项目编码或名称、（变动）、年度计划万元、（起始月）、（终止月）. Nothing is guessed, nothing is dropped in silence. */
export function readPastedPlan(text: string, lines: readonly PlanLine[]): PastedPlan {
  const byName = new Map<string, PlanLine[]>();
  for (const line of lines)
    for (const name of [line.code, line.name]) byName.set(name, [...(byName.get(name) ?? []), line]);
  const draft: Draft = {};
  const problems: PastedPlan['problems'] = [];
  for (const [index, cells] of parseTsv(text).entries()) {
    const [name = '', ...rest] = cells.map((cell) => cell.trim());
    if (name === '' && rest.every((cell) => cell === '')) continue;
    const found = byName.get(name) ?? [];
    const [line] = found;
    const note = (why: 'unknown' | 'ambiguous' | 'amount') =>
      problems.push({ line: index + 1, text: name, why, row: cells.join('\t') });
    if (!line) {
      note('unknown');
      continue;
    }
    if (found.length > 1 || draft[line.projectId]) {
      note('ambiguous');
      continue;
    }
    const kindWord = rest.find((cell) => KIND_WORDS.test(cell));
    const read = readPastedCells(
      rest.filter((cell) => cell !== kindWord && cell !== line.name && cell !== line.code),
      kindWord,
      line,
    );
    if (read) draft[line.projectId] = read;
    else note('amount');
  }
  return { draft, matched: Object.keys(draft).length, problems };
}
