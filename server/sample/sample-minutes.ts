// Minutes of the sample's meetings, signed on paper or as a document, and what became of what was decided.
import type { DocumentAct } from '#core/documents/public.ts';
import { buildMinutesDraft } from '#core/meetings/public.ts';
import type { IsoDate } from '#core/platform/public.ts';
import type { TaskMove, TaskOrder } from '#core/supervision/public.ts';
import { acknowledgeDocument, actOnDocument, getDocumentView } from '#server/documents/public.ts';
import { attachMeetingFile, draftMeetingPaper, getMeetingView } from '#server/meetings/public.ts';
import { getTaskView, moveTask } from '#server/supervision/public.ts';
import { listSignatureConsequences } from '../all-consequences.ts';
import { dayOf, orgOf } from './bureau.ts';
import { chairOf, type Hall, HEAD, meetingOf, OFFICE, on, step } from './meeting-hall.ts';
import type { DecisionTale } from './meeting-tales.ts';
import { buildScanPdf } from './scan-pdf.ts';

/** Minutes drafted, looked over by a unit, signed by the chair on paper. */
export async function minute(hall: Hall, issue: number): Promise<string[]> {
  const { bureau, tale, meetingId, at } = hall;
  const meeting = await meetingOf(hall);
  const { plan, entries, merged, row } = meeting;
  const outcomes = Object.fromEntries(entries.map(({ key, outcome }) => [key, outcome]));
  const draft = buildMinutesDraft({ plan, entries, outcomes, merged });
  await step(at(OFFICE, tale.ago - 1), meetingId, {
    ...{ kind: 'draft-minutes', minutes: { ...draft, issue: `〔${row.heldOn.slice(0, 4)}〕第${issue}期` } },
    on: on(hall, tale.ago - 1),
  });
  await step(at('zjj-a', tale.ago - 2), meetingId, {
    ...{ kind: 'check-minutes', orgId: orgOf(bureau, 'zjj'), answer: 'agree', text: '', way: 'inside' },
    on: on(hall, tale.ago - 2),
  });
  if (tale.isByDocument) return signByDocument(hall, row.heldOn, issue);
  const signing = at(HEAD, tale.ago - 3);
  const content = buildScanPdf(`Minutes of ${row.heldOn}, signed by the chair`);
  const scan = { name: `纪要签字件（${row.heldOn}）.pdf`, content, mediaType: 'application/pdf' };
  const { fileId } = await attachMeetingFile(signing, meetingId, scan);
  return step(signing, meetingId, {
    ...{ kind: 'sign-minutes', way: 'paper', by: plan.chair.name, note: '', fileId },
    on: on(hall, tale.ago - 3),
  });
}

/** The minutes as a document: checked, signed on its routing sheet by the chair, numbered and issued; the units received it. */
async function signByDocument(
  { bureau, meetingId, tale, at }: Hall,
  heldOn: IsoDate,
  issue: number,
): Promise<string[]> {
  const ago = tale.ago - 3;
  const { documentId } = await draftMeetingPaper(at(OFFICE, ago), { meetingId, paper: 'minutes' });
  const act = async (login: string, name: DocumentAct, more: object = {}) => {
    const ctx = at(login, ago);
    const { document } = await getDocumentView(ctx, documentId);
    const input = {
      version: document.version,
      act: name,
      opinion: '',
      way: 'online' as const,
      personName: '',
    };
    await actOnDocument(ctx, documentId, { ...input, ...more }, listSignatureConsequences());
  };
  await act(HEAD, 'check');
  const onDate = dayOf(bureau, ago);
  await act(HEAD, 'approve', { way: 'paper', personName: chairOf(bureau).name, opinion: '同意。', onDate });
  await act(OFFICE, 'register', {
    number: `望川县重点项目调度会议纪要〔${heldOn.slice(0, 4)}〕第${issue}期`,
  });
  await act(OFFICE, 'issue');
  for (const key of ['zjj', 'zrj'])
    await acknowledgeDocument(at(`${key}-a`, ago - 1), documentId, {
      ...{ orgId: orgOf(bureau, key), way: 'inside', personName: '' },
    });
  const { decisions } = await getMeetingView(at(OFFICE, ago), meetingId);
  return decisions.flatMap(({ taskId }) => taskId ?? []);
}

/** 传达学习 asked for with the minutes; some units confirm, one of them on paper, the others still owe it. */
export async function convey(hall: Hall): Promise<void> {
  const { bureau, tale, meetingId, at } = hall;
  const units = tale.conveyedBy ?? [];
  if (units.length === 0) return;
  const asked = tale.ago - 3;
  const dueOn = dayOf(bureau, asked - 5);
  await step(at(OFFICE, asked), meetingId, { kind: 'ask-conveying', dueOn, on: on(hall, asked) });
  const { notice } = await meetingOf(hall);
  const invited = new Set(notice?.invited.map(({ org }) => org.id));
  const confirming = units.filter((key) => invited.has(orgOf(bureau, key)));
  for (const [index, key] of confirming.entries()) {
    const ago = asked - 1 - index;
    const isPaper = index === confirming.length - 1;
    await step(at(isPaper ? OFFICE : `${key}-a`, ago), meetingId, {
      ...{ kind: 'convey', orgId: orgOf(bureau, key), way: isPaper ? 'paper' : 'inside', on: on(hall, ago) },
    });
  }
}

/** The inspection office takes the decisions up; units answer as their tale says. */
export async function followUp(hall: Hall, holdings: readonly Hall[]): Promise<void> {
  for (const one of [hall, ...holdings]) {
    const { decisions } = await meetingOf(one);
    for (const [index, tale] of one.tale.decisions.entries()) {
      const taskId = decisions.find((row) => row.meetingId === one.meetingId && row.no === index + 1)?.taskId;
      if (taskId) await workOnTask(one, tale, { taskId, signedAgo: hall.tale.ago - 3 });
    }
  }
}

async function workOnTask(
  { bureau, tale: { ago }, at }: Hall,
  tale: DecisionTale,
  { taskId, signedAgo }: { taskId: string; signedAgo: number },
): Promise<void> {
  const take = async (login: string, when: number, move: TaskMove) => {
    const { version } = await getTaskView(at('dcs-1', when), taskId);
    await moveTask(at(login, when), taskId, { version, move });
  };
  const { order } = await getTaskView(at('dcs-1', 0), taskId);
  const lead = [...bureau.actors].find(
    ([login, { orgId }]) => orgId === order.leadOrgId && login.endsWith('-a'),
  )?.[0];
  const established = Math.max((tale.isAhead ? ago : signedAgo) - 1, 0);
  const at4 = dayOf(bureau, established);
  await take('dcs-head', established, { kind: 'establish', order: order as TaskOrder, number: '', on: at4 });
  await take('dcs-1', established, { kind: 'assign', note: '', on: at4 });
  if (!lead) return;
  const day = (after: number) => Math.max(Math.min(ago - after, established), 0);
  if (tale.feedback) {
    const when = day(tale.feedback.in);
    const { text, percent } = tale.feedback;
    const rest = { fileIds: [], way: 'inside' as const, on: dayOf(bureau, when) };
    await take(lead, when, { kind: 'feedback', orgId: order.leadOrgId, text, percent, ...rest });
  }
  if (tale.doneIn === undefined) return;
  const when = day(tale.doneIn);
  await take(lead, when, {
    kind: 'report-done',
    text: '已按会议议定完成。',
    fileIds: [],
    on: dayOf(bureau, when),
  });
  const verified = Math.max(when - 2, 0);
  await take('dcs-1', verified, {
    ...{ kind: 'verify', verdict: 'agree', text: '属实。', fileIds: [] },
    on: dayOf(bureau, verified),
  });
  await take('dcs-1', verified, {
    kind: 'close',
    satisfaction: 'satisfied',
    note: '',
    on: dayOf(bureau, verified),
  });
}
