import type { z } from 'zod';
import { toCanonicalText } from '#core/documents/canonical.ts';
import { documentModelSchema } from '#core/documents/content-model.ts';
import type {
  DocumentRowView,
  getDocument as getDocumentRoute,
  listDocuments as listDocumentsRoute,
} from '#core/documents/contract.ts';
import { ISSUED_KINDS } from '#core/documents/document-kinds.ts';
import { checkTextLength } from '#core/documents/text-length.ts';
import {
  canAct,
  canDraft,
  canRecordPaper,
  type DocumentAct,
  type DocumentStanding,
  listEditRights,
  listPossibleActs,
} from '#core/documents/way.ts';
import { type Ctx, sha256, type Tx, withScope } from '#server/platform/public.ts';
import { findPageFault } from './count-pages.ts';
import { listDocumentActs, listUnitChecks } from './document-acts.queries.ts';
import { findLastCode } from './document-files.queries.ts';
import { findDocumentWays, getOwnWay } from './document-ways.ts';
import { type DocumentRow, getDocumentRow, getVersion, listDocumentRows } from './documents.queries.ts';
import { toPrintedModel } from './printed-model.ts';
import type { IsSignedByOther } from './signed-document.ts';

function toRowView(row: DocumentRow): z.input<typeof DocumentRowView> {
  const { drafterId: _, freezeId: __, approvedOn: ___, audience: ____, way: _____, ...view } = row;
  return view;
}

export async function getDocuments(
  ctx: Ctx,
  query: z.output<typeof listDocumentsRoute.query>,
): Promise<z.input<typeof listDocumentsRoute.output>> {
  const { actor } = ctx;
  return withScope(ctx.db, actor, async (tx) => {
    const ways = await findDocumentWays(tx, actor.regionId, ctx.today);
    const rows = await listDocumentRows(tx, actor.regionId, query);
    return {
      documents: rows.map(toRowView),
      mayDraft: canDraft(actor, ways['period-bulletin']),
      drafts: ISSUED_KINDS.filter((kind) => canDraft(actor, ways[kind])),
    };
  });
}

/** Steps on line; a signature that another capability keeps for somebody else is not offered. */
async function listOnlineActs(
  tx: Tx,
  ctx: Ctx,
  row: DocumentRow,
  { standing, limits }: { standing: DocumentStanding; limits: readonly IsSignedByOther[] },
): Promise<DocumentAct[]> {
  const acts = listPossibleActs(row.state, standing.way).filter((act) => canAct(ctx.actor, act, standing));
  if (!acts.includes('approve')) return acts;
  for (const isSignedByOther of limits)
    if (await isSignedByOther(tx, ctx, { documentId: row.id, kind: row.kind }))
      return acts.filter((act) => act !== 'approve');
  return acts;
}

/** The document with everything that its page shows, and what this person may do with it now. */
export async function getDocumentView(
  ctx: Ctx,
  documentId: string,
  limits: readonly IsSignedByOther[] = [],
): Promise<z.input<typeof getDocumentRoute.output>> {
  const { actor } = ctx;
  const found = await withScope(ctx.db, actor, async (tx) => {
    const row = await getDocumentRow(tx, actor.regionId, documentId);
    const version = await getVersion(tx, actor.regionId, documentId, row.version);
    const isOfficeView = actor.sees === 'region';
    const unitChecks = await listUnitChecks(tx, actor.regionId, documentId);
    const model = toPrintedModel(row, version);
    const length = checkTextLength(model, null);
    const way = getOwnWay(row);
    const standing = {
      way,
      state: row.state,
      drafterId: row.drafterId,
      openObjections: unitChecks.filter((c) => c.answer === 'objection').length,
    };
    const possible = listPossibleActs(row.state, way);
    return {
      document: toRowView(row),
      model: JSON.stringify(model),
      generated: JSON.stringify(version.model),
      edits: isOfficeView ? version.edits : [],
      acts: isOfficeView ? await listDocumentActs(tx, actor.regionId, documentId) : [],
      steps: way.steps.map(({ act, isOptional }) => ({ act, isOptional })),
      numbering: way.numbering,
      lastCode: possible.includes('register') ? await findLastCode(tx, actor.regionId, row.kind) : '',
      unitChecks,
      length: { letters: length.letters, warning: length.sentence },
      may: {
        acts: await listOnlineActs(tx, ctx, row, { standing, limits }),
        paperActs: possible.filter((a) => canRecordPaper(actor, a, way)),
        edit: listEditRights(actor, row.state, way),
        settleUnitChecks: row.state === 'unit-check' && canDraft(actor, way),
        answerUnitCheck:
          row.state === 'unit-check' &&
          unitChecks.some((c) => c.orgId === actor.orgId && c.answer === 'asked'),
      },
      modelHash: sha256(toCanonicalText(model)),
    };
  });
  // Drawn outside the transaction: it takes a moment.
  const fault = found.may.edit.reword
    ? await findPageFault(documentModelSchema.parse(JSON.parse(found.model)), found.modelHash)
    : null;
  const { length } = found;
  return fault ? { ...found, length: { ...length, warning: length.warning ?? fault } } : found;
}
