import type { z } from 'zod';
import { deriveTargetStanding } from '#core/indicators/annual-target.ts';
import { readFigure } from '#core/indicators/board-row.ts';
import { getLatestDue, monthOf } from '#core/indicators/due-months.ts';
import type { Indicator } from '#core/indicators/indicator.ts';
import { getGrowthChange } from '#core/indicators/indicator-growth.ts';
import { judgeIndicator } from '#core/indicators/indicator-light.ts';
import type { getShortfalls as route } from '#core/indicators/panel-contract.ts';
import type { IndicatorSubject } from '#core/indicators/subject.ts';
import { pickJudgingTarget } from '#core/indicators/target.ts';
import { compare, type DecimalText, divide, toDecimalText, toFraction } from '#core/platform/public.ts';
import { type Ctx, withScope } from '#server/platform/public.ts';
import { openMonth, toFrozenView, toSubjectView } from './board.view.ts';
import { listOrgNames } from './history.queries.ts';
import { type MonthFrame, readTargets, readValues, toCellOf } from './panel-facts.ts';
import { listSourceUnits } from './source-units.ts';
import { listBelow } from './subjects.queries.ts';
import type { TargetRow } from './targets.queries.ts';

type View = z.input<typeof route.output>;

/** 欠账表: what the own region and its towns owe against their targets of the year, by the unit that answers for it. */
export function getShortfalls(ctx: Ctx, query: z.output<typeof route.query>): Promise<View> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const { frame, subject } = await openMonth(tx, ctx, { ...query, subject: undefined });
    const below = await listBelow(tx, frame.regionId, subject.id, 'region');
    const subjects = [subject, ...below];
    const targetsOf = await readTargets(
      tx,
      frame,
      subjects.map(({ id }) => id),
    );
    const year = Number(frame.period.slice(0, 4));
    const dues = [...new Set(frame.listed.map((one) => getLatestDue(one, frame.period)))];
    const rows = await readValues(tx, frame, {
      subjectIds: subjects.map(({ id }) => id),
      periods: [...dues, ...dues.map((due) => `${year - 1}${due.slice(4)}`), `${year - 1}-12`],
    });
    const cellOf = toCellOf(frame, rows);
    const units = await listSourceUnits(tx, frame.regionId);
    const owed = subjects.flatMap((one) =>
      frame.listed.flatMap((indicator) => {
        const target = pickJudgingTarget(targetsOf(indicator.code, one.id)) as TargetRow | null;
        return target?.value == null ? [] : [{ indicator, subject: one, target }];
      }),
    );
    const names = await listOrgNames(
      tx,
      frame.regionId,
      owed.flatMap(({ target }) => target.leadOrgId ?? []),
    );
    const standings = owed.map((one) => ({ ...one, line: deriveShortfallLine(frame, cellOf, one) }));
    const late = standings.flatMap(({ indicator, subject: of, target, line }) => {
      if (line === null || line.shortfall === null || toFraction(line.shortfall).num <= 0n) return [];
      const source = of.id === subject.id ? units.of(indicator) : undefined;
      const unitId = target.leadOrgId ?? source?.id ?? null;
      return [
        {
          ...{ indicator, subject: toSubjectView(of), target: target.value ?? '0' },
          ...{ ...line, shortfall: line.shortfall, unitId },
          unitName: (target.leadOrgId && names.get(target.leadOrgId)) || source?.name || of.shortName,
        },
      ];
    });
    return {
      period: frame.period,
      frozen: toFrozenView(frame),
      rows: late.sort(byUnitAndGap),
      onTime: standings.filter(({ subject: of, line }) => of.id === subject.id && line?.shortfall === '0')
        .length,
    };
  });
}

const byUnitAndGap = (a: View['rows'][number], b: View['rows'][number]): number =>
  compare(toFraction(a.proRataGap ?? '0'), toFraction(b.proRataGap ?? '0'));

interface Owed {
  indicator: Indicator;
  subject: IndicatorSubject;
  target: TargetRow;
}

/** How one subject stands against the target of its year; null without a figure. */
export function deriveShortfallLine(
  frame: MonthFrame,
  cellOf: ReturnType<typeof toCellOf>,
  { indicator, subject, target }: Owed,
) {
  const period = getLatestDue(indicator, frame.period);
  const figure = readFigure(indicator, subject.id, period, cellOf);
  if (figure.value === null) return null;
  const lastYear = cellOf(indicator.code, subject.id, `${Number(period.slice(0, 4)) - 1}-12`)?.value ?? null;
  const standing = deriveTargetStanding({
    ...{ indicator, target: target.value, done: figure.value, monthsDone: monthOf(period) },
    restBefore: getGrowthChange(lastYear, figure.before),
  });
  return {
    ...{ period, value: figure.value, completion: standing.completion, proRataGap: standing.proRataGap },
    ...{ shortfall: standing.shortfall, requiredPerMonth: standing.requiredPerMonth },
    requiredGrowthPercent: standing.requiredGrowthPercent,
    pacePerMonth: paceOf(figure.value, monthOf(period)),
    light: judgeIndicator({ indicator, period, figure, target, rank: null }, frame.rules).light,
  };
}

function paceOf(done: DecimalText, months: number): DecimalText | null {
  const pace = divide(toFraction(done), { num: BigInt(months), den: 1n });
  return pace && toDecimalText(pace, 6);
}
