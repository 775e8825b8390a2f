import type { z } from 'zod';
import { describeSchemaProblem } from './figure-inputs.ts';
import { type FigureDerivation, type FigureKind, notComputable } from './figure-kind.ts';
import { judgeReading } from './figure-verdict.ts';
import { type PrintedFigure, parsePrintedFigure } from './printed-figure.ts';

export interface NumericKind<Inputs> {
  kind: string;
  /** What was computed, at the head of the sentence. */
  title: string;
  schema: z.ZodType<Inputs>;
  /** `%`, `个百分点`, or `inputs` for the unit that the inputs and the printed figure share. */
  unit: '%' | '个百分点' | 'inputs';
  /** Whether the printed figure may carry its sign in words (增长, 下降, 超, 落后, 持平). */
  words: boolean;
  /** From the inputs; `printed` only tells the unit in which the result is wanted. */
  derive: (inputs: Inputs, printed: PrintedFigure | undefined) => FigureDerivation;
}

/** A kind whose result is one number: reads inputs and printed figure and judges the one by the other. */
export function buildNumericKind<Inputs>(rule: NumericKind<Inputs>): FigureKind {
  return {
    kind: rule.kind,
    check: (entry, printed) => {
      const inputs = rule.schema.safeParse(entry);
      if (!inputs.success) return notComputable(describeSchemaProblem(inputs.error));
      const read = parsePrintedFigure(printed, rule.words);
      const derivation = rule.derive(inputs.data, read.ok ? read.figure : undefined);
      return judgeReading(derivation, read, {
        title: rule.title,
        unit: rule.unit === 'inputs' ? (derivation.ok && derivation.unit) || '' : rule.unit,
      });
    },
  };
}
