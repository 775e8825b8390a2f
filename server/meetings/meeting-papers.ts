import type { DocumentModel } from '#core/documents/public.ts';
import { type OfficialPaper, PAPERS, type PaperKind } from '#core/meetings/paper-contract.ts';
import { buildMinutesPaper } from '#core/meetings/papers/minutes.lines.ts';
import type { PaperFacts } from '#core/meetings/papers/paper-facts.ts';
import {
  buildAgendaPaper,
  buildBroadPack,
  buildNotice,
  buildPack,
} from '#core/meetings/papers/papers.lines.ts';
import { buildSeatingPaper } from '#core/meetings/papers/seating.lines.ts';
import { buildSlides } from '#core/meetings/papers/slides.ts';
import { canReadPreparation } from '#core/meetings/permissions.ts';
import { refuse } from '#core/platform/public.ts';
import { insertDraft, renderDocumentFile, requireDrafter } from '#server/documents/public.ts';
import { appendAudit, type Ctx, once, withSnapshot, XLSX_MEDIA_TYPE } from '#server/platform/public.ts';
import { gatherPaperFacts } from './gather-papers.ts';
import { renderMeetingWorkbook } from './meeting-workbook.ts';
import { requireNoMinutesDocument } from './minutes-document.ts';
import { renderSlides } from './slides/render-slides.ts';

type Format = 'docx' | 'pdf' | 'pptx' | 'xlsx';
interface Form {
  format: Format;
  tables: 'a4' | 'a3';
}

const BUILDERS: Record<PaperKind, (facts: PaperFacts) => DocumentModel> = {
  notice: buildNotice,
  agenda: buildAgendaPaper,
  pack: buildPack,
  minutes: buildMinutesPaper,
  seating: buildSeatingPaper,
};
const MEDIA_TYPES: Record<Format, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  xlsx: XLSX_MEDIA_TYPE,
};

const notYet = (zh: string): Error =>
  refuse('not-allowed-now', 'MEETING_PAPER_NOT_YET', zh, 'This paper cannot be written yet', [
    '先编排议程、发出通知或拟写纪要',
  ]);

/** A paper says nothing that has not been said: no notice before it is sent, no minutes before they are drafted. */
function requireReady(paper: PaperKind, facts: PaperFacts): void {
  if (paper === 'minutes' && facts.minutes === null) throw notYet('纪要尚未拟写');
  if (paper === 'notice' && facts.notice === null) throw notYet('会议通知尚未发出');
  if (paper === 'seating' && facts.seating === null) throw notYet('座次尚未安排');
  if (facts.entries.length === 0) throw notYet('议程尚未编排');
}

/** Slides and the workbook are the pack's alone; the pack and the seats are for those who prepare. */
function requireReader(ctx: Ctx, paper: PaperKind, format: Format): void {
  const isPackOnly = format === 'pptx' || format === 'xlsx';
  if (!canReadPreparation(ctx.actor) && (paper === 'pack' || paper === 'seating' || isPackOnly))
    throw refuse(
      'forbidden',
      'MEETING_STEP_NOT_YOURS',
      '会议材料由项目办印发',
      'The pack is given out by the office',
      ['请联系项目办'],
    );
  if (isPackOnly && paper !== 'pack')
    throw refuse(
      'invalid',
      'MEETING_PAPER_NOT_YET',
      '只有会议材料有演示文稿和 Excel',
      'Only the pack has this form',
      ['选择 Word 或 PDF'],
    );
}

const builderOf = (paper: PaperKind, tables: Form['tables']) =>
  paper === 'pack' && tables === 'a3' ? buildBroadPack : BUILDERS[paper];

async function render(paper: PaperKind, facts: PaperFacts, { format, tables }: Form): Promise<Buffer> {
  if (format === 'pptx') return renderSlides(buildSlides(facts));
  if (format === 'xlsx') return renderMeetingWorkbook(facts);
  return renderDocumentFile(builderOf(paper, tables)(facts), format);
}

/** A paper of the meeting as it stands now, to be printed or shown. */
export async function getMeetingPaper(
  ctx: Ctx,
  { meetingId, paper }: { meetingId: string; paper: PaperKind },
  form: Form,
): Promise<{ name: string; mediaType: string; content: Buffer }> {
  const { format, tables } = form;
  requireReader(ctx, paper, format);
  const facts = await withSnapshot(ctx.db, ctx.actor, async (tx) => {
    const gathered = await gatherPaperFacts(tx, ctx, meetingId, {
      dossiers: paper === 'pack' && format !== 'xlsx',
    });
    await appendAudit(tx, ctx, {
      ...{ kind: 'download-meeting-paper', outcome: 'ok', subject: `meeting:${meetingId}` },
      detail: { paper, format },
    });
    return gathered.facts;
  });
  requireReady(paper, facts);
  const breadth = paper === 'pack' && tables === 'a3' ? '（A3表）' : '';
  const name = `${facts.plan.title}${PAPERS[paper].zh.slice(2)}${breadth}.${format}`;
  return { name, mediaType: MEDIA_TYPES[format], content: await render(paper, facts, form) };
}

const KIND_OF = {
  notice: 'meeting-notice',
  agenda: 'agenda',
  pack: 'meeting-pack',
  minutes: 'minutes',
} as const;

/** 转公文办理: the paper goes its way as a document — checked, signed, registered, issued (8.1). */
export async function draftMeetingPaper(
  ctx: Ctx,
  { meetingId, paper }: { meetingId: string; paper: OfficialPaper },
  tables: Form['tables'] = 'a4',
): Promise<{ documentId: string }> {
  return once(ctx, async (tx) => {
    await requireDrafter(tx, ctx, { kind: KIND_OF[paper] });
    const { facts, meeting } = await gatherPaperFacts(tx, ctx, meetingId, { dossiers: paper === 'pack' });
    requireReady(paper, facts);
    const orgIds = meeting.notice?.invited.map(({ org }) => org.id) ?? [];
    const replyBy = paper === 'notice' ? (facts.notice?.replyBy ?? null) : null;
    const model = builderOf(paper, tables)(facts);
    if (paper === 'minutes') await requireNoMinutesDocument(tx, ctx.actor.regionId, meetingId);
    const signed = paper === 'minutes' ? meeting.signature : null;
    const about = [{ kind: 'meeting' as const, id: meetingId }];
    return insertDraft(tx, ctx, { model, about, orgIds, replyBy, signed });
  });
}
