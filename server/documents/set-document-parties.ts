import type { z } from 'zod';
import { toCanonicalText } from '#core/documents/canonical.ts';
import type { DocumentModel } from '#core/documents/content-model.ts';
import { hasAddressees, partiesOf, toAddressName, withParties } from '#core/documents/parties.ts';
import { DOCUMENT_STATES, listEditRights } from '#core/documents/way.ts';
import type { setDocumentParties as setRoute } from '#core/documents/way-contract.ts';
import { refuse } from '#core/platform/public.ts';
import { appendAct, appendAudit, type Ctx, once, sha256, type Tx } from '#server/platform/public.ts';
import { changeAddressees, listAddresseeOrgs } from './document-parties.queries.ts';
import { listUnitNames } from './document-ways.queries.ts';
import { getOwnWay } from './document-ways.ts';
import { addVersion, type DocumentRow, getVersion } from './documents.queries.ts';
import { parseStoredModel } from './printed-model.ts';
import { takeDocument } from './take-document.ts';

type PartiesInput = z.output<typeof setRoute.body>;

function requireMayAddress(ctx: Ctx, row: DocumentRow): void {
  if (!listEditRights(ctx.actor, row.state, getOwnWay(row)).reword)
    throw refuse(
      'forbidden',
      'LINE_EDIT_FORBIDDEN',
      `公文${DOCUMENT_STATES[row.state].zh}，您不能修改主送、抄送`,
      'You may not change the addressees now',
      ['退回修改后由拟稿人修改'],
    );
}

function requireAddressee(model: DocumentModel, { addressees }: PartiesInput): void {
  if (!hasAddressees(model.head.style) || model.addressees.length === 0 || addressees.length > 0) return;
  throw refuse('invalid', 'ADDRESSEE_WANTED', '至少写一个主送', 'The paper is addressed to somebody', [
    '从单位中选择或直接填写',
  ]);
}

/** Units of the directory among the names, by letterhead or short name. */
async function listNamedOrgs(tx: Tx, regionId: number): Promise<(names: readonly string[]) => string[]> {
  const units = await listUnitNames(tx, regionId);
  const ofName = new Map(
    units.flatMap(({ orgId, name, shortName }) => [
      [shortName, orgId],
      [name, orgId],
      [toAddressName(name), orgId],
    ]),
  );
  return (names) => [...new Set(names.flatMap((name) => ofName.get(name) ?? []))];
}

/** Units that were named before and are not any more go, those named now come; whoever the paper is about stays. */
async function moveReceivers(
  tx: Tx,
  ctx: Ctx,
  row: DocumentRow,
  models: { before: DocumentModel; after: DocumentModel },
  actId: string,
): Promise<number> {
  const { regionId } = ctx.actor;
  const orgsOf = await listNamedOrgs(tx, regionId);
  const [before, after] = [partiesOf(models.before), partiesOf(models.after)];
  const had = await listAddresseeOrgs(tx, regionId, row.id);
  const gone = new Set(
    orgsOf([...before.addressees, ...before.copyTo]).filter(
      (id) => !orgsOf([...after.addressees, ...after.copyTo]).includes(id),
    ),
  );
  const named = hasAddressees(models.after.head.style) ? orgsOf(after.addressees) : [];
  const stay = had.filter((one) => !one.isCopy && !gone.has(one.orgId)).map(({ orgId }) => orgId);
  const main = [
    ...new Set([...stay.filter((id) => !orgsOf(after.copyTo).includes(id) || named.includes(id)), ...named]),
  ];
  const copies = orgsOf(after.copyTo).filter((id) => !main.includes(id));
  await changeAddressees(tx, { regionId, documentId: row.id, main, copies, actId });
  return main.length + copies.length;
}

/** Changes 主送 and 抄送 (报 and 送 of a 专报) until the signing, as a version of its own. */
export function setDocumentParties(
  ctx: Ctx,
  documentId: string,
  input: PartiesInput,
): Promise<{ version: number; receivers: number }> {
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    const row = await takeDocument(tx, ctx, documentId, input.version);
    requireMayAddress(ctx, row);
    const version = await getVersion(tx, regionId, documentId, row.version);
    const before = parseStoredModel(version.model);
    requireAddressee(before, input);
    const { addressees, copyTo } = input;
    const after = withParties(before, { addressees, copyTo });
    const actId = await appendAct(tx, ctx, 'document-parties-set.v1', { documentId, addressees, copyTo });
    const versionNo = row.version + 1;
    await addVersion(tx, {
      regionId,
      documentId,
      versionNo,
      model: after,
      hash: sha256(toCanonicalText(after)),
      edits: version.edits,
      note: 'parties',
      actId,
    });
    const receivers = await moveReceivers(tx, ctx, row, { before, after }, actId);
    await appendAudit(tx, ctx, {
      kind: 'set-document-parties',
      outcome: 'ok',
      subject: `document:${documentId}`,
      detail: { receivers },
    });
    return { version: versionNo, receivers };
  });
}
