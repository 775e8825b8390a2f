import type { z } from 'zod';
import { deriveLandingDays, summarizeLanding } from '#core/ledger/landing-days.ts';
import { deriveNotStarted, START_HOLES, START_REASON_KEYS } from '#core/ledger/not-started.ts';
import { canRecordStage, canSetRedLine } from '#core/ledger/permissions.ts';
import { findStaleReasons, STALE_KINDS } from '#core/ledger/stale-project.ts';
import { BATCH_WORD, compareStartBatches } from '#core/ledger/start-batch.ts';
import type {
  listStartBatches as batchesRoute,
  listNotStarted as notStartedRoute,
  listStaleProjects as staleRoute,
} from '#core/ledger/start-contract.ts';
import { type Ctx, type Tx, withScope } from '#server/platform/public.ts';
import {
  findRuleBody,
  type LandingRow,
  listBatchCounts,
  listLandingRows,
  listNotStartedRows,
  listStaleCandidates,
} from './starts.queries.ts';

const MOST = 2_000;
const MOST_FASTEST = 5;
export const RED_LINE_RULEBOOK = 'start-red-line';

export async function findRedLine(tx: Tx, ctx: Ctx): Promise<string | null> {
  const body = await findRuleBody(tx, ctx.actor.regionId, RED_LINE_RULEBOOK, ctx.today);
  return (body as { redLineOn: string | null } | undefined)?.redLineOn ?? null;
}

const countBy = (keys: readonly string[], found: readonly string[]) =>
  keys
    .map((key) => ({ key, count: found.filter((one) => one === key).length }))
    .filter((one) => one.count > 0);

function toLanding(rows: readonly LandingRow[]) {
  const known = rows.flatMap(({ projectId, name, signedOn, startedOn }) => {
    const days = deriveLandingDays(signedOn, startedOn);
    return days === null ? [] : [{ projectId, name, days }];
  });
  return {
    ...summarizeLanding(known.map((one) => one.days)),
    fastest: known.sort((a, b) => a.days - b.days).slice(0, MOST_FASTEST),
  };
}

/** 未开工清单 (PL-10) as of today: who was to start, why not, when now, and what is missing of each. */
export function getNotStarted(ctx: Ctx): Promise<z.input<typeof notStartedRoute.output>> {
  const { actor, today } = ctx;
  return withScope(ctx.db, actor, async (tx) => {
    const redLineOn = await findRedLine(tx, ctx);
    const found = await listNotStartedRows(tx, actor.regionId, Number(today.slice(0, 4)), MOST + 1);
    const rows = found.slice(0, MOST).map(({ reportingOrgId, orgPath, departmentOrgId, ...row }) => ({
      ...row,
      ...deriveNotStarted(row, today, redLineOn),
      mayExplain: canRecordStage(actor, { reportingOrgId, orgPath, departmentOrgId }),
    }));
    return {
      asOf: today,
      redLineOn,
      rows,
      isCut: found.length > MOST,
      byReason: countBy(
        START_REASON_KEYS,
        rows.flatMap((r) => r.reasonClass ?? []),
      ),
      byHole: countBy(
        Object.keys(START_HOLES),
        rows.flatMap((r) => r.holes),
      ),
      dueCount: rows.filter((r) => r.isDue).length,
      landing: toLanding(await listLandingRows(tx, actor.regionId)),
      may: { setRedLine: canSetRedLine(actor) },
    };
  });
}

/** 集中开工批次 (PL-15): earlier batches stay and are followed on. */
export function getStartBatches(ctx: Ctx): Promise<z.input<typeof batchesRoute.output>> {
  const year = Number(ctx.today.slice(0, 4));
  return withScope(ctx.db, ctx.actor, async (tx) => ({
    batches: compareStartBatches(await listBatchCounts(tx, ctx.actor.regionId, year, BATCH_WORD)),
  }));
}

/** 久拖项目 (PL-17) as of today, those with most reasons first. */
export function getStaleProjects(ctx: Ctx): Promise<z.input<typeof staleRoute.output>> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const found = await listStaleCandidates(tx, ctx.actor.regionId, ctx.today, MOST + 1);
    const rows = found.slice(0, MOST).flatMap((row) => {
      const reasons = findStaleReasons(row, ctx.today);
      const { projectId, name, unitName, sponsorName, stage, totalInvestmentYuan, originalFinishOn } = row;
      const plannedFinishOn = row.currentFinishOn;
      const own = { projectId, name, unitName, sponsorName, stage, totalInvestmentYuan, originalFinishOn };
      return reasons.length === 0 ? [] : [{ ...own, plannedFinishOn, reasons }];
    });
    return {
      asOf: ctx.today,
      rows: rows.sort((a, b) => b.reasons.length - a.reasons.length),
      byKind: countBy(
        Object.keys(STALE_KINDS),
        rows.flatMap((r) => r.reasons.map((one) => one.kind)),
      ),
      isCut: found.length > MOST,
    };
  });
}
