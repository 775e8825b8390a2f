import { z } from 'zod';
import { NATURES, SIZE_BAND_KEYS, STAGES } from '#core/ledger/public.ts';
import { LIGHTS_FROM_WORST } from './lights/light.ts';
import { STANDINGS } from './progress.ts';

export const periodId = z.string().regex(/^(19|20)\d{2}(-(0[1-9]|1[0-2]))?$/);

/** Several values of one filter stand in one text, joined by commas, as they do in the page's address. */
const texts = z.string().max(400);
const ids = z.string().regex(/^\d{1,18}(,\d{1,18}){0,59}$/);
const oneOf = (words: readonly string[]) =>
  z
    .string()
    .max(200)
    .refine((text) => text.split(',').every((word) => words.includes(word)), {
      error: `可选：${words.join('、')}`,
    });

export const START_FILTERS = ['due', 'started', 'not-started', 'planned', 'building'] as const;
export const HOLE_FILTERS = ['any', 'leader', 'team', 'plan', 'timetable', 'specialist'] as const;

/** Filters that every list and overview of projects shares; they stand in the page's address. Values of one filter are alternatives. */
export const ProjectFilter = z.object({
  search: z.string().max(100).optional(),
  sector: texts.optional(),
  level: texts.optional(),
  nature: oneOf(Object.keys(NATURES)).optional(),
  list: texts.optional(),
  tag: texts.optional(),
  funding: texts.optional(),
  /** 投资规模档. */
  size: oneOf(SIZE_BAND_KEYS).optional(),
  /** 形象进度分级: `房建·主体施工`; `-` where none was reported. */
  imageLevel: texts.optional(),
  unitId: ids.optional(),
  territoryId: ids.optional(),
  departmentId: ids.optional(),
  sponsorId: ids.optional(),
  light: oneOf(LIGHTS_FROM_WORST).optional(),
  standing: oneOf(STANDINGS).optional(),
  stage: oneOf(Object.keys(STAGES)).optional(),
  /** 拟开工、应开工、已开工、未开工、在建. */
  start: z.enum(START_FILTERS).optional(),
  /** 五个一不齐. */
  hole: z.enum(HOLE_FILTERS).optional(),
});
export type ProjectFilter = z.infer<typeof ProjectFilter>;
