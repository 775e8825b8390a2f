import { toCanonicalText } from '#core/documents/canonical.ts';
import type { DocumentModel } from '#core/documents/content-model.ts';
import { DOCUMENT_KIND_WORDS } from '#core/documents/document-kinds.ts';
import { buildRoutingSheet, type RoutingSheetFacts } from '#core/documents/sheets/routing-sheet.lines.ts';
import { DOCUMENT_STATES } from '#core/documents/way.ts';
import { refuse } from '#core/platform/public.ts';
import { appendAudit, type Ctx, sha256, withScope } from '#server/platform/public.ts';
import { listDocumentActs } from './document-acts.queries.ts';
import { type DocumentRow, getDocumentRow, getVersion, type VersionRow } from './documents.queries.ts';
import type { RenderedFile } from './download-document.ts';
import { toPrintedModel } from './printed-model.ts';
import { DOCX_TYPE, renderModel } from './render-model.ts';

type Act = Awaited<ReturnType<typeof listDocumentActs>>[number];
type Signed = RoutingSheetFacts['drafter'];

const UNSIGNED: Signed = { unit: '', name: null, opinion: null, signedOn: null };

/** Steps that still hold: what was signed before the last return is void. */
export function listHoldingActs(acts: readonly Act[]): Act[] {
  const lastReturn = acts.map((act) => act.kind).lastIndexOf('return');
  return acts.filter((act, index) => index > lastReturn || act.kind === 'draft');
}

const toSigned = (act: Act | undefined): Signed =>
  act
    ? {
        unit: act.orgName,
        name: act.personName,
        opinion: act.way === 'paper' ? `${act.opinion}（纸质签字，${act.recordedByName}代录）` : act.opinion,
        signedOn: act.onDate,
      }
    : UNSIGNED;

/** What a leader took out and nobody put back is said on the sheet, which stays inside; the issued text does not show it. */
export function listNotes(edits: VersionRow['edits']): string[] {
  const words = { drop: '删去', unname: '不点名' };
  const standing = new Map(edits.map((edit) => [edit.lineId, edit]));
  return [...standing.values()].flatMap(({ act, reason, personName }) =>
    act === 'drop' || act === 'unname'
      ? [`${words[act]}一条：${reason ?? ''}（${personName}）。附件数据未改。`]
      : [],
  );
}

export function toRoutingFacts(
  row: DocumentRow,
  version: VersionRow,
  model: DocumentModel,
  acts: readonly Act[],
): RoutingSheetFacts {
  const holding = listHoldingActs(acts);
  const last = (kind: string) => holding.findLast((act) => act.kind === kind);
  const cosigners = holding.filter((act) => act.kind === 'cosign').map(toSigned);
  return {
    issuingBody: model.signature?.issuingBodies[0] ?? model.head.issuingBody,
    title: row.title,
    documentKind: DOCUMENT_KIND_WORDS[row.kind].zh,
    mark: row.mark,
    urgency: model.head.urgency,
    documentNumber: row.number,
    addressees: model.addressees.join('，'),
    copyTo: model.imprint?.copyTo.join('，') ?? '',
    drafter: toSigned(last('draft')),
    checker: toSigned(last('check')),
    cosigners: cosigners.length > 0 ? cosigners : [UNSIGNED],
    approver: toSigned(last('approve')),
    annexTitles: model.annexes.map((annex) => annex.title),
    copies: null,
    keepingPeriod: null,
    contentSha256: sha256(toCanonicalText(model)),
    versionLabel: `第${row.version}稿（${DOCUMENT_STATES[row.state].zh}）`,
    notes: listNotes(version.edits),
  };
}

/** 发文稿纸 with what has been signed so far, and room for ink where nothing has. */
export async function getRoutingSheet(
  ctx: Ctx,
  documentId: string,
  format: 'docx' | 'pdf',
): Promise<RenderedFile> {
  const { actor } = ctx;
  if (actor.sees !== 'region')
    throw refuse(
      'forbidden',
      'ROUTING_SHEET_INSIDE',
      '发文稿纸只在办文单位内部使用',
      'The routing sheet is internal',
      ['印发后下载正文'],
    );
  return withScope(ctx.db, actor, async (tx) => {
    const row = await getDocumentRow(tx, actor.regionId, documentId);
    const version = await getVersion(tx, actor.regionId, documentId, row.version);
    const acts = await listDocumentActs(tx, actor.regionId, documentId);
    const sheet = buildRoutingSheet(toRoutingFacts(row, version, toPrintedModel(row, version), acts));
    await appendAudit(tx, ctx, {
      kind: 'print-routing-sheet',
      outcome: 'ok',
      subject: `document:${documentId}`,
      detail: { version: row.version },
    });
    return {
      name: `发文稿纸（${row.title}）.${format}`,
      mediaType: format === 'pdf' ? 'application/pdf' : DOCX_TYPE,
      content: await renderModel(sheet, format),
    };
  });
}
