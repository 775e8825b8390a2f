import type { z } from 'zod';
import { scoreForecast } from '#core/indicators/forecast.ts';
import type { getForecasts as route } from '#core/indicators/panel-contract.ts';
import { pickJudgingTarget } from '#core/indicators/target.ts';
import { divide, multiply, type PeriodId, toDecimalText, toFraction } from '#core/platform/public.ts';
import { type Ctx, type Tx, withScope } from '#server/platform/public.ts';
import { openMonth, toFrozenView } from './board.view.ts';
import { listFiledForecasts, listForecasts } from './forecasts.queries.ts';
import { foreseeMonth } from './foresee.ts';
import { type MonthFrame, publishedOnly, readTargets, readValues, toCellOf } from './panel-facts.ts';

type View = z.input<typeof route.output>;
const SCORED_YEARS = 1;

/** 预测: what the year and its first half are heading for, beside the target and what departments signed, and how earlier ones came out. */
export function getForecasts(ctx: Ctx, query: z.output<typeof route.query>): Promise<View> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const { frame, subject } = await openMonth(tx, ctx, { ...query, subject: undefined });
    const targetsOf = await readTargets(tx, frame, [subject.id]);
    const from = `${Number(frame.period.slice(0, 4)) - SCORED_YEARS}-01`;
    const filed = await listFiledForecasts(tx, {
      ...{
        regionId: frame.regionId,
        subjectId: subject.id,
        from,
        lastValueId: frame.freeze?.lastValueId ?? null,
      },
    });
    const foreseen = await foreseeMonth(tx, frame, subject.id);
    return {
      period: frame.period,
      frozen: toFrozenView(frame),
      rows: foreseen
        .filter(({ ends }) => ends.length > 0)
        .map(({ indicator, done, doneAt, ends }) => {
          const target = pickJudgingTarget(targetsOf(indicator.code, subject.id))?.value ?? null;
          const id = frame.definitions.idOf.get(indicator.code);
          return {
            ...{ indicator, done, doneAt, target },
            ends: ends.map((end) => ({
              ...end,
              againstTarget: againstTarget(end.value, target, end.forPeriod),
              filed:
                filed.find((one) => one.indicatorId === id && one.period === end.forPeriod)?.value ?? null,
            })),
          };
        }),
      scores: await listScores(tx, frame, subject.id, filed),
    };
  });
}

/** In percent of the year's target, at mid-year of its half. */
function againstTarget(value: string, target: string | null, forPeriod: PeriodId): string | null {
  if (target === null) return null;
  const aim = toFraction(target);
  const share = divide(
    toFraction(value),
    forPeriod.endsWith('-06') ? multiply(aim, { num: 1n, den: 2n }) : aim,
  );
  return share && toDecimalText(multiply(share, { num: 100n, den: 1n }));
}

/** Forecasts whose month has its actual figure now. */
async function listScores(
  tx: Tx,
  frame: MonthFrame,
  subjectId: number,
  filed: Awaited<ReturnType<typeof listFiledForecasts>>,
): Promise<View['scores']> {
  const kept = await listForecasts(tx, { regionId: frame.regionId, subjectId, until: frame.period });
  const all = [
    ...kept.map((one) => ({ ...one, by: 'product' as const })),
    ...filed.map(({ indicatorId, period, value, at }) => ({
      ...{ indicatorId, forPeriod: period, value, low: null, high: null },
      ...{ madeIn: at.toISOString().slice(0, 7), by: 'department' as const },
    })),
  ].filter(({ forPeriod }) => forPeriod <= frame.period);
  const codeOf = (id: number): string => frame.definitions.codeOf.get(id) ?? '';
  const codes = [...new Set(all.map(({ indicatorId }) => codeOf(indicatorId)))].filter((code) => code !== '');
  const periods = [...new Set(all.map(({ forPeriod }) => forPeriod))];
  const rows = await readValues(tx, frame, { codes, subjectIds: [subjectId], periods });
  const cellOf = publishedOnly(toCellOf(frame, rows));
  return all.flatMap(({ indicatorId, forPeriod, madeIn, value, low, high, by }) => {
    const code = codeOf(indicatorId);
    const actual = cellOf(code, subjectId, forPeriod)?.value ?? null;
    const name = frame.definitions.indicators.find((one) => one.code === code)?.name;
    if (actual === null || name === undefined) return [];
    return [
      {
        code,
        name,
        by,
        madeIn,
        forPeriod,
        value,
        actual,
        score: scoreForecast({ value, low, high }, actual),
      },
    ];
  });
}
