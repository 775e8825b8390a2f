import { formatPeriod, refuse } from '#core/platform/public.ts';
import type { Acted } from '#core/reporting/row-contract.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { appendAct, appendAudit, once, takeLock } from '#server/platform/public.ts';
import { requireOffice } from './calendar-rules.ts';
import { requireNotFrozen } from './period-view.ts';
import { addExtension, listExtensions, renewDeadlines } from './periods.queries.ts';
import { requirePeriod } from './report-desk.ts';
import { periodLock } from './unit-locks.queries.ts';

export interface DeadlineExtension {
  period: string;
  orgIds: string[];
  deadlineAt: string;
  reason: string;
}

/** Who was given as long already gains nothing: said, not recorded as an act without effect. */
async function requireLonger(tx: Tx, regionId: number, extension: DeadlineExtension): Promise<void> {
  const until = new Date(extension.deadlineAt);
  const given = await listExtensions(tx, regionId, extension.period);
  const isGiven = (orgId: string) =>
    given.some((one) => one.org_ids.includes(orgId) && one.deadline_at >= until);
  if (extension.orgIds.every(isGiven))
    throw refuse(
      'invalid',
      'EXTENSION_NOT_LATER',
      '所选单位已延期到同一时间或更晚',
      'The units were already given as long or longer',
      ['选择更晚的时间'],
    );
}

/** 延期: one act for a group of units; who was late by the old deadline and is in time by the new one is in time. */
export function extendDeadline(ctx: Ctx, extension: DeadlineExtension): Promise<Acted> {
  requireOffice(ctx);
  const { regionId } = ctx.actor;
  const { period, orgIds } = extension;
  return once(ctx, async (tx) => {
    await takeLock(tx, periodLock(regionId, period));
    const known = await requirePeriod(tx, regionId, period);
    requireNotFrozen(known);
    if (new Date(extension.deadlineAt) <= known.deadline_at)
      throw refuse(
        'invalid',
        'EXTENSION_NOT_LATER',
        '延期后的时限应晚于原时限',
        'The extended deadline must be later than the announced one',
        ['选择更晚的时间'],
      );
    await requireLonger(tx, regionId, extension);
    const actId = await appendAct(tx, ctx, 'deadline-extended.v1', extension);
    await addExtension(tx, { regionId, ...extension, actId });
    await renewDeadlines(tx, regionId, period);
    await appendAudit(tx, ctx, {
      kind: 'deadline-extended.v1',
      outcome: 'ok',
      subject: period,
      detail: { orgIds, deadlineAt: extension.deadlineAt },
    });
    return {
      count: orgIds.length,
      sentence: `已延期：${formatPeriod(period)}，${orgIds.length}个单位`,
    };
  });
}
