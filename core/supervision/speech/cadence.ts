import { z } from 'zod';

export const CADENCES = [
  'day',
  'two-days',
  'three-days',
  'week',
  'two-weeks',
  'dekad',
  'half-month',
  'month',
  'two-months',
  'quarter',
  'half-year',
  'year',
] as const;

/** How often something is to be done: `times` in each period when said, `on` the words that say when. */
export const Cadence = z.object({
  every: z.enum(CADENCES),
  times: z.number().int().positive().optional(),
  on: z.string(),
});
export type Cadence = z.infer<typeof Cadence>;
