import type { PlanBatchInput } from '#core/ledger/contract.ts';
import { canIssuePlan } from '#core/ledger/permissions.ts';
import { checkPlanCurve, type SpreadProfile, spreadAnnualAmount } from '#core/ledger/plan-curve.ts';
import {
  buildWorkingCalendar,
  countWorkingDaysByMonth,
  Refusal,
  type RefusalDetail,
  refuse,
  sumOf,
  toDecimalText,
  toFraction,
} from '#core/platform/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { appendAct, appendAudit, once, takeLock } from '#server/platform/public.ts';
import { askForDerivation } from './edit-project.ts';
import {
  addPlanBatch,
  addPlanVersions,
  findSeasonalWeights,
  hasIssuedPlan,
  listCalendar,
  type NewPlanVersion,
} from './plans.queries.ts';

/** Weights for a county with a winter: little in December to February. Each region edits its own. */
export const DEFAULT_SEASONAL_WEIGHTS = ['2', '2', '7', '10', '11', '11', '10', '10', '11', '11', '9', '6'];

async function loadProfiles(
  tx: Tx,
  ctx: Ctx,
  year: number,
): Promise<Record<'even' | 'working-days' | 'seasonal', SpreadProfile>> {
  const weights = (await findSeasonalWeights(tx, ctx.actor.regionId, ctx.today)) ?? DEFAULT_SEASONAL_WEIGHTS;
  const { days, years } = await listCalendar(tx);
  const calendar = buildWorkingCalendar(
    days.map((d) => ({ date: d.day, kind: d.kind === 'rest' ? 'holiday' : 'workday', name: d.name })),
    years,
  );
  return {
    even: { name: 'even' },
    'working-days': { name: 'working-days', workingDays: countWorkingDaysByMonth(calendar, year) },
    seasonal: { name: 'seasonal', weights },
  };
}

type Line = PlanBatchInput['lines'][number];

function toVersion(
  line: Line,
  year: number,
  profiles: Awaited<ReturnType<typeof loadProfiles>>,
): NewPlanVersion {
  const spread = {
    annualAmountYuan: line.annualYuan,
    firstActiveMonth: line.firstMonth,
    lastActiveMonth: line.lastMonth,
  };
  const cumulativeYuan =
    line.profile === 'given'
      ? (line.cumulativeYuan ?? [])
      : spreadAnnualAmount({ ...spread, profile: profiles[line.profile] });
  const findings = checkPlanCurve({ year, ...spread, cumulativeYuan: [...cumulativeYuan] });
  if (findings[0]) throw refuse('invalid', findings[0].code, findings[0].zh, findings[0].en);
  return { ...line, cumulativeYuan };
}

/** All lines are worked out, or the batch is refused with every line that does not fit. */
function toVersions(
  batch: PlanBatchInput,
  profiles: Awaited<ReturnType<typeof loadProfiles>>,
): NewPlanVersion[] {
  const details: RefusalDetail[] = [];
  const versions = batch.lines.flatMap((line, n) => {
    try {
      return [toVersion(line, batch.year, profiles)];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      details.push({ at: `第${n + 1}行（项目 ${line.projectId}）`, message: error.body.zh });
      return [];
    }
  });
  if (details.length > 0)
    throw refuse(
      'invalid',
      'PLAN_LINE_INVALID',
      `${details.length} 行计划有误，未下达`,
      'Some lines are not valid; nothing was issued',
      ['改正所列各行后重试'],
      details,
    );
  return versions;
}

/**
 * Issues the year's plan, or adjusts it by one batch with its document (8.4). Each version is a complete curve for the whole
 * year; earlier periods keep theirs, so a batch may not reach back into a frozen one: progress refuses that when it freezes.
 */
export async function issuePlan(
  ctx: Ctx,
  batch: PlanBatchInput,
): Promise<{ batchId: string; projects: number; totalYuan: string }> {
  if (!canIssuePlan(ctx.actor))
    throw refuse(
      'forbidden',
      'ONLY_PROJECT_OFFICE',
      '由项目办下达和调整计划',
      'The project office issues plans',
      ['请联系项目办'],
    );
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    await takeLock(tx, `plan:${regionId}:${batch.year}`);
    if (batch.inForceFrom.slice(0, 4) !== String(batch.year))
      throw refuse(
        'invalid',
        'PLAN_LINE_INVALID',
        '起始适用月份须在计划年度内',
        'The first month lies outside the year',
        [`填 ${batch.year} 年的月份`],
      );
    if (batch.kind === 'issued' && (await hasIssuedPlan(tx, regionId, batch.year)))
      throw refuse(
        'conflict',
        'PLAN_ALREADY_ISSUED',
        `${batch.year}年计划已下达`,
        'The plan of that year is issued already',
        ['用批次调整'],
      );
    const versions = toVersions(batch, await loadProfiles(tx, ctx, batch.year));
    const { lines, ...head } = batch;
    const actId = await appendAct(tx, ctx, 'plan-issued.v1', { ...head, lines: lines.length });
    const batchId = await addPlanBatch(tx, regionId, actId, batch);
    const key = { regionId, year: batch.year, inForceFrom: batch.inForceFrom, batchId, actId };
    const done = await addPlanVersions(tx, key, versions);
    if (done.length !== lines.length)
      throw refuse(
        'invalid',
        'PLAN_LINE_INVALID',
        `${lines.length - done.length} 个项目不存在`,
        'Some projects do not exist',
        ['从台账中选择项目'],
      );
    await appendAudit(tx, ctx, {
      kind: 'issue-plan',
      outcome: 'ok',
      subject: `plan-batch:${batchId}`,
      detail: { projects: done.length },
    });
    await askForDerivation(tx, ctx, done);
    const totalYuan = toDecimalText(sumOf(versions.map((v) => toFraction(v.annualYuan))), 2);
    return { batchId, projects: done.length, totalYuan };
  });
}
