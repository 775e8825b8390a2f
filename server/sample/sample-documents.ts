// What the sample's offices did with the frozen months, carried out by the verbs themselves on the days of the county's
// own clock: evidence on some reports, bulletins issued on their whole way, one still in draft.
import type { DocumentAct } from '#core/documents/public.ts';
import type { Actor } from '#core/people/public.ts';
import { actOnDocument, answerUnitCheck, draftBulletin, getDocumentView } from '#server/documents/public.ts';
import { attachEvidence } from '#server/quality/public.ts';
import { chinaDay } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { REGION_ID } from './county-orgs.ts';
import { withOwnerConnection } from './owner-connection.queries.ts';
import { ctxOf, requireActor, type SampleDesk } from './sample-desk.ts';
import {
  type FrozenPeriod,
  listEvidencedReports,
  listLatestFreezes,
  listSamplePosts,
  type SamplePost,
} from './sample-documents.queries.ts';
import { buildScanPdf } from './scan-pdf.ts';

const ISSUED = 3;
const EVIDENCE_ON_ONE_OF = 6;
const HOUR = 3_600_000;
const LOGINS = [
  'xmb-1',
  'xmb-head',
  'zfb-cosign',
  'zfb-approve',
  'zfb-register',
  'ganxi-a',
  'jkq-a',
] as const;
type Login = (typeof LOGINS)[number];

/** Hours from a freeze in the afternoon to each step of its bulletin, all in office hours of the next three days. */
const STEP_HOURS = [16.5, 17.5, 18.5, 23.5, 41, 42.5, 46.5, 65, 66];
const LAST_HOUR = 66;

/** When the steps were taken; where the month is younger than that, they move together. */
function listInstants({ frozenAt }: FrozenPeriod, now: Date): Date[] {
  const most = Math.max(1, (now.getTime() - frozenAt.getTime()) / HOUR - 1);
  const pace = Math.min(1, most / LAST_HOUR);
  return STEP_HOURS.map((hours) => new Date(frozenAt.getTime() + hours * pace * HOUR));
}

async function loadOffice(desk: SampleDesk, posts: readonly SamplePost[]): Promise<Record<Login, Actor>> {
  const today = chinaDay(desk.now);
  const pairs = await Promise.all(
    posts.map(async (post) => [post.login, await requireActor(desk.app, post, today)] as const),
  );
  return Object.fromEntries(pairs) as Record<Login, Actor>;
}

/** Signed progress sheets beside every sixth confirmed report, put in when it was confirmed. */
async function attachSheets(desk: SampleDesk, tx: Tx, { period }: FrozenPeriod): Promise<number> {
  const reports = await listEvidencedReports(tx, { regionId: REGION_ID, period, oneOf: EVIDENCE_ON_ONE_OF });
  for (const report of reports) {
    const actor = await requireActor(desk.app, report, chinaDay(desk.now));
    const text = `Progress sheet ${period}, project ${report.projectId}`;
    await attachEvidence(
      ctxOf(desk.app, actor, report.confirmedAt),
      report.projectId,
      { period, kind: 'confirmation', note: '业主、施工、监理三方签字' },
      { name: `工程进度确认单（${period}）.pdf`, content: buildScanPdf(text) },
    );
  }
  return reports.length;
}

interface Draft {
  desk: SampleDesk;
  office: Record<Login, Actor>;
  documentId: string;
  instants: Date[];
}

async function act(
  draft: Draft,
  who: Login,
  at: number,
  kind: DocumentAct,
  more: object = {},
): Promise<void> {
  const ctx = ctxOf(draft.desk.app, draft.office[who], draft.instants[at] ?? draft.desk.now);
  const { document } = await getDocumentView(ctx, draft.documentId);
  const step = {
    version: document.version,
    act: kind,
    opinion: '',
    way: 'online' as const,
    personName: '',
    ...more,
  };
  await actOnDocument(ctx, draft.documentId, step);
}

/** Two units answer where they are asked, one with a question that the office settles. */
async function letUnitsCheck(draft: Draft, isDoubted: boolean): Promise<void> {
  const ctx = (who: Login) => ctxOf(draft.desk.app, draft.office[who], draft.instants[3] ?? draft.desk.now);
  const answer = (who: Login, body: Parameters<typeof answerUnitCheck>[2]) =>
    answerUnitCheck(ctx(who), draft.documentId, body);
  const { unitChecks } = await getDocumentView(ctx('xmb-1'), draft.documentId);
  const isAsked = (who: Login) => unitChecks.some((one) => one.orgId === draft.office[who].orgId);
  if (isAsked('ganxi-a')) await answer('ganxi-a', { answer: 'no-objection', text: '' });
  if (!isDoubted || !isAsked('jkq-a')) return;
  const orgId = draft.office['jkq-a'].orgId;
  await answer('jkq-a', { answer: 'objection', text: '附件中一个项目的完成投资是否含设备预付款，请核实' });
  await answer('xmb-1', { answer: 'no-objection', text: '经核，按已定版填报数列示，不含预付款', orgId });
}

async function draftOf(desk: SampleDesk, office: Record<Login, Actor>, month: FrozenPeriod): Promise<Draft> {
  const instants = listInstants(month, desk.now);
  const ctx = ctxOf(desk.app, office['xmb-1'], instants[0] ?? desk.now);
  const choices = { requests: [], replyByOn: null, seasonNote: null, switches: { evidence: true } };
  const { documentId } = await draftBulletin(ctx, { period: month.period, ...choices });
  return { desk, office, documentId, instants };
}

/** 拟稿 → 核稿 → 送审 → 会签 → 签发 → 登记编号 → 印发; every other month the leader signs on paper. */
async function issueBulletin(draft: Draft, month: FrozenPeriod, place: number): Promise<void> {
  const isOnPaper = place % 2 === 1;
  await act(draft, 'xmb-head', 1, 'check', { opinion: '数据与定版一致，同意送审。' });
  await act(draft, 'xmb-1', 2, 'send-units');
  await letUnitsCheck(draft, place === 0);
  await act(draft, 'zfb-cosign', 4, 'cosign', { opinion: '无不同意见。' });
  const paper = { way: 'paper' as const, personName: draft.office['zfb-approve'].personName };
  if (isOnPaper) await act(draft, 'xmb-1', 5, 'approve', { ...paper, opinion: '同意印发。' });
  else await act(draft, 'zfb-approve', 5, 'approve', { opinion: '同意印发。' });
  await act(draft, 'zfb-register', 6, 'register', {
    number: `望重点办〔${month.period.slice(0, 4)}〕${Number(month.period.slice(5))}号`,
  });
  await act(draft, 'zfb-register', 7, 'issue');
}

/** Evidence and bulletins of the latest frozen months: three issued, the one before them in draft. */
export async function addSampleDocuments(desk: SampleDesk): Promise<{ issued: number; evidence: number }> {
  return withOwnerConnection(desk.ownerUrl, async (tx) => {
    const posts = await listSamplePosts(tx, REGION_ID, LOGINS);
    const months = await listLatestFreezes(tx, REGION_ID, ISSUED + 1);
    const office = await loadOffice(desk, posts);
    let evidence = 0;
    for (const month of months.slice(0, ISSUED)) evidence += await attachSheets(desk, tx, month);
    const issued = months.slice(0, ISSUED).reverse();
    const [open] = months.slice(ISSUED);
    if (open) await draftOf(desk, office, open);
    for (const [place, month] of issued.entries())
      await issueBulletin(await draftOf(desk, office, month), month, place);
    return { issued: issued.length, evidence };
  });
}
