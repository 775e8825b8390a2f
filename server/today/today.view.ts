import type { z } from 'zod';
import { hasRole } from '#core/people/public.ts';
import { describeAnnouncement, describeReportActs, describeStage } from '#core/today/change-words.ts';
import type { TodayChange, getToday as todayRoute } from '#core/today/contract.ts';
import { deriveVisits, type VisitReading } from '#core/today/visit.ts';
import { findLeader } from '#server/people/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { passWhileFull, withScope } from '#server/platform/public.ts';
import { listProblemChanges } from '#server/problems/public.ts';
import { listTaskChanges } from '#server/supervision/public.ts';
import {
  type Announcement,
  listAnnouncements,
  listReportActGroups,
  listStageChanges,
} from './changes.queries.ts';
import { listDuties } from './duties.ts';
import { hasReportsOfYear } from './reporting-unit.queries.ts';
import { findVisits, putVisits } from './visits.queries.ts';

const MOST_CHANGES = 40;

const addressOf = (one: Announcement): string => {
  if (one.kind === 'frozen') return `/overview?period=${one.period}`;
  if (one.kind === 'issued') return `/documents/${one.ref}`;
  return one.kind === 'extended' ? `/reporting?period=${one.period}` : '/ledger';
};

/** For a leader what happened to his own projects, for everybody else to all that he sees; announcements for all. */
async function listChanges(tx: Tx, ctx: Ctx, since: Date, sponsorId: string | null): Promise<TodayChange[]> {
  const { regionId, personId } = ctx.actor;
  const window = { regionId, personId, since, sponsorId };
  const acts = await listReportActGroups(tx, { ...window, withInnerSteps: ctx.actor.sees === 'scoped' });
  const stages = await listStageChanges(tx, window);
  const announced = await listAnnouncements(tx, window);
  const matters = [
    ...(await listProblemChanges(tx, ctx, { since, sponsorId })),
    // A leader is told of tasks by what waits for him.
    ...(sponsorId === null ? await listTaskChanges(tx, ctx, since) : []),
  ];
  const changes = [
    ...matters,
    ...acts.map((g) => ({
      kind: g.kind,
      sentence: describeReportActs(g),
      at: g.at,
      to: `/reporting?period=${g.period}`,
    })),
    ...stages.map((s) => ({
      kind: 'stage',
      sentence: describeStage(s),
      at: s.at,
      to: `/ledger/${s.projectId}`,
    })),
    ...announced.map((a) => ({
      kind: a.kind,
      sentence: describeAnnouncement(a),
      at: a.at,
      to: addressOf(a),
    })),
  ];
  return changes
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, MOST_CHANGES)
    .map((change) => ({ ...change, at: change.at.toISOString() }));
}

/** Notes the visit after it was answered, in a transaction of its own: who cannot be noted on a full disk still reads. */
async function noteVisit(ctx: Ctx, visits: VisitReading): Promise<void> {
  const { regionId, personId } = ctx.actor;
  if (!visits.isWorthWriting) return;
  await withScope(ctx.db, ctx.actor, (tx) => putVisits(tx, regionId, personId, visits)).catch(passWhileFull);
}

/** The home of everybody: what waits for me, then what changed since I was last here; a leader's own projects (ui.md). */
export async function getToday(ctx: Ctx): Promise<z.input<typeof todayRoute.output>> {
  const { actor } = ctx;
  const duties = await listDuties(ctx);
  const { visits, ...read } = await withScope(ctx.db, actor, async (tx) => {
    const visits = deriveVisits(await findVisits(tx, actor.regionId, actor.personId), ctx.now);
    const { since, listsFrom } = visits;
    const leaderId = hasRole(actor, 'leader') ? actor.personId : actor.forPersonId;
    return {
      visits,
      since: listsFrom.toISOString(),
      isFirstVisit: since === null,
      changes: await listChanges(tx, ctx, listsFrom, leaderId),
      leader: leaderId === null ? null : await findLeader(tx, actor.regionId, leaderId, ctx.today),
      isReportingUnit: await hasReportsOfYear(tx, actor.regionId, actor.orgId, ctx.today.slice(0, 4)),
    };
  });
  await noteVisit(ctx, visits);
  return { duties, ...read };
}
