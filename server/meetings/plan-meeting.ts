import type { z } from 'zod';
import { applyMeetingMove } from '#core/meetings/apply-move.ts';
import type { planMeeting as route, saveMeetingSeries as seriesRoute } from '#core/meetings/contract.ts';
import type { MeetingMove } from '#core/meetings/meeting.ts';
import { canPrepareMeetings, canSetSeries } from '#core/meetings/permissions.ts';
import { refuse } from '#core/platform/public.ts';
import { listOrgNames } from '#server/people/public.ts';
import { appendAct, appendAudit, type Ctx, once, type Tx, takeLock } from '#server/platform/public.ts';
import { insertMeeting, insertMeetingMove } from './meetings.queries.ts';
import { refuseStep } from './refuse-step.ts';
import { insertSeries, listSeriesRows, type SeriesRow } from './series.queries.ts';

async function getSeries(tx: Tx, regionId: number, seriesId: string): Promise<SeriesRow> {
  const found = (await listSeriesRows(tx, regionId)).find(({ seriesNo }) => `${seriesNo}` === seriesId);
  if (found) return found;
  throw refuse('not-found', 'MEETING_SERIES_NOT_FOUND', '没有这个会议系列', 'No such series', ['刷新后再选']);
}

/** Plans a meeting; agenda, notice and all else follow as moves. */
export async function planMeeting(
  ctx: Ctx,
  { seriesId, plan }: z.output<typeof route.body>,
): Promise<{ meetingId: string }> {
  if (!canPrepareMeetings(ctx.actor)) throw refuseStep('plan');
  if (plan.heldOn < ctx.today)
    throw refuse(
      'invalid',
      'MEETING_DAY_PAST',
      '会议日期不能早于今天',
      'The day of the meeting lies in the past',
    );
  return once(ctx, async (tx) => {
    const series = seriesId === null ? null : await getSeries(tx, ctx.actor.regionId, seriesId);
    const actId = await appendAct(tx, ctx, 'meeting-plan.v1', { seriesId, plan });
    const meetingId = await insertMeeting(tx, ctx, { seriesNo: series?.seriesNo ?? null, actId });
    const move: MeetingMove = { kind: 'plan', plan, on: ctx.today };
    const standing = applyMeetingMove(null, move);
    await insertMeetingMove(tx, ctx, { meetingId, seq: 1, move, standing, actId });
    await appendAudit(tx, ctx, { kind: 'meeting-plan', outcome: 'ok', subject: `meeting:${meetingId}` });
    return { meetingId };
  });
}

export async function requireOrgs(tx: Tx, regionId: number, ids: readonly string[]): Promise<void> {
  const names = await listOrgNames(tx, regionId, ids);
  if (ids.some((id) => !names.has(id)))
    throw refuse('not-found', 'ORG_NOT_FOUND', '没有这个单位', 'No such unit', ['从单位目录中选择']);
}

/** A series is set up, or changed as a new version that holds from now on. */
export async function saveMeetingSeries(
  ctx: Ctx,
  { seriesId, version, series }: z.output<typeof seriesRoute.body>,
): Promise<{ seriesId: string; version: number }> {
  const { regionId } = ctx.actor;
  if (!canSetSeries(ctx.actor))
    throw refuse(
      'forbidden',
      'MEETING_STEP_NOT_YOURS',
      '会议系列由项目办主任设定',
      'Series are set by the head of the project office',
      ['请项目办主任办理'],
    );
  return once(ctx, async (tx) => {
    await takeLock(tx, `meeting-series:${regionId}`);
    await requireOrgs(tx, regionId, series.standingOrgIds);
    const known = seriesId === null ? null : await getSeries(tx, regionId, seriesId);
    if (known && known.version !== version)
      throw refuse(
        'conflict',
        'MEETING_CHANGED_MEANWHILE',
        '这个系列刚刚有人改过',
        'Somebody has just changed it',
        ['刷新后再改'],
      );
    const all = await listSeriesRows(tx, regionId);
    const seriesNo = known?.seriesNo ?? Math.max(0, ...all.map((one) => one.seriesNo)) + 1;
    const actId = await appendAct(tx, ctx, 'meeting-series-saved.v1', { seriesNo, series });
    await insertSeries(tx, ctx, { seriesNo, version: (known?.version ?? 0) + 1, series, actId });
    await appendAudit(tx, ctx, { kind: 'save-meeting-series', outcome: 'ok', subject: `series:${seriesNo}` });
    return { seriesId: `${seriesNo}`, version: (known?.version ?? 0) + 1 };
  });
}
