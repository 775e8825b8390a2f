import type { z } from 'zod';
import { type OutputOf, refuse } from '#core/platform/public.ts';
import {
  countInspections,
  DEFAULT_QUOTA,
  INSPECTION_QUOTA_RULEBOOK,
  type Inspection,
  InspectionQuota,
  listStanding,
  proposeMerges,
} from '#core/supervision/inspection/inspection.ts';
import type {
  endInspection as endRoute,
  listInspections as listRoute,
  planInspection as planRoute,
  setInspectionQuota as quotaRoute,
} from '#core/supervision/inspection-contract.ts';
import { canPlanInspection, canSetInspectionQuota } from '#core/supervision/task/permissions.ts';
import { listOrgNames } from '#server/people/public.ts';
import {
  appendAct,
  appendAudit,
  type Ctx,
  findRulebookOn,
  once,
  setRulebook,
  type Tx,
  takeLock,
  withScope,
} from '#server/platform/public.ts';
import {
  insertInspection,
  insertInspectionEnd,
  listInspectionRows,
  listInspectionsAround,
} from './inspections.queries.ts';

const notYours = () =>
  refuse(
    'forbidden',
    'INSPECTIONS_NOT_YOURS',
    '督查检查计划由督查室安排，项目办可看',
    'The inspection office plans inspections',
    ['请联系督查室'],
  );

async function findQuota(tx: Tx, ctx: Ctx): Promise<InspectionQuota> {
  const stored = await findRulebookOn(tx, ctx.actor.regionId, INSPECTION_QUOTA_RULEBOOK, ctx.today);
  return stored ? InspectionQuota.parse(stored.body) : DEFAULT_QUOTA;
}

function stateOf(
  plan: Inspection,
  standing: ReadonlySet<string>,
): 'planned' | 'merged' | 'held' | 'cancelled' {
  if (plan.end) return plan.end.kind;
  return standing.has(plan.planId) ? 'planned' : 'merged';
}

/** The year's inspections, what could be merged, and how the quota stands. */
export function getInspections(ctx: Ctx, year: string): Promise<OutputOf<typeof listRoute>> {
  const { actor } = ctx;
  if (actor.sees !== 'region') throw notYours();
  return withScope(ctx.db, actor, async (tx) => {
    const plans = await listInspectionRows(tx, actor.regionId, year);
    const quota = await findQuota(tx, ctx);
    const ids = [...new Set(plans.flatMap(({ orgIds }) => orgIds))];
    const names = await listOrgNames(tx, actor.regionId, ids);
    const nameOf = (orgId: string): string => names.get(orgId) ?? '';
    const standing = new Set(listStanding(plans).map(({ planId }) => planId));
    const { units, ...count } = countInspections(plans, year, quota);
    return {
      inspections: plans.map(({ orgIds, end, merges, ...plan }) => ({
        ...plan,
        merges: [...merges],
        orgs: orgIds.map((orgId) => ({ orgId, orgName: nameOf(orgId) })),
        state: stateOf({ ...plan, orgIds, end, merges }, standing),
        endedOn: end?.on ?? null,
        reason: end?.reason ?? '',
      })),
      proposals: proposeMerges(plans, ctx.today, quota).map(({ planIds, sharedOrgIds, isSameTopic }) => ({
        planIds,
        sharedNames: sharedOrgIds.map(nameOf),
        isSameTopic,
      })),
      count: {
        ...count,
        units: units.map(({ orgId, ...unit }) => ({ ...unit, orgName: nameOf(orgId) })),
      },
      quota,
      may: { plan: canPlanInspection(actor), setQuota: canSetInspectionQuota(actor) },
    };
  });
}

const notOpen = (title: string) =>
  refuse(
    'not-allowed-now',
    'INSPECTION_NOT_OPEN',
    `“${title}”已开展、取消或并入其他检查`,
    'This inspection was held, cancelled or merged',
    ['刷新后再看'],
  );

async function requireOpen(tx: Tx, regionId: number, planIds: readonly string[]): Promise<Inspection[]> {
  if (planIds.length === 0) return [];
  const around = await listInspectionsAround(tx, regionId, planIds);
  const standing = listStanding(around);
  return planIds.map((planId) => {
    const plan = standing.find((one) => one.planId === planId && one.end === null);
    if (!plan) throw notOpen(around.find((one) => one.planId === planId)?.title ?? '这次检查');
    return plan;
  });
}

function requireDays(plannedOn: string, untilOn: string): void {
  if (untilOn < plannedOn)
    throw refuse('invalid', 'INSPECTION_DAYS', '结束日期早于开始日期', 'The end is before the beginning', [
      '改正日期',
    ]);
}

/** 列入一次检查, or several merged into one; beyond the quota it is taken all the same, and said. */
export function planInspection(
  ctx: Ctx,
  wish: z.output<typeof planRoute.body>,
): Promise<OutputOf<typeof planRoute>> {
  if (!canPlanInspection(ctx.actor)) throw notYours();
  requireDays(wish.plannedOn, wish.untilOn);
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    await takeLock(tx, `inspections:${regionId}`);
    const names = await listOrgNames(tx, regionId, wish.orgIds);
    if (wish.orgIds.some((id) => !names.has(id)))
      throw refuse('not-found', 'ORG_NOT_FOUND', '没有这个单位', 'No such unit', ['从单位目录中选择']);
    await requireOpen(tx, regionId, wish.merges);
    const actId = await appendAct(tx, ctx, 'inspection-planned.v1', wish);
    const planId = await insertInspection(tx, { ...wish, regionId, actId });
    await appendAudit(tx, ctx, {
      kind: 'plan-inspection',
      outcome: 'ok',
      subject: `inspection:${planId}`,
      detail: { merges: wish.merges },
    });
    const year = wish.plannedOn.slice(0, 4);
    const quota = await findQuota(tx, ctx);
    const plans = await listInspectionRows(tx, regionId, year);
    return { planId, count: countInspections(plans, year, quota).planned, quota: quota.region };
  });
}

/** Held, or cancelled with a reason; once. */
export function endInspection(
  ctx: Ctx,
  planId: string,
  end: z.output<typeof endRoute.body>,
): Promise<{ planId: string }> {
  if (!canPlanInspection(ctx.actor)) throw notYours();
  if (end.kind === 'cancelled' && end.reason === '')
    throw refuse('invalid', 'INSPECTION_REASON', '取消请写明原因', 'A cancellation needs a reason', [
      '填写原因',
    ]);
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    await takeLock(tx, `inspections:${regionId}`);
    await requireOpen(tx, regionId, [planId]);
    const actId = await appendAct(tx, ctx, 'inspection-ended.v1', { planId, ...end });
    await insertInspectionEnd(tx, { regionId, planId, ...end, actId });
    await appendAudit(tx, ctx, {
      kind: 'end-inspection',
      outcome: 'ok',
      subject: `inspection:${planId}`,
      detail: { kind: end.kind },
    });
    return { planId };
  });
}

export function setInspectionQuota(
  ctx: Ctx,
  { quota, source }: z.output<typeof quotaRoute.body>,
): Promise<{ version: number }> {
  if (!canSetInspectionQuota(ctx.actor)) throw notYours();
  return setRulebook(ctx, {
    kind: INSPECTION_QUOTA_RULEBOOK,
    body: quota,
    source,
    actKind: 'inspection-quota-set.v1',
    auditKind: 'set-inspection-quota',
  });
}
