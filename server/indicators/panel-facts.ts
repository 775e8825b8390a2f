import type { CellOf } from '#core/indicators/board-row.ts';
import { getLatestDue, isStopped, yearBefore } from '#core/indicators/due-months.ts';
import type { Indicator } from '#core/indicators/indicator.ts';
import type { IndicatorRules } from '#core/indicators/indicator-rules.ts';
import type { Standings } from '#core/indicators/standing-value.ts';
import { getPreviousPeriod, groupBy, type PeriodId } from '#core/platform/public.ts';
import type { Tx } from '#server/platform/public.ts';
import { type Definitions, loadDefinitions, loadIndicatorRules } from './definitions.ts';
import { findFreeze, type IndicatorFreeze } from './freezes.queries.ts';
import { listTargets, type TargetRow } from './targets.queries.ts';
import { openSheets } from './value-sheet.ts';
import { listValueSheets } from './values.queries.ts';

/** What stood, or stands now, for a month: rules, the last rows that count, the freeze if there is one. */
export interface MonthFrame {
  regionId: number;
  period: PeriodId;
  freeze: IndicatorFreeze | null;
  definitions: Definitions;
  /** Those that were not given up before the month: what boards, tables and papers are about. */
  listed: readonly Indicator[];
  rules: IndicatorRules;
  rulesVersion: number;
}

/** A frozen month is read with the rules and up to the rows that it was frozen with; an open one as things stand today. */
export async function loadMonthFrame(
  tx: Tx,
  regionId: number,
  period: PeriodId,
  today: string,
): Promise<MonthFrame> {
  const freeze = (await findFreeze(tx, regionId, period)) ?? null;
  const [definitions, { rules, version }] = await Promise.all([
    loadDefinitions(tx, regionId, freeze ? { version: freeze.definitionsVersion } : { on: today }),
    loadIndicatorRules(tx, regionId, freeze ? { version: freeze.rulesVersion } : { on: today }),
  ]);
  const listed = definitions.indicators.filter((one) => !isStopped(one, period));
  return { regionId, period, freeze, definitions, listed, rules, rulesVersion: version };
}

/** Values of these subjects at these months, of all indicators of the frame or of the named ones. */
export async function readValues(
  tx: Tx,
  frame: MonthFrame,
  q: { subjectIds: readonly number[]; periods: readonly PeriodId[]; codes?: readonly string[] },
): Promise<Standings> {
  const codes = q.codes ?? frame.definitions.indicators.map(({ code }) => code);
  const sheets = await listValueSheets(tx, {
    regionId: frame.regionId,
    indicatorIds: codes.flatMap((code) => frame.definitions.idOf.get(code) ?? []),
    subjectIds: q.subjectIds,
    periods: q.periods,
    lastValueId: frame.freeze?.lastValueId ?? null,
  });
  return openSheets(sheets);
}

/** Values by indicator, subject and month; a cell comes from one of the queries only. */
export const toCellOf =
  ({ definitions }: MonthFrame, ...queries: readonly Standings[]): CellOf =>
  (indicator, subjectId, period) => {
    const id = definitions.idOf.get(indicator) ?? 0;
    for (const values of queries) {
      const found = values.at(id, subjectId, period);
      if (found !== null) return found;
    }
    return null;
  };

/** Without forecasts: one stands only where nothing is published. */
export const publishedOnly =
  (cellOf: CellOf): CellOf =>
  (...cell) => {
    const standing = cellOf(...cell);
    return standing?.certainty === 'forecast' ? null : standing;
  };

/** Targets of the month's year, of all indicators and subjects or of the named ones. */
export async function readTargets(
  tx: Tx,
  { regionId, period, freeze, definitions }: MonthFrame,
  subjectIds: readonly number[] | null,
  codes?: readonly string[],
): Promise<(indicator: string, subjectId: number) => TargetRow[]> {
  const rows = await listTargets(tx, {
    regionId,
    year: Number(period.slice(0, 4)),
    indicatorIds: codes?.flatMap((code) => definitions.idOf.get(code) ?? []) ?? null,
    subjectIds,
    lastTargetId: freeze?.lastTargetId ?? null,
  });
  const found = groupBy(rows, (row) => `${row.indicatorId}:${row.subjectId}`);
  return (indicator, subjectId) => found.get(`${definitions.idOf.get(indicator)}:${subjectId}`) ?? [];
}

/** All months from one to another, both counted. */
export function listMonths(from: PeriodId, to: PeriodId): PeriodId[] {
  const months: PeriodId[] = [];
  for (let at = to; at >= from; at = getPreviousPeriod(at)) months.push(at);
  return months.reverse();
}

/** The months that an order of regions needs: the indicator's latest, the one before, and both a year ago. */
export function listRankMonths(indicators: readonly Indicator[], period: PeriodId): PeriodId[] {
  const months = indicators.flatMap((indicator) => {
    const due = getLatestDue(indicator, period);
    const before = getLatestDue(indicator, getPreviousPeriod(due));
    return [due, before, yearBefore(due), yearBefore(before)];
  });
  return [...new Set(months)];
}
