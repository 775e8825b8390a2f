import { z } from 'zod';
import { formatPeriod } from '#core/platform/public.ts';
import { lightColourSchema } from '../content-model.ts';

const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Everything on the one page of a project (项目一页纸). */
export const dossierFactsSchema = z.strictObject({
  period: z.string(),
  asOfOn: isoDate,
  /** Frozen, or the state of an open period. */
  frozen: z.boolean(),
  projectKey: z.string(),
  name: z.string(),
  projectCode: z.string().nullable(),
  sector: z.string().nullable(),
  nature: z.string().nullable(),
  levels: z.array(z.string()),
  builder: z.string().nullable(),
  responsibleUnit: z.string().nullable(),
  supervisingUnit: z.string().nullable(),
  leadUnit: z.string().nullable(),
  /** The display word that the region chose: 包联领导, 包抓领导 … */
  sponsorWord: z.string(),
  sponsor: z.string().nullable(),
  officer: z.string().nullable(),
  contentAndScale: z.string().nullable(),
  totalInvestmentYuan: decimal.nullable(),
  priorInvestmentYuan: decimal.nullable(),
  annualPlanYuan: decimal.nullable(),
  actualYuan: decimal.nullable(),
  completionRate: decimal.nullable(),
  /** 按年初下达计划 or 按现行计划 with the rate; null while both plans are the same. */
  otherRate: z.strictObject({ planName: z.string(), rate: decimal.nullable() }).nullable().optional(),
  plannedShare: decimal.nullable(),
  proRataShare: decimal,
  /** The words reported last, and the month that they are of where it is not this one. */
  physicalProgress: z.string().nullable(),
  physicalPeriod: z.string().nullable(),
  /** The level of physical progress in force (形象进度分级). */
  imageLevel: z.string().nullable(),
  light: lightColourSchema,
  lightPeriods: z.number().int().min(0),
  lightReasons: z.array(z.string()),
  turnsGreenBy: z.string().nullable(),
  curve: z.strictObject({
    labels: z.array(z.string()),
    planWan: z.array(decimal.nullable()),
    actualWan: z.array(decimal.nullable()),
  }),
  milestones: z.array(
    z.strictObject({
      name: z.string(),
      plannedOn: isoDate.nullable(),
      finishedOn: isoDate.nullable(),
      daysLate: z.number().int().min(0),
      critical: z.boolean(),
    }),
  ),
  problems: z.array(
    z.strictObject({ text: z.string(), heldBy: z.string().nullable(), dueOn: isoDate.nullable() }),
  ),
  photos: z.array(z.strictObject({ fileSha256: z.string(), caption: z.string() })),
});
export type DossierFacts = z.infer<typeof dossierFactsSchema>;

/** `〔主体施工〕外墙施工`, with the month that the words are of where this one brought none; null when nothing was reported. */
export function sayPhysicalProgress(
  facts: Pick<DossierFacts, 'period' | 'physicalProgress' | 'physicalPeriod' | 'imageLevel'>,
): string | null {
  const level = facts.imageLevel === null ? '' : `〔${facts.imageLevel}〕`;
  const { period, physicalPeriod: of } = facts;
  const isThisYear = of?.slice(0, 4) === period.slice(0, 4);
  const month = of === null ? '' : `（${isThisYear ? `${Number(of.slice(5))}月` : formatPeriod(of)}报）`;
  const words = facts.physicalProgress === null ? '' : `${facts.physicalProgress}${month}`;
  return level + words === '' ? null : level + words;
}
