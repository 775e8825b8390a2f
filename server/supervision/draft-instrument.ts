import { DOCUMENT_KIND_WORDS, toAddressName } from '#core/documents/public.ts';
import {
  addWorkingDays,
  countWorkingDaysAfter,
  groupBy,
  type WorkingCalendar,
} from '#core/platform/public.ts';
import { buildInstrument, findPaperKind } from '#core/supervision/instruments/build-instrument.ts';
import type { InstrumentFacts, InstrumentTask } from '#core/supervision/instruments/instrument-facts.ts';
import { countChases, listFactLines, listLastWords } from '#core/supervision/instruments/task-history.ts';
import { TASK_SOURCES } from '#core/supervision/task/task.ts';
import {
  type DocumentSubject,
  findUntouchedDraft,
  growDraft,
  insertDraft,
  listAddresseeRows,
  listDocumentSubjects,
  listDocumentsAbout,
} from '#server/documents/public.ts';
import { getRegion } from '#server/people/public.ts';
import { type Ctx, getWorkingCalendar, type Tx } from '#server/platform/public.ts';
import { findMatterContact, getOrgFullName } from './instruments.queries.ts';
import { listLadderPapers, listProposalRows, type ProposalRow } from './ladder.queries.ts';
import { findLadder } from './ladder-rules.ts';
import { listTaskNames } from './task-rows.ts';
import { getTaskRecord, listTaskMoveRows } from './tasks.queries.ts';

/** Working days that checking, signing and numbering take before the unit has the paper. */
const DAYS_ON_THE_WAY = 2;

interface Fact {
  on: string;
  text: string;
}

const sortByDay = (facts: readonly Fact[]): Fact[] =>
  [...facts].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

/** Papers of the ladder that were issued about each task, who received and who answered them. */
async function listPaperFacts(
  tx: Tx,
  regionId: number,
  taskIds: readonly string[],
): Promise<Map<string, Fact[]>> {
  const drafted = await listLadderPapers(tx, regionId, taskIds);
  const issued = (await listDocumentsAbout(tx, regionId, 'task', taskIds)).filter(
    ({ documentId, subjectId, issuedOn }) =>
      issuedOn !== null && drafted.some((one) => one.documentId === documentId && one.taskId === subjectId),
  );
  const units = await listAddresseeRows(tx, regionId, [
    ...new Set(issued.map(({ documentId }) => documentId)),
  ]);
  const facts = issued.map(({ subjectId, documentId, kind, number, issuedOn }): [string, Fact[]] => {
    const word = DOCUMENT_KIND_WORDS[kind].zh;
    const own = units.filter((one) => one.documentId === documentId);
    return [
      subjectId,
      [
        { on: issuedOn ?? '', text: `印发${word}${number === null ? '' : `（${number}）`}。` },
        ...own.flatMap(({ orgName, receipt }) =>
          receipt ? [{ on: receipt.onDate, text: `${orgName}签收${word}。` }] : [],
        ),
        ...own.flatMap(({ orgName, replies }) =>
          replies.map(({ onDate }) => ({ on: onDate, text: `${orgName}回复${word}。` })),
        ),
      ],
    ];
  });
  return new Map(
    [...groupBy(facts, ([taskId]) => taskId)].map(([taskId, lists]) => [
      taskId,
      lists.flatMap(([, list]) => list),
    ]),
  );
}

/** Facts of these tasks, each once; the day given is the promise spoken of, null: the deadline in force. */
export async function listInstrumentTasksOf(
  tx: Tx,
  { actor, today }: Ctx,
  named: readonly { taskId: string; dueOn: string | null }[],
  calendar: WorkingCalendar,
): Promise<InstrumentTask[]> {
  const { regionId } = actor;
  const countOverdue = (dueOn: string | null | undefined): number =>
    dueOn && today > dueOn ? countWorkingDaysAfter(calendar, dueOn, today).days : 0;
  const dayOf = new Map(named.map(({ taskId, dueOn }) => [taskId, dueOn]));
  const ids = [...dayOf.keys()];
  const records = await Promise.all(ids.map((taskId) => getTaskRecord(tx, regionId, taskId)));
  const names = await listTaskNames(tx, regionId, records);
  const moves = await listTaskMoveRows(tx, regionId, ids);
  const nameOf = (orgId: string) => names.get(orgId) ?? '';
  const papers = await listPaperFacts(tx, regionId, ids);
  return records.map((record) => {
    const { standing: s } = record;
    const { order } = s;
    const own = moves.filter(({ taskId }) => taskId === record.id).map(({ move }) => move);
    const dueOn = dayOf.get(record.id) ?? order.dueOn ?? '';
    return {
      taskId: record.id,
      title: order.title,
      number: s.number,
      sourceWord: TASK_SOURCES[record.sourceKind].zh,
      sourceTitle: record.sourceTitle,
      sourceOn: record.sourceOn,
      quote: record.quote,
      leadName: nameOf(order.leadOrgId),
      supportingNames: order.supportingOrgIds.map(nameOf),
      deliverable: order.deliverable,
      assignedOn: s.assignedOn,
      dueOn,
      overdueDays: countOverdue(dueOn),
      extensionsGranted: s.extensionsGranted,
      chases: countChases(own, order.leadOrgId, dueOn),
      lastWords: listLastWords(own, order.leadOrgId, nameOf),
      lastFeedbackOn: s.feedback.find(({ orgId }) => orgId === order.leadOrgId)?.on ?? null,
      history: sortByDay([...listFactLines(own, nameOf), ...(papers.get(record.id) ?? [])]),
    };
  });
}

async function gatherInstrumentFacts(
  tx: Tx,
  ctx: Ctx,
  proposals: readonly [ProposalRow, ...ProposalRow[]],
  calendar: WorkingCalendar,
): Promise<InstrumentFacts> {
  const { actor } = ctx;
  const { regionId } = actor;
  const [{ instrument, rung, orgId }] = proposals;
  const { replyDays } = rung;
  return {
    instrument,
    today: ctx.today,
    regionName: (await getRegion(tx, regionId)).name,
    issuer: rung.issuer,
    approver: rung.approver,
    orgName: toAddressName(await getOrgFullName(tx, regionId, orgId)),
    replyBy:
      replyDays === null ? null : addWorkingDays(calendar, ctx.today, replyDays + DAYS_ON_THE_WAY).date,
    contact: await findMatterContact(tx, {
      ...{ regionId, orgId: actor.orgId, personId: actor.personId, today: ctx.today },
      taskIds: proposals.flatMap(({ tasks }) => tasks.map(({ taskId }) => taskId)),
    }),
    tasks: await listInstrumentTasksOf(
      tx,
      ctx,
      proposals.flatMap((one) => one.tasks),
      calendar,
    ),
  };
}

/** Proposals that an untouched draft was written from. */
async function listProposalsOf(tx: Tx, regionId: number, documentId: string): Promise<ProposalRow[]> {
  const about = await listDocumentSubjects(tx, regionId, documentId);
  const ids = about.filter(({ kind }) => kind === 'ladder-proposal').map(({ id }) => id);
  const found = await Promise.all(
    ids.map((proposalId) => listProposalRows(tx, { regionId, isOpen: null, proposalId, limit: 1 })),
  );
  return found.flat();
}

/**
 * Drafts the paper of a proposal that a person has taken (8.7, 8.9), or takes its matters into the untouched draft to the same
 * unit of the same week. Undefined where the rung is only a message.
 */
export async function draftInstrument(tx: Tx, ctx: Ctx, row: ProposalRow): Promise<string | undefined> {
  const { regionId } = ctx.actor;
  const kind = findPaperKind(row.instrument);
  if (!kind) return undefined;
  const calendar = await getWorkingCalendar(tx);
  const { rules } = await findLadder(tx, regionId, ctx.today);
  const since = addWorkingDays(calendar, ctx.today, -rules.mergeWithinDays).date;
  const joined = await findUntouchedDraft(tx, { regionId, kind, orgId: row.orgId, since });
  const before = joined ? await listProposalsOf(tx, regionId, joined) : [];
  const facts = await gatherInstrumentFacts(tx, ctx, [row, ...before], calendar);
  const model = buildInstrument(facts);
  if (!model) return undefined;
  const about: DocumentSubject[] = [
    { kind: 'ladder-proposal', id: row.id },
    ...facts.tasks.map(({ taskId }): DocumentSubject => ({ kind: 'task', id: taskId })),
  ];
  const draft = { model, about, orgIds: [row.orgId], replyBy: facts.replyBy, isBySystem: true };
  if (joined) {
    await growDraft(tx, ctx, joined, draft);
    return joined;
  }
  return (await insertDraft(tx, ctx, draft)).documentId;
}
