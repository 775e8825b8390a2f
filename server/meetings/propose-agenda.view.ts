import type { z } from 'zod';
import type { AgendaPart } from '#core/meetings/agenda/agenda-entry.ts';
import { listCarriedOver } from '#core/meetings/agenda/carry-over.ts';
import { proposeAgenda } from '#core/meetings/agenda/propose-agenda.ts';
import type { ProjectSituation } from '#core/meetings/agenda/situation.ts';
import type { proposeMeetingAgenda as route } from '#core/meetings/contract.ts';
import { canPrepareMeetings } from '#core/meetings/permissions.ts';
import { formatPeriod } from '#core/platform/public.ts';
import { listOrgNames } from '#server/people/public.ts';
import { type Ctx, type Tx, withScope } from '#server/platform/public.ts';
import { countOpenDecisions } from './decision-rows.ts';
import { type DecisionRow, listDecisionRows } from './decisions.queries.ts';
import { findPreviousRecord, getMeetingRecord, type MeetingRecord } from './meetings.queries.ts';
import { refuseStep } from './refuse-step.ts';
import { findAgendaPeriod, listSituationRows } from './situations.queries.ts';

type SituationRow = Awaited<ReturnType<typeof listSituationRows>>[number];

function toSituation(
  row: SituationRow,
  lightOf: string,
  names: ReadonlyMap<string, string>,
): ProjectSituation {
  const part = (orgId: string | null): AgendaPart | null =>
    orgId === null ? null : { orgId, name: names.get(orgId) ?? '' };
  const problemDays = row.problems.flatMap(({ title, dueOn }) => (dueOn === null ? [] : [{ title, dueOn }]));
  return {
    ...{ projectId: row.projectId, name: row.name, serial: row.serial, light: row.light },
    ...{ lightPeriods: row.lightPeriods, lightSentence: row.reason, lightOf, movedDates: row.moved },
    report: { state: row.report, of: lightOf },
    problems: row.problems,
    promises: [...row.tasks, ...problemDays],
    sponsor: row.sponsor,
    sponsorDispatchedOn: row.dispatchedOn,
    reporting: part(row.reportingOrgId),
    lead: part(row.leadOrgId),
    department: part(row.departmentOrgId),
    supporting: row.supportingOrgIds.flatMap((orgId) => part(orgId) ?? []),
  };
}

export async function listSituations(
  tx: Tx,
  regionId: number,
  period: { period: string; isFrozen: boolean; now: Date },
) {
  const rows = await listSituationRows(tx, { regionId, ...period });
  const ids = rows.flatMap((row) => [
    ...[row.reportingOrgId, row.leadOrgId, row.departmentOrgId].flatMap((id) => id ?? []),
    ...row.supportingOrgIds,
  ]);
  const names = await listOrgNames(tx, regionId, ids);
  return rows.map((row) => toSituation(row, formatPeriod(period.period), names));
}

function listCarried(previous: MeetingRecord | undefined, decisions: readonly DecisionRow[]) {
  if (!previous) return [];
  const { entries, outcomes } = previous.standing;
  return listCarriedOver(
    entries.map((entry) => ({
      entry,
      outcome: outcomes[entry.key] ?? 'waiting',
      openDecisions: countOpenDecisions(decisions, entry.key),
    })),
  );
}

/** 由数据提出的议程: exceptions since the last meeting of the series, in the order of 4.5; nothing is written. */
export async function getAgendaProposal(ctx: Ctx, meetingId: string): Promise<z.input<typeof route.output>> {
  const { regionId } = ctx.actor;
  if (!canPrepareMeetings(ctx.actor)) throw refuseStep('set-agenda');
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const { standing, seriesNo } = await getMeetingRecord(tx, regionId, meetingId);
    const { heldOn, minutes, chair } = standing.plan;
    const previous = await findPreviousRecord(tx, { regionId, meetingId, seriesNo, heldOn });
    const decisions = previous ? await listDecisionRows(tx, regionId, [previous.id]) : [];
    const period = await findAgendaPeriod(tx, regionId, ctx.now);
    const situations = period ? await listSituations(tx, regionId, { ...period, now: ctx.now }) : [];
    const since = previous?.standing.plan.heldOn ?? null;
    const standingDecisions = decisions.filter(
      ({ isStruck, decision }) => !isStruck && decision.leadOrgId !== null,
    );
    const proposed = proposeAgenda(situations, {
      ...{ since, heldOn, minutes, chairName: chair.name },
      lastDecisions: standingDecisions.length,
      carried: listCarried(previous, decisions),
    });
    return { since, period: period?.period ?? null, ...proposed };
  });
}
