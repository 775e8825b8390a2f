/** What a kind of printed figure is: how its inputs are read, and what the figure should have been. */

import { z } from 'zod';
import type { Fraction, WorkingCalendar } from '#core/platform/public.ts';
import type { FigureInterval } from './figure-interval.ts';

export const FIGURE_VERDICTS = [
  'match',
  'truncated',
  'rounding',
  'explained',
  'inconsistent',
  'not_computable',
] as const;
export type FigureVerdict = (typeof FIGURE_VERDICTS)[number];

/** A rank list carries one rank for each name, every other kind one text. */
export type FigureValue = string | Record<string, number | null>;

export interface FigureOutcome {
  /** The figure from the printed inputs, exact or to 10 digits; null when it cannot be computed. */
  computed: FigureValue | null;
  /** The same at the printed digits. */
  rounded: FigureValue | null;
  verdict: FigureVerdict;
  sentence: string;
}

export interface FigureContext {
  /** Needed by the kind `workday` only. */
  calendar: WorkingCalendar | undefined;
}

/** An input as it may stand in a file: text, or a number or null by mistake. Read by `readFigures`. */
export const figureInputText = z.union([z.string(), z.number(), z.null()]).optional();
export type FigureInputText = z.infer<typeof figureInputText>;

/** One entry of the registry of kinds; to add a kind is to add a file and a line in figure-kinds.ts. */
export interface FigureKind {
  kind: string;
  /** Reads the inputs from the entry of the file, judges `printed`; never throws on bad input. */
  check: (entry: Record<string, unknown>, printed: unknown, context: FigureContext) => FigureOutcome;
}

/** A value that would have been printed had somebody calculated in another way, and that way. */
export interface AlternativeValue {
  value: Fraction;
  how: string;
}

/** What a numeric kind says of its inputs. */
export type FigureDerivation =
  | { ok: false; reason: string }
  | {
      ok: true;
      exact: Fraction;
      /** With the inputs as printed: `4200 ÷ 12000`. */
      formula: string;
      /** What a reader must know beside it: a contribution to a fall. */
      remark?: string | undefined;
      /** Unit of the result where the inputs decide it: 万元. */
      unit?: string;
      /** Sums and differences: the half printed units of all parts together, without the total's own. */
      partsTolerance?: Fraction;
      /** The results that inputs rounding to the printed ones allow. */
      range?: FigureInterval | undefined;
      /** The results of rounding rates to `digits` first and subtracting then. */
      listStepwise?: (digits: number) => AlternativeValue[];
      /** Frequent mistakes, looked at only to name the cause of an inconsistency. */
      suspects?: AlternativeValue[];
    };

export function notComputable(reason: string, computed: FigureValue | null = null): FigureOutcome {
  return { computed, rounded: null, verdict: 'not_computable', sentence: `无法核算：${reason}。` };
}
