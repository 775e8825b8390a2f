import { z } from 'zod';
import { defineRoute } from '#core/platform/public.ts';
import { INTERVAL_ENDS } from './lights/rule-words.ts';

const RuleGroupView = z.object({
  dimension: z.string(),
  name: z.string(),
  isOn: z.boolean(),
  covers: z.string(),
  memory: z.string(),
  lines: z.array(
    z.object({
      conditionId: z.string(),
      light: z.string(),
      sentence: z.string(),
      thresholds: z.array(
        z.object({
          conditionId: z.string(),
          clause: z.number().int(),
          end: z.enum(INTERVAL_ENDS),
          value: z.string(),
          unit: z.string(),
        }),
      ),
    }),
  ),
});

export const getLightRules = defineRoute({
  name: 'getLightRules',
  method: 'GET',
  path: '/progress/light-rules',
  summary: '亮灯规则：各版本，当前规则逐条列出',
  output: z.object({
    versions: z.array(
      z.object({
        version: z.number().int(),
        name: z.string(),
        validFrom: z.string(),
        source: z.string(),
        personName: z.string(),
        recordedAt: z.string().nullable(),
        isInForce: z.boolean(),
      }),
    ),
    version: z.number().int(),
    groups: z.array(RuleGroupView),
    /** The earliest day from which a new version may hold: nothing frozen is judged anew. */
    earliestFrom: z.string(),
    frozenPeriods: z.array(z.string()),
    mayAdopt: z.boolean(),
  }),
});

const RuleChangesBody = z.object({
  thresholds: z
    .array(
      z.object({
        conditionId: z.string().max(60),
        clause: z.number().int().min(0).max(9),
        end: z.enum(INTERVAL_ENDS),
        value: z.string().max(20),
      }),
    )
    .max(60)
    .default([]),
  switches: z
    .array(z.object({ dimension: z.string().max(40), isOn: z.boolean() }))
    .max(10)
    .default([]),
});
export type RuleChangesBody = z.output<typeof RuleChangesBody>;

export const replayLightRules = defineRoute({
  name: 'replayLightRules',
  method: 'POST',
  path: '/progress/light-rules/replay',
  summary: '按拟改规则重算近几期：谁会亮什么灯',
  body: RuleChangesBody.extend({ periods: z.number().int().min(1).max(12).default(6) }),
  output: z.object({
    periods: z.array(
      z.object({
        period: z.string(),
        before: z.record(z.string(), z.number().int()),
        after: z.record(z.string(), z.number().int()),
      }),
    ),
    changed: z.array(
      z.object({
        projectId: z.string(),
        name: z.string(),
        unitName: z.string(),
        period: z.string(),
        before: z.string(),
        after: z.string(),
        reason: z.string(),
      }),
    ),
    changedCount: z.number().int(),
    groups: z.array(RuleGroupView),
  }),
  refusals: ['LIGHT_RULES_INVALID', 'REPLAY_TOO_LARGE', 'LIGHT_RULES_NOT_YOURS'],
});

export const adoptLightRules = defineRoute({
  name: 'adoptLightRules',
  method: 'POST',
  path: '/progress/light-rules',
  summary: '采用新版亮灯规则，自某日起；已定版的期次不变',
  body: RuleChangesBody.extend({
    validFrom: z.iso.date(),
    /** The document or clause that the change rests on. */
    source: z.string().trim().min(2).max(200),
  }),
  output: z.object({ version: z.number().int() }),
  refusals: [
    'LIGHT_RULES_INVALID',
    'LIGHT_RULES_NOT_YOURS',
    'LIGHT_RULES_TOO_EARLY',
    'LIGHT_RULES_UNCHANGED',
  ],
});
