import { z } from 'zod';
import { defineRoute, FigureText, IdText, WholeNumber } from '#core/platform/public.ts';
import { SubjectView } from './contract.ts';
import { Indicator, IndicatorPackage } from './indicator.ts';
import { IndicatorRules } from './indicator-rules.ts';
import { LIGHT_LIMITS } from './setting-changes.ts';
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
    units: z.array(
      z.object({
        code: z.string(),
        orgId: IdText.nullable(),
        orgName: z.string().nullable(),
        /** Signed values stand under it; it cannot be left out any more. */
        hasValues: z.boolean(),
      }),
    ),
    rules: IndicatorRules,
    rulesVersion: WholeNumber,
    subjects: z.array(SubjectInput.extend({ id: WholeNumber })),
    /** The latest first, each with what it changed. */
    versions: z.array(
      Version.extend({
        changes: z.array(
          z.object({
            name: z.string(),
            kind: z.enum(['added', 'removed', 'changed']),
            properties: z.array(z.string()),
          }),
        ),
      }),
    ),
    rulesVersions: z.array(
      Version.extend({
        changes: z.array(z.object({ limit: z.enum(LIGHT_LIMITS), before: z.string(), after: z.string() })),
      }),
    ),
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

export const getTargets = defineRoute({
  name: 'getIndicatorTargets',
  method: 'GET',
  path: '/indicators/targets/:year',
  summary: '年度目标：本地区及所辖，逐版依据，分解之和与总目标',
  params: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
  output: z.object({
    year: WholeNumber,
    indicators: z.array(Indicator),
    /** The own region first, then what stands directly below it. */
    subjects: z.array(SubjectView.extend({ isOwn: z.boolean() })),
    /** Every version; of an indicator, subject and kind the latest stands. */
    targets: z.array(
      z.object({
        id: IdText,
        indicator: z.string(),
        subject: z.string(),
        kind: z.enum(TARGET_KINDS),
        value: FigureText,
        growth: FigureText,
        rank: WholeNumber.nullable(),
        months: z.array(z.string()).readonly().nullable(),
        leadOrgId: IdText.nullable(),
        leadOrgName: z.string().nullable(),
        supportingOrgIds: z.array(IdText),
        basis: z.string(),
        versionNo: WholeNumber,
        isStanding: z.boolean(),
        personName: z.string(),
        at: z.string(),
      }),
    ),
    sums: z.array(
      z.object({
        indicator: z.string(),
        kind: z.enum(TARGET_KINDS),
        whole: FigureText,
        sum: z.string(),
        counted: WholeNumber,
        listed: WholeNumber,
        gap: FigureText,
        verdict: z.enum(['equal', 'more', 'less', 'incomplete', 'no-parent']),
      }),
    ),
    maySet: z.boolean(),
  }),
  refusals: ['SUBJECT_NOT_FOUND'],
});

export const TargetKind = z.enum(TARGET_KINDS);
