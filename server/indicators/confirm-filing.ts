// 签字确认 of a filing, in the order of one transaction:
// lock → rule and permission → checks → act, version, values, chain link, place, history, audit.
import type { FilingCell } from '#core/indicators/filing.ts';
import { buildFilingLink, toCanonicalCells } from '#core/indicators/filing-chain.ts';
import { toCanonicalJson } from '#core/platform/public.ts';
import {
  appendAct,
  appendAudit,
  appendLink,
  type Ctx,
  once,
  sha256,
  type Tx,
  takeLock,
} from '#server/platform/public.ts';
import { decideFiling, type FilingDesk, requireSound, takeFiling } from './filing-desk.ts';
import { addFilingVersion, addValues, findSignedCells } from './filing-values.queries.ts';
import { addFilingAct, updatePlace } from './filings.queries.ts';

/** Filings of a year are links of one chain of the unit; a freeze of the month keeps its head with the others. */
export const toFilingChain = (today: string): string => `indicators-${today.slice(0, 4)}`;

/** Signed by the head: the cells enter the ledger of values and are never changed, only revised in the open. */
export function confirmFiling(ctx: Ctx, id: string): Promise<{ sentence: string; count: number }> {
  return once(ctx, async (tx) => {
    const { regionId } = ctx.actor;
    // Shared with other signatures; a freeze of a month waits for all of them.
    await takeLock(tx, `indicator-values:${regionId}`, 'shared');
    const desk = await takeFiling(tx, ctx, id);
    const place = decideFiling(ctx, desk, { act: 'confirm', way: 'online' });
    requireSound(desk);
    const { filing } = desk;
    const actId = await appendAct(tx, ctx, 'indicator-filing-confirmed.v1', {
      filingId: id,
      kind: filing.kind,
      period: filing.period,
      cells: filing.cells.length,
    });
    const version = await signCells(tx, ctx, desk, actId);
    await updatePlace(tx, regionId, {
      ...{ id, status: place.status, step: place.step, returnReason: '' },
      ...{ versionId: version.id, confirmedAt: ctx.now },
    });
    await addFilingAct(tx, ctx, {
      ...{ filingId: id, kind: 'confirm', fromStatus: filing.status, toStatus: place.status },
      ...{ toStep: place.step, reason: '', versionId: version.id, actId, orgId: filing.orgId },
    });
    await appendAudit(tx, ctx, {
      kind: 'indicator-filing-confirmed.v1',
      outcome: 'ok',
      subject: id,
      detail: { versionNo: version.versionNo, cells: filing.cells.length },
    });
    return {
      sentence: `已签字确认：${filing.title}，${filing.cells.length}个数`,
      count: filing.cells.length,
    };
  });
}

/** A filing that came back is signed again as a whole; values that did not change enter the ledger no second time. */
async function signCells(
  tx: Tx,
  ctx: Ctx,
  { filing, findings }: FilingDesk,
  actId: string,
): Promise<{ id: string; versionNo: number }> {
  const { cells, explanations } = filing;
  const version = await addFilingVersion(tx, ctx, { filing, cells, findings, explanations, actId });
  const changed = await listUnsigned(tx, ctx, filing, cells);
  await addValues(tx, ctx, { filing, versionId: version.id, actId }, changed);
  const body = buildFilingLink(
    {
      ...{
        actId,
        filingId: filing.id,
        versionNo: version.versionNo,
        kind: filing.kind,
        period: filing.period,
      },
      ...{ signedByName: ctx.actor.personName, certainty: filing.certainty },
    },
    sha256(toCanonicalJson(toCanonicalCells(cells))),
  );
  const key = { regionId: ctx.actor.regionId, orgId: filing.orgId, period: toFilingChain(ctx.today) };
  await appendLink(tx, key, actId, body);
  return version;
}

async function listUnsigned(
  tx: Tx,
  ctx: Ctx,
  filing: FilingDesk['filing'],
  cells: readonly FilingCell[],
): Promise<FilingCell[]> {
  const signed = await findSignedCells(tx, ctx.actor.regionId, filing.id);
  const known = new Set(signed.map((cell) => toCanonicalJson(toCanonicalCells([cell]))));
  return cells.filter((cell) => !known.has(toCanonicalJson(toCanonicalCells([cell]))));
}
