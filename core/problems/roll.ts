import { z } from 'zod';
import { DayText } from '#core/platform/public.ts';
import { toShare } from './share.ts';

/**
 * A roll of objects (对象名册, IS-12): one row a household, well, parcel or person, worked one by one and ticked off in any
 * number of steps. A tick is never erased: a relapse (反复, IS-13) is a later row that unticks with its reason, and so is the
 * correction of a tick set by mistake, which counts as no relapse.
 */
export const RollTickSchema = z.strictObject({
  rowId: z.string().regex(/^\d{1,18}$/),
  step: z.string().trim().min(1).max(40),
  isDone: z.boolean(),
  isCorrection: z.boolean().default(false),
  on: DayText,
  note: z.string().trim().max(500).default(''),
});
export type RollTick = z.infer<typeof RollTickSchema>;

export interface RollRow {
  rowId: string;
  name: string;
  place: string;
  /** Steps done, with the day of the latest tick. */
  done: Record<string, string>;
  isCleared: boolean;
  relapses: number;
}

export interface RollCount {
  rows: number;
  cleared: number;
  /** 销号率 in per cent with one decimal; null for an empty roll. */
  clearedShare: string | null;
  relapsed: number;
  bySteps: { step: string; done: number }[];
}

/** 勾销、反复、更正：一次勾选记的是什么。 */
export const TICK_KINDS = {
  tick: { zh: '勾销', en: 'Ticked off' },
  relapse: { zh: '反复', en: 'Relapse' },
  correction: { zh: '更正误勾', en: 'Correction' },
} as const;
export type TickKind = keyof typeof TICK_KINDS;

export const kindOfTick = ({ isDone, isCorrection }: Pick<RollTick, 'isDone' | 'isCorrection'>): TickKind =>
  isDone ? 'tick' : isCorrection ? 'correction' : 'relapse';

/** Rows of a roll with their ticks applied in order; cleared when every step is done. */
export function deriveRollRows(
  rows: readonly { rowId: string; name: string; place: string }[],
  steps: readonly string[],
  ticks: readonly RollTick[],
): RollRow[] {
  const byRow = new Map<string, RollTick[]>();
  for (const tick of ticks) byRow.set(tick.rowId, [...(byRow.get(tick.rowId) ?? []), tick]);
  return rows.map((row) => {
    const done: Record<string, string> = {};
    let relapses = 0;
    for (const { step, isDone, isCorrection, on } of byRow.get(row.rowId) ?? []) {
      if (isDone) done[step] = on;
      else if (done[step]) {
        delete done[step];
        if (!isCorrection) relapses += 1;
      }
    }
    const isCleared = steps.length > 0 && steps.every((step) => done[step] !== undefined);
    return { ...row, done, isCleared, relapses };
  });
}

/** Counts of a roll: rows, cleared, share, relapsed, and how far each step has come. */
export function countRoll(rows: readonly RollRow[], steps: readonly string[]): RollCount {
  const cleared = rows.filter(({ isCleared }) => isCleared).length;
  return {
    rows: rows.length,
    cleared,
    clearedShare: toShare(cleared, rows.length),
    relapsed: rows.filter(({ relapses }) => relapses > 0).length,
    bySteps: steps.map((step) => ({
      step,
      done: rows.filter(({ done }) => done[step] !== undefined).length,
    })),
  };
}
