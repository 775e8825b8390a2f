import { z } from 'zod';
import { MonthText } from '#core/platform/public.ts';
import { SheetCorrections } from '../import/corrections.ts';

const id = z.string().regex(/^\d{1,18}$/);

/** How the column 本年计划 is taken over: as the issued plan or an adjustment with its document (8.4); never without one. */
export const ImportPlan = z.object({
  documentNumber: z.string().trim().min(1).max(100),
  decidedOn: z.iso.date(),
  approver: z.string().trim().min(1).max(100),
  inForceFrom: MonthText,
  profile: z.enum(['even', 'working-days', 'seasonal']).default('seasonal'),
});
export type ImportPlan = z.infer<typeof ImportPlan>;

export const ImportSettings = z.object({
  /** The year that 截至上年底累计 and 本年计划 belong to; null: the year printed above the table, else this year. */
  year: z.number().int().min(2015).max(2045).nullable().default(null),
  /** The reporting unit of new projects whose row names no unit of the directory. */
  fallbackOrgId: id.nullable().default(null),
  takesBases: z.boolean().default(true),
  plan: ImportPlan.nullable().default(null),
});
export type ImportSettings = z.infer<typeof ImportSettings>;

/** Everything a person told an import: the understanding of sheets corrected, sheets chosen, questions answered. */
export const ImportCorrections = z.object({
  sheets: z.array(SheetCorrections).default([]),
  /** Sheets chosen by hand, by name; the others are chosen by what they hold. */
  chosenSheets: z.record(z.string().max(200), z.boolean()).default({}),
  /** Answers by the key of their question; '' leaves the cell out. */
  answers: z.record(z.string().max(400), z.string().max(400)).default({}),
  settings: ImportSettings.prefault({}),
});
export type ImportCorrections = z.infer<typeof ImportCorrections>;

export const NO_CORRECTIONS: ImportCorrections = ImportCorrections.parse({});

/**
 * Answers that hold when the very same file comes again: all but 是另一个项目，新增, since the project that it made is there now
 * and the row is to find it.
 */
export function listAnswersOfSameFile(answers: ImportCorrections['answers']): ImportCorrections['answers'] {
  return Object.fromEntries(
    Object.entries(answers).filter(([key, answer]) => !(key.startsWith('same:') && answer === 'new')),
  );
}

/** Answers that hold for the next workbook too: who is meant by a name, what a word means. */
export function listLastingAnswers(answers: ImportCorrections['answers']): ImportCorrections['answers'] {
  return Object.fromEntries(Object.entries(answers).filter(([key]) => /^(unit|leader|nature):/.test(key)));
}
