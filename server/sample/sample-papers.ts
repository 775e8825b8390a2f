// Papers of supervision of the sample: a prompt letter that was answered, a supervision order that was received and not answered,
// a supervision bulletin of all tasks; each on its whole way through the verbs.
import type { DocumentAct } from '#core/documents/public.ts';
import {
  acknowledgeDocument,
  actOnDocument,
  getDocumentView,
  replyToDocument,
} from '#server/documents/public.ts';
import {
  decideLadderProposal,
  draftSupervisionBulletin,
  getLadderProposals,
  listReplyTasks,
  takeReply,
} from '#server/supervision/public.ts';
import { type Bureau, type BureauEvent, dayOf, onDay, orgOf } from './bureau.ts';

/** Who takes a step of a paper, and how long ago in working days. */
type Way = readonly (readonly [DocumentAct, string, number])[];

const LETTER_WAY: Way = [
  ['check', 'dcs-head', 5],
  ['approve', 'xmb-head', 5],
  ['register', 'dcs-1', 5],
  ['issue', 'dcs-1', 5],
];
const ORDER_WAY: Way = [
  ['check', 'dcs-head', 5],
  ['approve', 'dcs-head', 5],
  ['register', 'dcs-1', 5],
  ['issue', 'dcs-1', 5],
];
const BULLETIN_WAY: Way = [
  ['check', 'dcs-head', 2],
  ['cosign', 'zfb-cosign', 1],
  ['approve', 'zfb-approve', 1],
  ['register', 'zfb-register', 1],
  ['issue', 'zfb-register', 1],
];
export const PAPER_LOGINS = ['xmb-head', 'zfb-cosign', 'zfb-approve', 'zfb-register'];

/** Decided on the day of the ladder's run, after it. */
const TAKEN_AGO = 6;
const REPLY =
  '收悉。供水管网改造配套资金缺口1200万元已列入年度预算调整方案，正在履行报批程序，预计下月上旬提出资金安排意见并报送。';

async function act(
  bureau: Bureau,
  documentId: string,
  [kind, login, ago]: Way[number],
  code: string,
): Promise<void> {
  const ctx = onDay(bureau, login, ago);
  const { document } = await getDocumentView(ctx, documentId);
  await actOnDocument(ctx, documentId, {
    version: document.version,
    act: kind,
    opinion: kind === 'approve' ? '同意印发。' : '',
    way: 'online',
    personName: '',
    ...(kind === 'register' ? { number: `${code}〔${dayOf(bureau, ago).slice(0, 4)}〕21号` } : {}),
  });
}

/** A paper that is being made: its id is known once it is drafted. */
interface Paper {
  documentId: string;
}

const listWay = (bureau: Bureau, paper: Paper, way: Way, code: string): BureauEvent[] =>
  way.map((step) => ({ ago: step[2], run: () => act(bureau, paper.documentId, step, code) }));

/** The head takes what the ladder proposed to this unit; the paper is drafted from it. */
const take = (bureau: Bureau, paper: Paper, instrument: string, lead: string): BureauEvent => ({
  ago: TAKEN_AGO,
  run: async () => {
    const ctx = onDay(bureau, 'dcs-head', TAKEN_AGO);
    const { proposals } = await getLadderProposals(ctx, { open: 'open' });
    const found = proposals.find(
      (one) => one.instrument === instrument && one.org.id === orgOf(bureau, lead),
    );
    if (!found) throw new Error(`the ladder of the sample proposes a ${instrument} to ${lead}`);
    const decided = await decideLadderProposal(ctx, found.id, {
      decision: 'take',
      reason: '',
      chaseBy: 'phone',
    });
    paper.documentId = decided.documentId ?? '';
  },
});

/** 提示函 to the finance bureau: received, answered, and the answer taken as feedback of the task. */
function listLetterEvents(bureau: Bureau): BureauEvent[] {
  const paper: Paper = { documentId: '' };
  const orgId = orgOf(bureau, 'czj');
  const answer = async () => {
    const ctx = onDay(bureau, 'czj-a', 3);
    const { replyId } = await replyToDocument(ctx, paper.documentId, {
      ...{ orgId, way: 'inside', text: REPLY, fileIds: [], personName: '', phone: '' },
    });
    const inspector = onDay(bureau, 'dcs-1', 2);
    const { tasks } = await listReplyTasks(inspector, paper.documentId);
    const chosen = tasks.map(({ taskId }) => ({ taskId, percent: 60 }));
    await takeReply(inspector, { documentId: paper.documentId, replyId }, { tasks: chosen });
  };
  return [
    take(bureau, paper, 'prompt-letter', 'czj'),
    ...listWay(bureau, paper, LETTER_WAY, '望发改函'),
    { ago: 2, run: answer },
  ];
}

/** 督办单 to the company: received, its day of reply passes without one. */
function listOrderEvents(bureau: Bureau): BureauEvent[] {
  const paper: Paper = { documentId: '' };
  const receive = () =>
    acknowledgeDocument(onDay(bureau, 'chengtou-a', 4), paper.documentId, {
      orgId: orgOf(bureau, 'chengtou'),
      way: 'inside',
      personName: '',
    });
  return [
    take(bureau, paper, 'supervision-order', 'chengtou'),
    ...listWay(bureau, paper, ORDER_WAY, '望督单'),
    { ago: 4, run: receive },
  ];
}

function listBulletinEvents(bureau: Bureau): BureauEvent[] {
  const paper: Paper = { documentId: '' };
  const draft = async () => {
    paper.documentId = (await draftSupervisionBulletin(onDay(bureau, 'dcs-1', 2))).documentId;
  };
  return [{ ago: 2, run: draft }, ...listWay(bureau, paper, BULLETIN_WAY, '望督通')];
}

/** What the inspection office sent out in the last days; the ladder's latest proposals still wait for its head. */
export const listPaperEvents = (bureau: Bureau): BureauEvent[] => [
  ...listLetterEvents(bureau),
  ...listOrderEvents(bureau),
  ...listBulletinEvents(bureau),
];
