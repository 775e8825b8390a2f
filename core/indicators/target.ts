/** Targets of a year (SC-16): what the people's congress was told, what the upper level asks, what is striven for. */
import { z } from 'zod';
import type { DecimalText } from '#core/platform/public.ts';

export const TARGET_KINDS = ['budget', 'upper', 'stretch'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];
export const TARGET_KIND_LABELS: Record<TargetKind, { zh: string; en: string }> = {
  budget: { zh: '预期目标', en: 'Target of the year' },
  upper: { zh: '上级任务', en: 'Task from above' },
  stretch: { zh: '力争目标', en: 'Stretch target' },
};

/** A target that stands: a value, a growth, a place, or several of them. */
export interface StandingTarget {
  kind: TargetKind;
  value: DecimalText | null;
  /** In percent. */
  growth: DecimalText | null;
  rank: number | null;
  /** Cumulative, twelve of them; null: pro rata. */
  months: readonly DecimalText[] | null;
}

const Figure = z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/);

export const TargetInput = z
  .strictObject({
    indicator: z.string(),
    subject: z.string(),
    kind: z.enum(TARGET_KINDS),
    value: Figure.nullable(),
    growth: Figure.nullable(),
    rank: z.number().int().min(1).max(999).nullable(),
    months: z.array(Figure).length(12).nullable(),
    leadOrgId: z
      .string()
      .regex(/^\d{1,18}$/)
      .nullable(),
    supportingOrgIds: z.array(z.string().regex(/^\d{1,18}$/)).max(30),
    /** The document or meeting that it rests on. */
    basis: z.string().trim().min(2).max(200),
  })
  .superRefine(({ value, months }, context) => {
    if (months !== null && value === null)
      context.addIssue({ code: 'custom', path: ['months'], message: '分月目标要有全年目标' });
  });
export type TargetInput = z.infer<typeof TargetInput>;

/**
 * By which target the light is judged: the year's own, without it the upper level's; the stretch target is shown and never judges.
 */
export function pickJudgingTarget(targets: readonly StandingTarget[]): StandingTarget | null {
  const filled = targets.filter(
    ({ value, growth, rank }) => value !== null || growth !== null || rank !== null,
  );
  return filled.find(({ kind }) => kind === 'budget') ?? filled.find(({ kind }) => kind === 'upper') ?? null;
}
