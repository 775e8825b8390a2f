import type { z } from 'zod';
import { listBlankLines } from '#core/documents/blank-lines.ts';
import { toCanonicalText } from '#core/documents/canonical.ts';
import type { actOnDocument as actOnDocumentRoute } from '#core/documents/contract.ts';
import { checkTextLength } from '#core/documents/text-length.ts';
import { type DocumentState, decideDocumentAct } from '#core/documents/way.ts';
import { refuse } from '#core/platform/public.ts';
import {
  appendAct,
  appendAudit,
  appendLink,
  type Ctx,
  chinaDay,
  keepFile,
  once,
  sha256,
  type Tx,
} from '#server/platform/public.ts';
import { askUnits } from './ask-units.ts';
import { findPageFault } from './count-pages.ts';
import { addDocumentAct, listUnitChecks } from './document-acts.queries.ts';
import { addDocumentFile, voidNumber } from './document-files.queries.ts';
import { getOwnWay } from './document-ways.ts';
import { type DocumentRow, getDocumentRow, getVersion, setDocumentState } from './documents.queries.ts';
import { toPrintedModel } from './printed-model.ts';
import { renderDocumentFile } from './render-file.ts';
import { type OnDocumentSigned, toSignedDocument } from './signed-document.ts';
import { takeDocument } from './take-document.ts';
import { takeNumber } from './take-number.ts';

type ActInput = z.output<typeof actOnDocumentRoute.body>;
const MEDIA = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;

/** The files of an issued document are drawn once and kept: what was issued never changes. */
async function keepIssued(tx: Tx, ctx: Ctx, row: DocumentRow, actId: string): Promise<void> {
  const { regionId } = ctx.actor;
  const version = await getVersion(tx, regionId, row.id, row.version);
  const model = toPrintedModel(row, version);
  const files = {
    docx: await renderDocumentFile(model, 'docx'),
    pdf: await renderDocumentFile(model, 'pdf'),
  };
  for (const format of ['docx', 'pdf'] as const) {
    const name = `${row.title}.${format}`;
    const { fileId } = await keepFile(tx, ctx, {
      name,
      mediaType: MEDIA[format],
      content: files[format],
      subject: 'issued-document',
      actId,
    });
    await addDocumentFile(tx, {
      regionId,
      documentId: row.id,
      versionNo: row.version,
      format,
      fileId,
      actId,
    });
  }
}

/** Time and place of a summons are no figures of ours: they are filled in before the paper goes on. */
function requireFilled(row: DocumentRow, version: Parameters<typeof toPrintedModel>[1]): void {
  const blank = listBlankLines(toPrintedModel(row, version));
  if (blank.length > 0)
    throw refuse(
      'not-allowed-now',
      'TEXT_NOT_FILLED_IN',
      `正文中的${blank.join('、')}尚未填写`,
      `Still to be filled in: ${blank.join(', ')}`,
      ['由拟稿人在正文中填写后再办'],
    );
}

async function requireLength(
  row: DocumentRow,
  version: Parameters<typeof toPrintedModel>[1],
  reason: string | undefined,
): Promise<void> {
  const model = toPrintedModel(row, version);
  const pageFault = reason?.trim() ? null : await findPageFault(model, sha256(toCanonicalText(model)));
  if (pageFault)
    throw refuse('not-allowed-now', 'TEXT_TOO_LONG', pageFault, 'The paper has too many pages', [
      '压缩文字',
      '填写超长理由',
    ]);
  const finding = checkTextLength(model, reason ?? null);
  if (finding.verdict === 'too-long')
    throw refuse('not-allowed-now', 'TEXT_TOO_LONG', finding.sentence ?? '', 'The text is too long', [
      '压缩文字',
      '填写超长理由',
    ]);
}

/** What is signed on ink was printed after the drafting and is recorded no earlier than it was signed. */
function requirePaperDay(ctx: Ctx, row: DocumentRow, input: ActInput): void {
  if (input.way !== 'paper' || input.onDate === undefined) return;
  const draftedOn = chinaDay(new Date(row.createdAt));
  if (input.onDate >= draftedOn && input.onDate <= ctx.today) return;
  throw refuse(
    'invalid',
    'PAPER_DAY_WRONG',
    `签字日期应在${draftedOn}（拟稿）至${ctx.today}（今日）之间`,
    'The day of signing lies between the drafting and today',
    ['照发文稿纸上的日期填写'],
  );
}

function requirePaper(input: ActInput): void {
  if (input.way === 'paper' && input.personName === '')
    throw refuse('invalid', 'PAPER_NEEDS_NAME', '代录纸质签字须填签字人姓名', 'Name the person who signed', [
      '照发文稿纸填写姓名和日期',
    ]);
}

/**
 * Takes one step of the document's way, on line or as recorded from the printed sheet. What follows from a signature elsewhere
 * is told by the caller and happens in the same transaction.
 */
export async function actOnDocument(
  ctx: Ctx,
  documentId: string,
  input: ActInput,
  consequences: readonly OnDocumentSigned[] = [],
): Promise<{ state: DocumentState; number: string | null }> {
  const { regionId } = ctx.actor;
  requirePaper(input);
  return once(ctx, async (tx) => {
    const row = await takeDocument(tx, ctx, documentId, input.version);
    requirePaperDay(ctx, row, input);
    requireReplyDay(row, input, ctx.today);
    const checks = await listUnitChecks(tx, regionId, documentId);
    const openObjections = checks.filter((c) => c.answer === 'objection').length;
    const kindWay = getOwnWay(row);
    const to = decideDocumentAct(
      ctx.actor,
      input.act,
      { way: kindWay, state: row.state, drafterId: row.drafterId, openObjections },
      input.way,
    );
    if (input.act === 'check' || input.act === 'approve') {
      const version = await getVersion(tx, regionId, documentId, row.version);
      requireFilled(row, version);
      if (input.act === 'check') await requireLength(row, version, input.lengthReason);
    }
    const onDate = input.onDate ?? ctx.today;
    const actId = await appendAct(tx, ctx, `document-${input.act}.v1`, { documentId, ...input });
    const number =
      input.act === 'register'
        ? await takeNumber(tx, ctx, row, { ...input, form: kindWay.numbering, actId })
        : row.number;
    await setDocumentState(tx, regionId, documentId, {
      state: to,
      ...(number ? { number } : {}),
      ...(input.act === 'approve' ? { approvedOn: onDate } : {}),
      ...(input.act === 'issue' ? { issuedAt: ctx.now } : {}),
    });
    if (input.act === 'withdraw') await voidNumber(tx, regionId, documentId, actId);
    await recordStep(tx, ctx, row, input, { to, onDate, actId });
    if (input.act === 'approve') {
      const version = await getVersion(tx, regionId, documentId, row.version);
      const signed = toSignedDocument(ctx, row, version, { ...input, onDate, actId });
      for (const follow of consequences) await follow(tx, ctx, signed);
    }
    if (input.act === 'send-units') await askUnits(tx, ctx, row, actId);
    if (input.act === 'issue' && row.kind !== 'period-bulletin') await linkIssued(tx, ctx, row, actId);
    if (input.act === 'issue')
      await keepIssued(tx, ctx, await getDocumentRow(tx, regionId, documentId), actId);
    await appendAudit(tx, ctx, {
      kind: `document-${input.act}`,
      outcome: 'ok',
      subject: `document:${documentId}`,
      detail: { way: input.way },
    });
    return { state: to, number };
  });
}

/** What was sent to units stands in the chain of the office that issued it, beside their answers (`answer-document.ts`). */
async function linkIssued(tx: Tx, ctx: Ctx, row: DocumentRow, actId: string): Promise<void> {
  const { regionId, orgId } = ctx.actor;
  const { modelHash } = await getVersion(tx, regionId, row.id, row.version);
  const { id, kind, number, replyBy, version } = row;
  const body = { act: 'document-issued.v1', documentId: id, kind, number, replyBy, version, modelHash };
  await appendLink(tx, { regionId, orgId, period: `documents-${ctx.today.slice(0, 4)}` }, actId, body);
}

/** The day of reply lies after the signing, or the unit could not keep it. */
function requireReplyDay(row: DocumentRow, input: ActInput, today: string): void {
  if (input.act === 'approve' && row.replyBy !== null && row.replyBy <= today)
    throw refuse(
      'not-allowed-now',
      'REPLY_DAY_PASSED',
      `请函复的日期（${row.replyBy}）已到，签发前应调整`,
      'The day of reply has come; move it before signing',
      ['由办文单位调整请函复的日期'],
    );
}

async function recordStep(
  tx: Tx,
  ctx: Ctx,
  row: DocumentRow,
  input: ActInput,
  step: { to: DocumentState; onDate: string; actId: string },
): Promise<void> {
  const { actor } = ctx;
  const isPaper = input.way === 'paper';
  await addDocumentAct(tx, {
    regionId: actor.regionId,
    documentId: row.id,
    kind: input.act,
    fromState: row.state,
    toState: step.to,
    versionNo: row.version,
    opinion: input.opinion,
    personName: isPaper ? input.personName : actor.personName,
    postTitle: isPaper ? '' : actor.postTitle,
    orgName: isPaper ? '' : actor.orgName,
    way: input.way,
    onDate: step.onDate,
    fileId: input.fileId,
    recordedByName: isPaper ? actor.personName : '',
    actId: step.actId,
  });
}
