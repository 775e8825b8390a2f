import { z } from 'zod';
import type { FigureMeasure } from './figure-measures.ts';

/** How a frozen period was split when the figure was worked out; `region` is the whole. */
export const figureSplitSchema = z.enum([
  'region',
  'territory',
  'department',
  'company',
  'sector',
  'level',
  'nature',
  'sponsor',
  'unit',
  'project',
  'task',
  'indicator',
]);
export type FigureSplit = z.infer<typeof figureSplitSchema>;

/**
 * The stable address of one figure of a frozen period (design 3: every line knows its facts).
 * `key` is the group's or project's id as text, empty for the whole region; `measure` is one of
 * `FIGURE_MEASURES` in figure-measures.ts. Equal addresses in one snapshot always name the same figure. Of supervised tasks the
 * period is the day and the last act that were counted: `2026-11-20@4711`; of indicators the key is the ids of the values that the
 * figure stands on, joined by dots.
 */
export const figureRefSchema = z.strictObject({
  scope: z.enum(['group', 'unit', 'project', 'tasks', 'indicator']),
  period: z.string(),
  split: figureSplitSchema,
  key: z.string(),
  measure: z.string(),
});
export type FigureRef = z.infer<typeof figureRefSchema>;

/** The address as one text, for links, indexes and tests: `group/2026-10/territory/T03/completion_rate`. */
export function toFigureId(ref: FigureRef): string {
  return [ref.scope, ref.period, ref.split, encodeURIComponent(ref.key), ref.measure].join('/');
}

/** The address of a figure of one project. */
export const toProjectFigure = (period: string, projectId: string, measure: FigureMeasure): string =>
  toFigureId({ scope: 'project', period, split: 'project', key: projectId, measure });

/** The counterpart of `toFigureId`; undefined when the text is no address. */
export function fromFigureId(figureId: string): FigureRef | undefined {
  const parts = figureId.split('/');
  if (parts.length !== 5) return undefined;
  const [scope, period, split, key, measure] = parts;
  try {
    const parsed = figureRefSchema.safeParse({
      scope,
      period,
      split,
      key: decodeURIComponent(key ?? ''),
      measure,
    });
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
