import type { z } from 'zod';
import { canVerifyStart } from '#core/ledger/public.ts';
import type { listStartsToVerify as startsRoute } from '#core/today/contract.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { withScope } from '#server/platform/public.ts';
import { listReportedStarts, type StartRow } from './starts.queries.ts';

/** Reported starts that this person may verify: his trade's, or the office's all. */
export async function listStartsFor(tx: Tx, ctx: Ctx): Promise<StartRow[]> {
  const rows = await listReportedStarts(tx, ctx.actor.regionId);
  return rows.filter((row) => canVerifyStart(ctx.actor, row));
}

export async function getStartsToVerify(ctx: Ctx): Promise<z.input<typeof startsRoute.output>> {
  const rows = await withScope(ctx.db, ctx.actor, (tx) => listStartsFor(tx, ctx));
  return {
    starts: rows.map((row) => ({
      projectId: row.projectId,
      name: row.name,
      code: row.code,
      unitName: row.unitName,
      reportedOn: row.reportedOn,
      plannedStartOn: row.plannedStartOn,
      evidenceNote: row.evidenceNote,
      reportedBy: row.reportedBy,
    })),
  };
}
