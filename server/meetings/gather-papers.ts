import type { AgendaEntry } from '#core/meetings/agenda/agenda-entry.ts';
import type { AttendanceRow, MeetingPlan } from '#core/meetings/meeting.ts';
import type { Minutes } from '#core/meetings/minutes.ts';
import type { PaperFacts } from '#core/meetings/papers/paper-facts.ts';
import { getPaperMoment } from '#core/meetings/papers/paper-moment.ts';
import { Refusal } from '#core/platform/public.ts';
import { gatherDossier } from '#server/documents/public.ts';
import { getRegion, listOrgs } from '#server/people/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { loadMeeting } from './meeting.view.ts';
import { findAgendaPeriod } from './situations.queries.ts';

type Loaded = Awaited<ReturnType<typeof loadMeeting>>;

/** Projects of the agenda that the period holds, in the order of the agenda; one that it does not hold is left out. */
async function listDossiers(
  tx: Tx,
  ctx: Ctx,
  entries: readonly AgendaEntry[],
  at: Date,
): Promise<PaperFacts['dossiers']> {
  const { regionId } = ctx.actor;
  const found = await findAgendaPeriod(tx, regionId, at);
  if (!found) return [];
  const dossiers: PaperFacts['dossiers'] = [];
  for (const { projectId } of entries) {
    if (projectId === null) continue;
    try {
      dossiers.push(await gatherDossier(tx, { regionId, projectId, period: found.period }, []));
    } catch (error) {
      if (!(error instanceof Refusal) || error.body.code !== 'PROJECT_NOT_IN_PERIOD') throw error;
    }
  }
  return dossiers;
}

function toNotice({ notice }: Loaded): PaperFacts['notice'] {
  if (!notice) return null;
  const seated = (seat: 'attend' | 'observe') =>
    notice.invited.filter((one) => one.seat === seat).map(({ org }) => org.name);
  const { replyBy, demands, contact, on } = notice;
  return { attending: seated('attend'), observing: seated('observe'), replyBy, demands, contact, on };
}

/** What the papers of a meeting are written from, as this person sees it. */
export async function gatherPaperFacts(
  tx: Tx,
  ctx: Ctx,
  meetingId: string,
  needs: { dossiers: boolean },
): Promise<{ facts: PaperFacts; meeting: Loaded }> {
  const meeting = await loadMeeting(tx, ctx, meetingId);
  const region = await getRegion(tx, ctx.actor.regionId);
  const offices = (await listOrgs(tx, ctx.actor.regionId)).filter(({ kind }) => kind === 'office');
  const entries = meeting.entries.map(({ outcome: _, ...entry }) => entry as AgendaEntry);
  const plan = meeting.plan as MeetingPlan;
  const office = offices.find(({ id }) => id === ctx.actor.orgId) ?? offices[0];
  return {
    meeting,
    facts: {
      regionName: region.name,
      officeName: office?.name ?? ctx.actor.orgName,
      plan,
      entries,
      notice: toNotice(meeting),
      attendance: meeting.attendance as AttendanceRow[],
      merged: meeting.merged.map((one) => ({
        title: one.title,
        attendance: one.attendance as AttendanceRow[],
      })),
      previous: meeting.previous,
      lastDecisions: meeting.lastDecisions,
      decisions: meeting.decisions,
      minutes: meeting.minutes as Minutes | null,
      seating: meeting.seating as PaperFacts['seating'],
      signedOn: meeting.signature?.on ?? null,
      dossiers: needs.dossiers ? await listDossiers(tx, ctx, entries, getPaperMoment(plan, ctx.now)) : [],
    },
  };
}
