import { sql } from 'kysely';
import type { Rung } from '#core/supervision/ladder/ladder.ts';
import type { PastRung } from '#core/supervision/ladder/propose-rungs.ts';
import type { TaskStanding } from '#core/supervision/task/task.ts';
import { appendMoveLink, type Ctx, type Tx } from '#server/platform/public.ts';

/** Standings of the tasks in hand, all or the named ones, with what the ladder needs of each. */
export async function listTasksInHand(
  tx: Tx,
  regionId: number,
  taskIds?: readonly string[],
): Promise<{ taskId: string; standing: TaskStanding }[]> {
  const { rows } = await sql<{
    taskId: string;
    standing: TaskStanding;
  }>`select task_id::text as "taskId", standing
    from derived.task_standings where region_id = ${regionId} and state in ('assigned', 'working')
      and ${taskIds === undefined ? sql`true` : sql`task_id = any(${[...taskIds]}::bigint[])`} order by task_id`.execute(
    tx,
  );
  return rows;
}

/** What was proposed about these tasks before, whatever became of it. */
export async function listPastRungs(tx: Tx, regionId: number): Promise<PastRung[]> {
  const { rows } =
    await sql<PastRung>`select x.task_id::text as "taskId", x.instrument, x.due_on::text as "dueOn",
      x.proposal_id::text as "proposalId", x.proposed_on::text as "proposedOn", x.org_id::text as "orgId", d.proposal_id is null as "isOpen"
    from ladder_proposal_tasks x
    join derived.task_standings s on s.region_id = x.region_id and s.task_id = x.task_id and s.state in ('assigned', 'working')
    left join ladder_decisions d on d.region_id = x.region_id and d.proposal_id = x.proposal_id
    where x.region_id = ${regionId}`.execute(tx);
  return rows;
}

/** Tasks of the proposals that nobody has decided, also of those that are out of hand by now. */
export async function listOpenRungs(
  tx: Tx,
  regionId: number,
): Promise<Pick<PastRung, 'taskId' | 'dueOn' | 'proposalId' | 'isOpen' | 'instrument'>[]> {
  const { rows } = await sql<
    Pick<PastRung, 'taskId' | 'dueOn' | 'proposalId' | 'isOpen' | 'instrument'>
  >`select x.task_id::text as "taskId", x.due_on::text as "dueOn", x.instrument,
      x.proposal_id::text as "proposalId", true as "isOpen"
    from ladder_proposal_tasks x where x.region_id = ${regionId}
      and not exists (select from ladder_decisions d where d.region_id = x.region_id and d.proposal_id = x.proposal_id)
    order by x.proposal_id, x.task_id`.execute(tx);
  return rows;
}

/** Papers that were drafted when a proposal about these tasks was taken. */
export async function listLadderPapers(
  tx: Tx,
  regionId: number,
  taskIds: readonly string[],
): Promise<{ taskId: string; documentId: string }[]> {
  const { rows } = await sql<{ taskId: string; documentId: string }>`select x.task_id::text as "taskId",
      d.document_id::text as "documentId"
    from ladder_proposal_tasks x join ladder_decisions d on d.region_id = x.region_id and d.proposal_id = x.proposal_id
    where x.region_id = ${regionId} and d.document_id is not null and x.task_id = any(${[...taskIds]}::bigint[])
    order by x.task_id, d.document_id`.execute(tx);
  return rows;
}

export async function insertLadderProposal(
  tx: Tx,
  row: {
    regionId: number;
    instrument: string;
    orgId: string;
    proposedOn: string;
    rung: Rung;
    version: number;
    actId: string;
  },
): Promise<string> {
  const added = await tx
    .insertInto('ladder_proposals')
    .values({
      region_id: row.regionId,
      instrument: row.instrument,
      org_id: row.orgId,
      proposed_on: row.proposedOn,
      rung: JSON.stringify(row.rung),
      rulebook_version: row.version,
      act_id: row.actId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return added.id;
}

export async function addProposalTasks(
  tx: Tx,
  row: {
    regionId: number;
    proposalId: string;
    instrument: string;
    orgId: string;
    proposedOn: string;
    tasks: readonly { taskId: string; dueOn: string; overdueDays: number }[];
    actId: string;
  },
): Promise<void> {
  await sql`insert into ladder_proposal_tasks (region_id, proposal_id, task_id, instrument, org_id, due_on, overdue_days, proposed_on, act_id)
    select ${row.regionId}, ${row.proposalId}, x.id, ${row.instrument}, ${row.orgId}, x.due_on, x.overdue, ${row.proposedOn}, ${row.actId}
    from unnest(${row.tasks.map(({ taskId }) => taskId)}::bigint[], ${row.tasks.map(({ dueOn }) => dueOn)}::date[],
      ${row.tasks.map(({ overdueDays }) => overdueDays)}::int[]) x(id, due_on, overdue)`.execute(tx);
}

/** What a person decided, or what became of a proposal that nobody decided; it stands in the hash chain. */
export async function insertLadderDecision(
  tx: Tx,
  ctx: Ctx,
  row: {
    proposalId: string;
    decision: 'take' | 'decline' | 'replace' | 'lapse';
    reason: string;
    documentId: string | null;
    actId: string;
  },
): Promise<void> {
  const { regionId, personName, orgName } = ctx.actor;
  const { proposalId, decision, reason, documentId, actId } = row;
  const decidedOn = ctx.today;
  await tx
    .insertInto('ladder_decisions')
    .values({
      region_id: regionId,
      proposal_id: proposalId,
      decision,
      reason,
      document_id: documentId,
      person_name: personName,
      org_name: orgName,
      decided_on: decidedOn,
      act_id: actId,
    })
    .execute();
  const move = { decision, reason, documentId, personName, decidedOn };
  await appendMoveLink(tx, ctx, 'ladder', { id: proposalId, seq: 1, move, actId });
}

export interface ProposalRow {
  id: string;
  instrument: Rung['instrument'];
  orgId: string;
  orgName: string;
  proposedOn: string;
  rung: Rung;
  tasks: {
    taskId: string;
    title: string;
    dueOn: string;
    overdueDays: number;
    quote: string;
    sourceTitle: string;
  }[];
  decision: {
    decision: 'take' | 'decline' | 'replace' | 'lapse';
    reason: string;
    documentId: string | null;
    personName: string;
    decidedOn: string;
  } | null;
}

export async function listProposalRows(
  tx: Tx,
  q: {
    regionId: number;
    isOpen: boolean | null;
    taskId?: string | undefined;
    proposalId?: string;
    limit: number;
  },
): Promise<ProposalRow[]> {
  const { rows } =
    await sql<ProposalRow>`select l.id::text as id, l.instrument, l.org_id::text as "orgId", o.short_name as "orgName",
      l.proposed_on::text as "proposedOn", l.rung,
      (select jsonb_agg(jsonb_build_object('taskId', x.task_id::text, 'title', s.standing->'order'->>'title', 'dueOn', x.due_on::text,
          'overdueDays', x.overdue_days, 'quote', t.quote, 'sourceTitle', t.source_title) order by x.due_on, x.task_id)
        from ladder_proposal_tasks x join tasks t on t.region_id = x.region_id and t.id = x.task_id
        join derived.task_standings s on s.region_id = x.region_id and s.task_id = x.task_id
        where x.region_id = l.region_id and x.proposal_id = l.id) as tasks,
      case when d.proposal_id is null then null else jsonb_build_object('decision', d.decision, 'reason', d.reason,
        'documentId', d.document_id::text, 'personName', d.person_name, 'decidedOn', d.decided_on::text) end as decision
    from ladder_proposals l join orgs o on o.region_id = l.region_id and o.id = l.org_id
    left join ladder_decisions d on d.region_id = l.region_id and d.proposal_id = l.id
    where l.region_id = ${q.regionId} and (${q.isOpen}::boolean is null or (d.proposal_id is null) = ${q.isOpen})
      and (${q.proposalId ?? null}::bigint is null or l.id = ${q.proposalId ?? null})
      and (${q.taskId ?? null}::bigint is null or exists (select from ladder_proposal_tasks y
        where y.region_id = l.region_id and y.proposal_id = l.id and y.task_id = ${q.taskId ?? null}))
    order by l.id desc limit ${q.limit}`.execute(tx);
  return rows;
}
