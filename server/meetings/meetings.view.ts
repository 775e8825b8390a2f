import type { z } from 'zod';
import type { listMeetings as listRoute, getMeetingLoop as loopRoute } from '#core/meetings/contract.ts';
import { asksWork } from '#core/meetings/decision/decision.ts';
import { measureLoop } from '#core/meetings/decision/outcome.ts';
import type { MeetingRowView, SeriesView } from '#core/meetings/meeting-view.ts';
import { canPrepareMeetings, canReadPreparation, canSetSeries } from '#core/meetings/permissions.ts';
import { proposeNextDay } from '#core/meetings/series.ts';
import type { Actor } from '#core/people/public.ts';
import { refuse } from '#core/platform/public.ts';
import { listOrgNames } from '#server/people/public.ts';
import { type Ctx, getWorkingCalendar, type Tx, withScope } from '#server/platform/public.ts';
import { toDecisionViews, toFate } from './decision-rows.ts';
import { countDecisions, listDecisionRowsBetween } from './decisions.queries.ts';
import { countMeetingsOfYear, listMeetingRecords, type MeetingRecord } from './meetings.queries.ts';
import { listSeriesRows } from './series.queries.ts';

function findOwn({ standing }: MeetingRecord, actor: Actor): MeetingRowView['own'] {
  if (!standing.notice?.invited.some(({ orgId }) => orgId === actor.orgId)) return 'not-invited';
  const reply = standing.replies.find(({ orgId }) => orgId === actor.orgId);
  if (!reply) return 'to-reply';
  if (reply.answer === 'attend') return 'attend';
  return reply.leave === 'granted'
    ? 'leave-granted'
    : reply.leave === 'refused'
      ? 'leave-refused'
      : 'leave-asked';
}

export function toMeetingRow(
  record: MeetingRecord,
  at: { actor: Actor; seriesNames: ReadonlyMap<number, string>; decisions: number },
): MeetingRowView {
  const { id, seriesNo, standing } = record;
  const { plan, state, entries, notice, replies } = standing;
  const { title, kind, heldOn, startsAt, minutes, place, chair } = plan;
  return {
    id,
    series: seriesNo === null ? null : { id: `${seriesNo}`, name: at.seriesNames.get(seriesNo) ?? '' },
    ...{ title, kind, state, heldOn, startsAt, minutes, place, chairName: chair.name },
    entries: entries.length,
    decisions: at.decisions,
    replyBy: notice?.replyBy ?? null,
    replied: replies.length,
    invited: notice?.invited.length ?? 0,
    own: findOwn(record, at.actor),
  };
}

export async function listSeriesNames(tx: Tx, regionId: number): Promise<Map<number, string>> {
  const rows = await listSeriesRows(tx, regionId);
  return new Map(rows.map(({ seriesNo, series }) => [seriesNo, series.name]));
}

async function listSeriesViews(tx: Tx, ctx: Ctx): Promise<SeriesView[]> {
  const calendar = await getWorkingCalendar(tx);
  const { regionId } = ctx.actor;
  const rows = await listSeriesRows(tx, regionId);
  const year = ctx.today.slice(0, 4);
  const counts = await countMeetingsOfYear(tx, regionId, year);
  return rows.map(({ seriesNo, version, series, lastOn }) => {
    const after = lastOn !== null && lastOn > ctx.today ? lastOn : ctx.today;
    const nextOn = series.isActive ? proposeNextDay(series, after, calendar) : null;
    return { id: `${seriesNo}`, version, series, nextOn, thisYear: counts.get(seriesNo) ?? 0 };
  });
}

/** 调度会: meetings of a stretch of days, and their series. */
export function getMeetings(
  ctx: Ctx,
  { from, to, seriesId }: z.output<typeof listRoute.query>,
): Promise<z.input<typeof listRoute.output>> {
  const { actor, today } = ctx;
  const { regionId } = actor;
  return withScope(ctx.db, actor, async (tx) => {
    const seriesNo = seriesId === undefined ? undefined : Number(seriesId);
    const records = await listMeetingRecords(tx, { regionId, from, to, seriesNo });
    const ids = records.map(({ id }) => id);
    const counts = await countDecisions(tx, regionId, ids);
    const seriesNames = await listSeriesNames(tx, regionId);
    const isInside = canReadPreparation(actor);
    return {
      today,
      meetings: records.map((record) =>
        toMeetingRow(record, { actor, seriesNames, decisions: counts.get(record.id) ?? 0 }),
      ),
      series: isInside ? await listSeriesViews(tx, ctx) : [],
      may: { prepare: canPrepareMeetings(actor), setSeries: canSetSeries(actor), measure: isInside },
    };
  });
}

const EVER = { from: '2000-01-01', to: '2099-12-31' };

/** 议定事项闭环: what the meetings decided and what became of it, by lead unit. */
export async function getMeetingLoop(
  ctx: Ctx,
  { from = EVER.from, to = EVER.to, kind }: z.output<typeof loopRoute.query>,
): Promise<z.input<typeof loopRoute.output>> {
  const { actor, today } = ctx;
  const { regionId } = actor;
  if (!canReadPreparation(actor))
    throw refuse('forbidden', 'MEETING_STEP_NOT_YOURS', '由项目办、督查室、县领导查看', 'Not yours to read', [
      '本单位的事项见督办',
    ]);
  return withScope(ctx.db, actor, async (tx) => {
    const records = await listMeetingRecords(tx, { regionId, from, to });
    const byId = new Map(
      records
        .filter(({ standing }) => kind === undefined || standing.plan.kind === kind)
        .map((one) => [one.id, one]),
    );
    const found = await listDecisionRowsBetween(tx, { regionId, from, to });
    const rows = found.filter(
      ({ meetingId, isStruck, decision }) => byId.has(meetingId) && !isStruck && asksWork(decision),
    );
    const counted = measureLoop(
      rows.flatMap((row) => toFate(row) ?? []),
      today,
    );
    const names = await listOrgNames(
      tx,
      regionId,
      counted.map(({ orgId }) => orgId),
    );
    const stateOf = (id: string) => byId.get(id)?.standing.state ?? 'held';
    const views = await toDecisionViews(tx, regionId, rows, { stateOf, today });
    return {
      today,
      byUnit: counted.map(({ orgId, ...rest }) => ({
        org: { id: orgId, name: names.get(orgId) ?? '' },
        ...rest,
      })),
      decisions: views.flatMap((view) => {
        const plan = byId.get(view.meetingId)?.standing.plan;
        return plan
          ? [{ ...view, meeting: { id: view.meetingId, title: plan.title, heldOn: plan.heldOn } }]
          : [];
      }),
    };
  });
}
