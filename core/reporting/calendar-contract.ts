/** Routes of the calendar, its rules, the steps of units and extensions. */
import { z } from 'zod';
import { DayText, defineRoute, IdTexts, InstantText, WholeNumber } from '#core/platform/public.ts';
import { CalendarRules } from './calendar.ts';
import { Acted, PeriodView, period } from './row-contract.ts';
import { StepsRules } from './steps.ts';

export const listPeriods = defineRoute({
  name: 'listReportingPeriods',
  method: 'GET',
  path: '/reporting/periods',
  summary: '报告期与报送日历',
  query: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
  output: z.object({
    periods: z.array(PeriodView),
    /** Periods of closer watch: those opened in this year, and the running one of each rule. */
    watch: z.array(PeriodView),
    rules: CalendarRules,
    canRun: z.boolean(),
    canRunReason: z.string(),
  }),
});
export const openPeriod = defineRoute({
  name: 'openReportingPeriod',
  method: 'POST',
  path: '/reporting/periods/:period/open',
  summary: '开启报告期，生成应报清单',
  params: period,
  /** A new deadline, for a period whose own has passed before it is opened. */
  body: z.object({ deadlineAt: InstantText.optional() }),
  output: z.object({ period: PeriodView, opened: WholeNumber, sentence: z.string() }),
  refusals: [
    'REPORTING_NOT_YOURS',
    'PERIOD_FROZEN',
    'PERIOD_NOT_IN_CALENDAR',
    'NOTHING_DUE',
    'PERIOD_DAYS_OUT_OF_ORDER',
    'PERIOD_OUT_OF_REACH',
    'PERIOD_BEFORE_FROZEN',
  ],
});
export const adjustPeriod = defineRoute({
  name: 'adjustReportingPeriod',
  method: 'POST',
  path: '/reporting/periods/:period/days',
  summary: '调整一期的截止日、时限和审核日',
  params: period,
  body: z.object({
    cutOffOn: DayText,
    deadlineAt: InstantText,
    reviewOn: DayText,
    forecastDeadlineAt: InstantText.nullable().default(null),
    note: z.string().max(300).default(''),
  }),
  output: z.object({ period: PeriodView, sentence: z.string() }),
  refusals: ['REPORTING_NOT_YOURS', 'PERIOD_FROZEN', 'PERIOD_DAYS_OUT_OF_ORDER'],
});
export const setCalendarRules = defineRoute({
  name: 'setCalendarRules',
  method: 'PUT',
  path: '/reporting/calendar-rules',
  summary: '修改报送日历规则',
  body: z.object({ rules: CalendarRules, validFrom: DayText, source: z.string().max(300).default('') }),
  output: z.object({ version: WholeNumber }),
  refusals: ['REPORTING_NOT_YOURS'],
});
export const getSteps = defineRoute({
  name: 'getReportingSteps',
  method: 'GET',
  path: '/reporting/steps',
  summary: '单位内部步骤',
  output: z.object({ rules: StepsRules, version: WholeNumber, canEdit: z.boolean() }),
});
export const setSteps = defineRoute({
  name: 'setReportingSteps',
  method: 'PUT',
  path: '/reporting/steps',
  summary: '修改单位内部步骤',
  body: z.object({ rules: StepsRules, validFrom: DayText }),
  output: z.object({ version: WholeNumber }),
  refusals: ['REPORTING_NOT_YOURS'],
});

export const extendDeadline = defineRoute({
  name: 'extendDeadline',
  method: 'POST',
  path: '/reporting/periods/:period/extend',
  summary: '为一组单位延期，一次办理',
  params: period,
  body: z.object({
    orgIds: IdTexts.min(1),
    deadlineAt: InstantText,
    reason: z.string().min(1).max(300),
  }),
  output: Acted,
  refusals: ['REPORTING_NOT_YOURS', 'PERIOD_FROZEN', 'EXTENSION_NOT_LATER', 'PERIOD_NOT_OPEN'],
});
