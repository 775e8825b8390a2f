import type { z } from 'zod';
import type { actOnDocument as actOnDocumentRoute } from '#core/documents/contract.ts';
import { checkTextLength } from '#core/documents/text-length.ts';
import { type DocumentState, decideDocumentAct } from '#core/documents/way.ts';
import { refuse } from '#core/platform/public.ts';
import {
  appendAct,
  appendAudit,
  type Ctx,
  keepFile,
  once,
  type Tx,
  takeLock,
} from '#server/platform/public.ts';
import { addDocumentAct, askAllUnits, listUnitChecks } from './document-acts.queries.ts';
import { addDocumentFile, addNumber, isNumberUsed, nextSerial } from './document-files.queries.ts';
import { type DocumentRow, getDocumentRow, getVersion, setDocumentState } from './documents.queries.ts';
import { toPrintedModel } from './printed-model.ts';
import { renderDocumentFile } from './render-file.ts';

type ActInput = z.output<typeof actOnDocumentRoute.body>;
const NUMBER = /^(.{1,20})〔(\d{4})〕(\d{1,4})号$/u;
const MEDIA = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;

/** A number typed from the office system, or the next of the register by issuing code; only after signing (8.1). */
async function takeNumber(
  tx: Tx,
  ctx: Ctx,
  row: DocumentRow,
  input: ActInput,
  actId: string,
): Promise<string> {
  const { regionId } = ctx.actor;
  const year = Number((row.approvedOn ?? ctx.today).slice(0, 4));
  if (input.issuingCode) {
    await takeLock(tx, `document-number:${regionId}:${input.issuingCode}:${year}`);
    const serial = await nextSerial(tx, regionId, input.issuingCode, year);
    await addNumber(tx, { regionId, code: input.issuingCode, year, serial, documentId: row.id, actId });
    return `${input.issuingCode}〔${year}〕${serial}号`;
  }
  const typed = (input.number ?? '')
    .replace(/[[【（(]/g, '〔')
    .replace(/[\]】）)]/g, '〕')
    .replace(/\s/g, '');
  const parts = NUMBER.exec(typed);
  if (!parts)
    throw refuse(
      'invalid',
      'DOCUMENT_NUMBER_INVALID',
      '文号格式应为“机关代字〔年份〕序号号”',
      'The number has another form',
      ['例如：望重点办〔2026〕12号'],
    );
  if (await isNumberUsed(tx, regionId, typed))
    throw refuse('conflict', 'DOCUMENT_NUMBER_TAKEN', `文号 ${typed} 已使用`, 'The number is used already', [
      '核对登记簿后换号',
    ]);
  await addNumber(tx, {
    regionId,
    code: parts[1] ?? '',
    year: Number(parts[2]),
    serial: Number(parts[3]),
    documentId: row.id,
    actId,
  });
  return typed;
}

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

function requireLength(
  row: DocumentRow,
  version: Parameters<typeof toPrintedModel>[1],
  reason: string | undefined,
): void {
  const finding = checkTextLength(toPrintedModel(row, version), reason ?? null);
  if (finding.verdict === 'too-long')
    throw refuse('not-allowed-now', 'TEXT_TOO_LONG', finding.sentence ?? '', 'The text is too long', [
      '压缩文字',
      '填写超长理由',
    ]);
}

function requirePaper(input: ActInput): void {
  if (input.way === 'paper' && input.personName === '')
    throw refuse('invalid', 'PAPER_NEEDS_NAME', '代录纸质签字须填签字人姓名', 'Name the person who signed', [
      '照发文稿纸填写姓名和日期',
    ]);
}

/** Takes one step of the document's way, on line or as recorded from the printed sheet. */
export async function actOnDocument(
  ctx: Ctx,
  documentId: string,
  input: ActInput,
): Promise<{ state: DocumentState; number: string | null }> {
  const { regionId } = ctx.actor;
  requirePaper(input);
  return once(ctx, async (tx) => {
    await takeLock(tx, `document:${regionId}:${documentId}`);
    const row = await getDocumentRow(tx, regionId, documentId);
    if (row.version !== input.version)
      throw refuse(
        'conflict',
        'DOCUMENT_CHANGED_MEANWHILE',
        '这份稿件刚刚被别人改过',
        'Somebody else changed the document meanwhile',
        ['刷新后再办'],
      );
    const checks = await listUnitChecks(tx, regionId, documentId);
    const openObjections = checks.filter((c) => c.answer === 'objection').length;
    const to = decideDocumentAct(
      ctx.actor,
      input.act,
      { state: row.state, drafterId: row.drafterId, openObjections },
      input.way,
    );
    if (input.act === 'check')
      requireLength(row, await getVersion(tx, regionId, documentId, row.version), input.lengthReason);
    const onDate = input.onDate ?? ctx.today;
    const actId = await appendAct(tx, ctx, `document-${input.act}.v1`, { documentId, ...input });
    const number = input.act === 'register' ? await takeNumber(tx, ctx, row, input, actId) : row.number;
    await setDocumentState(tx, regionId, documentId, {
      state: to,
      ...(number ? { number } : {}),
      ...(input.act === 'approve' ? { approvedOn: onDate } : {}),
      ...(input.act === 'issue' ? { issuedAt: ctx.now } : {}),
    });
    await recordStep(tx, ctx, row, input, { to, onDate, actId });
    if (input.act === 'send-units' && row.period)
      await askAllUnits(tx, {
        regionId,
        documentId,
        versionNo: row.version,
        period: row.period,
        personName: ctx.actor.personName,
        actId,
        recordedAt: ctx.now,
      });
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
