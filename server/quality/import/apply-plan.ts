import type { ImportRowToWrite, ImportSettings, PlanBatchInput } from '#core/ledger/public.ts';
import { compare, toFraction } from '#core/platform/public.ts';
import { hasIssuedPlan, issuePlanIn, type TakeOver } from '#server/ledger/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';

/** 本年计划 of a row that is taken over. */
export interface PlannedRow {
  key: string;
  annualYuan: string;
  beforeYuan: string | null;
  origin: object | undefined;
}

/** Rows that bring a plan, with their cells. */
export function listPlanned(rows: readonly ImportRowToWrite[], fileId: string): PlannedRow[] {
  return rows.flatMap(({ key, write }) => {
    const { annualYuan, annualBeforeYuan: beforeYuan, origins } = write;
    if (annualYuan === null) return [];
    const cell = origins.annualYuan;
    return [
      { key, annualYuan, beforeYuan, origin: cell ? { kind: 'workbook', fileId, ...cell } : undefined },
    ];
  });
}

type PlanLine = PlanBatchInput['lines'][number];

function toPlanLine(
  kind: 'issued' | 'adjusted',
  projectId: string,
  plan: PlannedRow,
  profile: PlanLine['profile'],
): PlanLine[] {
  const line = { projectId, annualYuan: plan.annualYuan, firstMonth: 1, lastMonth: 12, profile };
  if (kind === 'issued') return [{ ...line, changeKind: 'issued' }];
  const against = compare(toFraction(plan.annualYuan), toFraction(plan.beforeYuan ?? '0'));
  if (against === 0) return [];
  const hasPlan = plan.beforeYuan !== null && compare(toFraction(plan.beforeYuan), toFraction('0')) > 0;
  return [{ ...line, changeKind: against < 0 ? 'lowered' : hasPlan ? 'raised' : 'substituted' }];
}

/** 本年计划 as the issued plan or an adjustment with the document that the person named. */
export async function applyPlan(
  tx: Tx,
  ctx: Ctx,
  at: Pick<TakeOver, 'year' | 'projectIds'>,
  planned: readonly PlannedRow[],
  { plan, reason }: { plan: ImportSettings['plan']; reason: string },
): Promise<string | null> {
  if (plan === null || planned.length === 0) return null;
  const kind = (await hasIssuedPlan(tx, ctx.actor.regionId, at.year)) ? 'adjusted' : 'issued';
  const idOf = (row: PlannedRow): string => at.projectIds.get(row.key) ?? '';
  const origins = new Map(planned.map((row) => [idOf(row), row.origin]));
  const lines = planned.flatMap((row) => toPlanLine(kind, idOf(row), row, plan.profile));
  if (lines.length === 0) return null;
  const { profile: _, ...document } = plan;
  const batch = { ...document, year: at.year, kind, reason, lines } as const;
  return (await issuePlanIn(tx, ctx, batch, (projectId) => origins.get(projectId))).batchId;
}
