import type { OutputOf } from '#core/platform/public.ts';
import { isVagueExplanation } from '#core/quality/public.ts';
import { canRunReporting } from '#core/reporting/permissions.ts';
import { deriveReportingShares, sumReportingCounts } from '#core/reporting/quality-register.ts';
import type { getQualityRegister, QualityRow } from '#core/reporting/quality-register-contract.ts';
import { type Ctx, type Tx, withScope } from '#server/platform/public.ts';
import {
  listExplanationTexts,
  listQualityCounts,
  type QualityCountsRow,
  type RegisterQuery,
} from './quality-register.queries.ts';

async function countVague(tx: Tx, q: RegisterQuery): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { orgId, text, count } of await listExplanationTexts(tx, q))
    if (isVagueExplanation(text)) counts.set(orgId, (counts.get(orgId) ?? 0) + count);
  return counts;
}

const toRow = (row: QualityCountsRow, vague: number | null): QualityRow => ({
  ...row,
  ...deriveReportingShares(row),
  vague,
});

function toTotal(rows: readonly QualityRow[]): QualityRow {
  const counts = sumReportingCounts(rows);
  const sum = (pick: (row: QualityRow) => number): number => rows.reduce((all, row) => all + pick(row), 0);
  return {
    orgId: '',
    orgName: '合计',
    ...counts,
    ...deriveReportingShares(counts),
    returned: sum((row) => row.returned),
    amended: sum((row) => row.amended),
    refutedStarts: sum((row) => row.refutedStarts),
    reminded: sum((row) => row.reminded),
    vague: sum((row) => row.vague ?? 0),
  };
}

/** 报送质量台账 (handbook 8.10): the office sees every unit in the official order, everybody else his own; no rank. */
export function getQualityRegisterView(
  ctx: Ctx,
  months: { from: string; to: string },
): Promise<OutputOf<typeof getQualityRegister>> {
  const isOffice = canRunReporting(ctx.actor);
  const { regionId, orgId } = ctx.actor;
  const q = { regionId, ...months, now: ctx.now, orgId: isOffice ? null : orgId };
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const rows = await listQualityCounts(tx, q);
    const vague = isOffice ? await countVague(tx, q) : null;
    const units = rows.map((row) => toRow(row, vague && (vague.get(row.orgId) ?? 0)));
    return { units, total: isOffice && units.length > 0 ? toTotal(units) : null };
  });
}
