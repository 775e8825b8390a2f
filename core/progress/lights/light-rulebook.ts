import { z } from 'zod';
import { compare, isDecimalText, isIsoDate, ONE, toFraction } from '#core/platform/public.ts';
import { DIMENSIONS } from './light.ts';
import { MEASURE_NAMES, MEASURES } from './measures.ts';

const decimalText = z.string().refine(isDecimalText, '应为数字');

/** Interval with each end open (`above`, `below`) or closed (`atLeast`, `atMost`). */
export const IntervalSchema = z
  .strictObject({
    above: decimalText.optional(),
    atLeast: decimalText.optional(),
    below: decimalText.optional(),
    atMost: decimalText.optional(),
  })
  .refine((ends) => !(ends.above !== undefined && ends.atLeast !== undefined), '下限只能写一个')
  .refine((ends) => !(ends.below !== undefined && ends.atMost !== undefined), '上限只能写一个')
  .refine((ends) => Object.values(ends).some((end) => end !== undefined), '至少写一个界限');

/** One comparison: a measure inside an interval, or a yes/no measure being yes or no. */
export const ClauseSchema = z.union([
  z
    .strictObject({ measure: z.enum(MEASURE_NAMES), within: IntervalSchema })
    .refine((clause) => MEASURES[clause.measure].kind === 'number', '是否类指标不能用区间'),
  z
    .strictObject({ measure: z.enum(MEASURE_NAMES), is: z.boolean() })
    .refine((clause) => MEASURES[clause.measure].kind === 'yes-no', '数值类指标须用区间'),
]);

/**
 * A condition holds when all of its clauses hold, for the same milestone, payment, procedure or problem;
 * clauses of such a subject come first and name one kind of it.
 */
export const ConditionSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    light: z.enum(['red', 'yellow', 'green', 'blue']),
    clauses: z.array(ClauseSchema).min(1),
  })
  .refine(({ clauses }) => areSubjectsInOrder(clauses.map(({ measure }) => MEASURES[measure].of)), {
    message: '同一条件只能涉及一类事项，并写在前面',
  });

function areSubjectsInOrder(subjects: readonly string[]): boolean {
  const own = subjects.filter((subject) => subject !== 'project');
  return new Set(own).size <= 1 && subjects.slice(0, own.length).every((subject) => subject !== 'project');
}

/** Which projects a dimension covers; a trait list matches when one of its values does. */
export const CoverageSchema = z.strictObject({
  natures: z.array(z.enum(['continuing', 'new', 'completing', 'preliminary'])).nullable(),
  exceptNatures: z.array(z.enum(['continuing', 'new', 'completing', 'preliminary'])).default([]),
  traits: z.record(z.string(), z.array(z.string())).default({}),
});

/** Otherwise green, and red in one of the preceding periods: yellow (caught up). */
export const MemorySchema = z.strictObject({
  periods: z.number().int().min(1).max(12),
  startsAfreshEachYear: z.boolean(),
});

export const DimensionRuleSchema = z
  .strictObject({
    dimension: z.enum(DIMENSIONS),
    isOn: z.boolean(),
    covers: CoverageSchema,
    conditions: z.array(ConditionSchema),
    memory: MemorySchema.nullable(),
  })
  .refine(
    (rule) =>
      rule.dimension === 'progress' || rule.conditions.every((condition) => condition.light !== 'blue'),
    '蓝灯只用于进度',
  );

function isShareOfParts(text: string): boolean {
  const share = toFraction(text);
  return share.num > 0n && compare(share, ONE) <= 0;
}

/** Light rules as versioned data (handbook 3.3): never code. */
export const LightRulebookSchema = z
  .strictObject({
    code: z.string().min(1),
    version: z.number().int().min(1),
    name: z.string().min(1),
    /** Null: ships with the product. */
    regionId: z.string().nullable(),
    validFrom: z.string().refine(isIsoDate, '应为日期'),
    /** The clause that the rules come from, when there is one. */
    clause: z.string().nullable(),
    /** Memory and rows are counted in periods of this kind. */
    periodKind: z.enum(['month', 'quarter', 'half-month', 'dekad', 'week']),
    dimensions: z.array(DimensionRuleSchema),
    /** Conditions that act on the overall light; red and yellow only. */
    overall: z
      .array(ConditionSchema)
      .refine((list) => list.every((c) => c.light === 'red' || c.light === 'yellow')),
    allowsDeclaredYellow: z.boolean(),
    /** Before the year's plan is issued no project is green (handbook 8.4): 计划未下达, grey; warnings show. */
    greyBeforePlan: z.boolean().default(false),
    /** A bundle has started when at least this share of its parts has (handbook 8.4). */
    bundleStartShare: decimalText
      .refine((text) => isDecimalText(text) && isShareOfParts(text), '应在0与100%之间')
      .default('0.5'),
  })
  .refine((book) => new Set(book.dimensions.map((rule) => rule.dimension)).size === book.dimensions.length, {
    message: '每个维度只能有一组规则',
  });

export type LightRulebook = z.output<typeof LightRulebookSchema>;
export type DimensionRule = z.output<typeof DimensionRuleSchema>;
export type LightCondition = z.output<typeof ConditionSchema>;
export type LightClause = z.output<typeof ClauseSchema>;
export type Interval = z.output<typeof IntervalSchema>;
export type Coverage = z.output<typeof CoverageSchema>;
