import { canReadPreparation } from '#core/meetings/permissions.ts';
import { proposeSeating, type Seating } from '#core/meetings/seating.ts';
import { listLeaders, listOrgs } from '#server/people/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import type { MeetingRecord } from './meetings.queries.ts';

/** Leaders who comment on an entry or conclude it, in the official order; the chair comes before them. */
async function listSpeakingLeaders(tx: Tx, { actor, today }: Ctx, record: MeetingRecord): Promise<string[]> {
  const { plan, entries } = record.standing;
  const spoken = entries.flatMap(({ comments, concludes }) => [
    concludes,
    ...comments.filter(({ orgId }) => !orgId).map(({ name }) => name),
  ]);
  return (await listLeaders(tx, actor.regionId, today)).flatMap(({ personId, name }) =>
    personId !== plan.chair.personId && spoken.some((one) => one.includes(name)) ? [name] : [],
  );
}

/** A first seating from the agenda and the reply slips, units in the official order (8.8). */
async function proposeSeats(tx: Tx, ctx: Ctx, record: MeetingRecord): Promise<Seating> {
  const { plan, notice, replies } = record.standing;
  const invited = new Map(notice?.invited.map((one) => [one.orgId, one.seat] as const) ?? []);
  const units = (await listOrgs(tx, ctx.actor.regionId)).filter(({ id }) => invited.has(id));
  return proposeSeating({
    chairName: plan.chair.name,
    leaderNames: await listSpeakingLeaders(tx, ctx, record),
    invited: units.map(({ id, shortName }) => {
      const reply = replies.find(({ orgId }) => orgId === id);
      const substitute = reply?.substitute?.name;
      return {
        unit: shortName,
        seat: invited.get(id) ?? 'attend',
        persons: substitute ? [substitute] : (reply?.persons.map(({ name }) => name) ?? []),
        isAway: reply?.answer === 'leave' && !substitute,
      };
    }),
  });
}

/** What the page of a meeting says of seats and of 传达学习; a unit sees its own confirmation only. */
export async function listSeatsAndConveying(
  tx: Tx,
  ctx: Ctx,
  record: MeetingRecord,
  names: ReadonlyMap<string, string>,
) {
  const { seating, conveying, notice } = record.standing;
  const isInside = canReadPreparation(ctx.actor);
  return {
    seating: isInside ? (seating ?? null) : null,
    seatingProposal: isInside && notice ? await proposeSeats(tx, ctx, record) : null,
    conveying: conveying
      ? {
          dueOn: conveying.dueOn,
          on: conveying.on,
          confirmed: conveying.confirmed
            .filter(({ orgId }) => isInside || orgId === ctx.actor.orgId)
            .map(({ orgId, way, on }) => ({ org: { id: orgId, name: names.get(orgId) ?? '' }, way, on })),
        }
      : null,
  };
}
