import { refuse } from '#core/platform/public.ts';
import { CALENDAR_RULEBOOK, CalendarRules, DEFAULT_CALENDAR } from '#core/reporting/calendar.ts';
import { canRunReporting } from '#core/reporting/permissions.ts';
import { STEPS_RULEBOOK, type StepsRules } from '#core/reporting/steps.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { appendAct, appendAudit, appendRulebook, findRulebookOn, once } from '#server/platform/public.ts';

export async function getCalendarRules(tx: Tx, regionId: number, on: string): Promise<CalendarRules> {
  const found = await findRulebookOn(tx, regionId, CALENDAR_RULEBOOK, on);
  return found ? CalendarRules.parse(found.body) : DEFAULT_CALENDAR;
}

export function requireOffice(ctx: Ctx): void {
  if (!canRunReporting(ctx.actor))
    throw refuse('forbidden', 'REPORTING_NOT_YOURS', '由项目办办理', 'This belongs to the project office', [
      '请项目办办理',
    ]);
}

interface RuleChange {
  kind: string;
  body: object;
  validFrom: string;
  source: string;
}

/** A new version of a rulebook; periods opened by the earlier one keep their days. */
function changeRules(ctx: Ctx, { kind, body, validFrom, source }: RuleChange): Promise<{ version: number }> {
  requireOffice(ctx);
  return once(ctx, async (tx) => {
    const actId = await appendAct(tx, ctx, 'rulebook-changed.v1', { kind, body, validFrom, source });
    const { regionId } = ctx.actor;
    const version = await appendRulebook(tx, { regionId, kind, validFrom, body, source, actId });
    await appendAudit(tx, ctx, { kind: 'rulebook-changed.v1', outcome: 'ok', subject: kind });
    return { version };
  });
}

export const setCalendarRules = (
  ctx: Ctx,
  change: { rules: CalendarRules; validFrom: string; source: string },
): Promise<{ version: number }> =>
  changeRules(ctx, {
    kind: CALENDAR_RULEBOOK,
    body: change.rules,
    validFrom: change.validFrom,
    source: change.source,
  });

export const setSteps = (
  ctx: Ctx,
  change: { rules: StepsRules; validFrom: string },
): Promise<{ version: number }> =>
  changeRules(ctx, { kind: STEPS_RULEBOOK, body: change.rules, validFrom: change.validFrom, source: '' });
