import { formatPeriod, refuse } from '#core/platform/public.ts';
import { canNameLaggards } from '#core/reporting/permissions.ts';
import { buildOutsideReminder, buildUnitReminder } from '#core/reporting/wechat-text.ts';
import { appendAct, appendAudit, type Ctx, once } from '#server/platform/public.ts';
import { requireOffice } from './calendar-rules.ts';
import { addReminders } from './reminders.queries.ts';
import { requirePeriod } from './report-desk.ts';
import { listUnitStands } from './stands.queries.ts';
import { getOfficeName } from './units.queries.ts';

export interface Reminder {
  period: string;
  orgIds: readonly string[];
  way: 'wechat' | 'phone' | 'message' | 'paper';
  namesUnits: boolean;
}

export interface Reminded {
  count: number;
  sentence: string;
  outsideText: string;
  texts: { orgId: string; orgName: string; text: string }[];
}

/** 催报: recorded with its way and text. What goes outside names no unit unless the office's head decides so. */
export function remindUnits(ctx: Ctx, reminder: Reminder): Promise<Reminded> {
  requireOffice(ctx);
  if (reminder.namesUnits && !canNameLaggards(ctx.actor))
    throw refuse(
      'forbidden',
      'NAMING_NOT_YOURS',
      '在群内点名由项目办主任决定',
      'Naming units takes the head of the project office',
      ['复制不点名的提醒文字'],
    );
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    const period = await requirePeriod(tx, regionId, reminder.period);
    const officeName = await getOfficeName(tx, regionId);
    const stands = await listUnitStands(tx, { regionId, period: reminder.period, now: ctx.now });
    const chosen = stands.filter((s) => reminder.orgIds.includes(s.org_id));
    const texts = chosen.map((s) => ({
      orgId: s.org_id,
      orgName: s.org_name,
      text: buildUnitReminder({
        period: reminder.period,
        deadlineAt: s.deadline_at.toISOString(),
        officeName,
        orgShortName: s.org_name,
        waiting: s.due - s.confirmed,
        now: ctx.now.toISOString(),
      }),
    }));
    const actId = await appendAct(tx, ctx, 'units-reminded.v1', { ...reminder });
    await addReminders(
      tx,
      {
        regionId,
        period: reminder.period,
        way: reminder.way,
        personName: ctx.actor.personName,
        actId,
        at: ctx.now,
      },
      texts,
    );
    await appendAudit(tx, ctx, {
      kind: 'units-reminded.v1',
      outcome: 'ok',
      subject: reminder.period,
      detail: { orgIds: reminder.orgIds, way: reminder.way, namesUnits: reminder.namesUnits },
    });
    return {
      count: chosen.length,
      sentence: `已记录催报：${formatPeriod(reminder.period)}，${chosen.length}个单位`,
      outsideText: buildOutsideReminder({
        period: reminder.period,
        deadlineAt: period.deadline_at.toISOString(),
        officeName,
        orgShortName: null,
        waiting: 0,
        now: ctx.now.toISOString(),
        hasExtensions: stands.some((s) => s.confirmed < s.due && s.deadline_at > period.deadline_at),
      }),
      texts,
    };
  });
}
