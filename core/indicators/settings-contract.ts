import { z } from 'zod';
import { defineRoute, IdText, WholeNumber } from '#core/platform/public.ts';
import { IndicatorPackage } from './indicator.ts';
import { IndicatorRules } from './indicator-rules.ts';
import { SubjectInput } from './subject.ts';
import { TARGET_KINDS, TargetInput } from './target.ts';

const Source = z.string().trim().min(2).max(200);
const Version = z.object({
  version: WholeNumber,
  validFrom: z.string(),
  source: z.string(),
  personName: z.string(),
  recordedAt: z.string(),
});

export const getIndicatorSettings = defineRoute({
  name: 'getIndicatorSettings',
  method: 'GET',
  path: '/indicators/settings',
  summary: '指标定义、亮灯规则、指标对象，及历次设定',
  output: z.object({
    package: IndicatorPackage,
    version: WholeNumber,
    source: z.string(),
    /** Which unit files each indicator; null where no unit bears the name of its source department. */
    units: z.array(z.object({ code: z.string(), orgId: IdText.nullable(), orgName: z.string().nullable() })),
    rules: IndicatorRules,
    rulesVersion: WholeNumber,
    subjects: z.array(SubjectInput.extend({ id: WholeNumber })),
    versions: z.array(Version),
    maySet: z.boolean(),
  }),
});

export const setIndicators = defineRoute({
  name: 'setIndicators',
  method: 'POST',
  path: '/indicators/definitions',
  summary: '设定指标定义，自今日起；已定版的月份照当时的定义',
  body: z.strictObject({ package: IndicatorPackage, source: Source }),
  output: z.object({ version: WholeNumber, validFrom: z.string() }),
  refusals: ['INDICATORS_NOT_YOURS', 'INDICATOR_HAS_VALUES'],
});

export const setIndicatorRules = defineRoute({
  name: 'setIndicatorRules',
  method: 'POST',
  path: '/indicators/rules',
  summary: '设定指标亮灯规则，自今日起；已定版的月份照当时的规则',
  body: z.strictObject({ rules: IndicatorRules, source: Source }),
  output: z.object({ version: WholeNumber, validFrom: z.string() }),
  refusals: ['INDICATORS_NOT_YOURS'],
});

export const setSubjects = defineRoute({
  name: 'setIndicatorSubjects',
  method: 'POST',
  path: '/indicators/subjects',
  summary: '登记或更改指标对象：地区、行业、企业组，及其上级',
  body: z.strictObject({ subjects: z.array(SubjectInput).min(1).max(5000), source: Source }),
  output: z.object({ added: WholeNumber, changed: WholeNumber }),
  refusals: ['INDICATORS_NOT_YOURS', 'SUBJECT_LIST_WRONG'],
});

export const setTargets = defineRoute({
  name: 'setIndicatorTargets',
  method: 'POST',
  path: '/indicators/targets/:year',
  summary: '下达或调整年度目标：逐版留存，说明依据',
  params: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
  body: z.strictObject({ targets: z.array(TargetInput).min(1).max(5000) }),
  output: z.object({ count: WholeNumber }),
  refusals: ['INDICATORS_NOT_YOURS', 'TARGET_UNKNOWN'],
});

export const TargetKind = z.enum(TARGET_KINDS);
