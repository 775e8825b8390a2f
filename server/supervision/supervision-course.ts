import { DOCUMENT_KIND_WORDS } from '#core/documents/public.ts';
import { groupBy } from '#core/platform/public.ts';
import type { SupervisionCourse } from '#core/supervision/instruments/course.lines.ts';
import type { HalfMonth } from '#core/supervision/instruments/half-month.ts';
import type { TaskStanding } from '#core/supervision/task/task.ts';
import { listAddresseeRows, listDocumentsAbout } from '#server/documents/public.ts';
import type { Tx } from '#server/platform/public.ts';
import { listTaskMoveRows } from './tasks.queries.ts';

/** Papers that tell one unit something; bulletins and reports speak for themselves. */
const TOLD = ['prompt-letter', 'supervision-order', 'summons-notice'] as const;

async function listPapers(
  tx: Tx,
  regionId: number,
  taskIds: readonly string[],
  { fromOn, toOn }: HalfMonth,
): Promise<SupervisionCourse['papers']> {
  const kinds: readonly string[] = TOLD;
  const issued = (await listDocumentsAbout(tx, regionId, 'task', taskIds)).filter(
    ({ kind, issuedOn }) =>
      kinds.includes(kind) && issuedOn !== null && issuedOn >= fromOn && issuedOn <= toOn,
  );
  const papers = [...new Map(issued.map((one) => [one.documentId, one])).values()];
  const rows = await listAddresseeRows(
    tx,
    regionId,
    papers.map(({ documentId }) => documentId),
  );
  const unitsOf = groupBy(
    rows.filter(({ isCopy }) => !isCopy),
    ({ documentId }) => documentId,
  );
  return papers
    .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
    .map(({ documentId, kind, number }) => ({
      word: DOCUMENT_KIND_WORDS[kind].zh,
      number,
      orgNames: (unitsOf.get(documentId) ?? []).map(({ orgName }) => orgName),
    }));
}

/** What was done about these tasks in a span: papers issued and second looks taken. */
export async function gatherCourse(
  tx: Tx,
  regionId: number,
  tasks: readonly { taskId: string; standing: TaskStanding }[],
  span: HalfMonth,
): Promise<SupervisionCourse> {
  const ids = tasks.map(({ taskId }) => taskId);
  const titleOf = new Map(tasks.map(({ taskId, standing }) => [taskId, standing.order.title]));
  const lookedAt = tasks.filter(({ standing }) => standing.lookBacks > 0).map(({ taskId }) => taskId);
  const lookBacks = (await listTaskMoveRows(tx, regionId, lookedAt)).flatMap(({ taskId, move }) =>
    move.kind === 'look-back' && move.on >= span.fromOn && move.on <= span.toOn
      ? [{ title: titleOf.get(taskId) ?? '', verdict: move.verdict }]
      : [],
  );
  return { name: span.name, papers: await listPapers(tx, regionId, ids, span), lookBacks };
}
