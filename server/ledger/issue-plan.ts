import { canIssuePlan } from '#core/ledger/permissions.ts';
import { checkPlanLine } from '#core/ledger/plan-batch.ts';
import type { PlanBatchInput } from '#core/ledger/plan-contract.ts';
import { checkPlanCurve, type SpreadProfile, spreadAnnualAmount } from '#core/ledger/plan-curve.ts';
import {
  buildWorkingCalendar,
  countWorkingDaysByMonth,
  formatPeriod,
  getNextPeriod,
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
  findNewestFrozen,
  findSeasonalWeights,
  hasIssuedPlan,
  listCalendar,
  listPlanLines,
  type NewPlanVersion,
  type PlanLineRow,
} from './plans.queries.ts';
import { addProjectChanges, updateProjects } from './projects.queries.ts';

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

/** What each line is judged beside: the amount in force and whether the project is on the list. */
async function loadCases(tx: Tx, ctx: Ctx, batch: PlanBatchInput): Promise<Map<string, PlanLineRow>> {
  const projectIds = batch.lines.map((l) => l.projectId);
  const rows = await listPlanLines(tx, {
    regionId: ctx.actor.regionId,
    year: batch.year,
    afterId: '0',
    limit: projectIds.length,
    projectIds,
  });
  return new Map(rows.map((r) => [r.projectId, r]));
}

function findLineProblem(
  batch: PlanBatchInput,
  line: Line,
  at: { row: PlanLineRow | undefined; isNamedTwice: boolean },
): string | null {
  if (!at.row) return '没有这个项目，或是打捆项目（计划下达到子项）';
  return checkPlanLine(batch.kind, {
    changeKind: line.changeKind,
    annualYuan: line.annualYuan,
    currentYuan: at.row.annualYuan,
    isListed: at.row.isListed,
    isNamedTwice: at.isNamedTwice,
  });
}

/** All lines are worked out, or the batch is refused with every line that does not fit. */
function toVersions(
  batch: PlanBatchInput,
  rows: ReadonlyMap<string, PlanLineRow>,
  profiles: Awaited<ReturnType<typeof loadProfiles>>,
): NewPlanVersion[] {
  const details: RefusalDetail[] = [];
  const seen = new Set<string>();
  const versions = batch.lines.flatMap((line, n) => {
    const row = rows.get(line.projectId);
    const note = (message: string): [] => {
      details.push({ at: `第${n + 1}行 ${row?.name ?? `项目 ${line.projectId}`}`, message });
      return [];
    };
    const problem = findLineProblem(batch, line, { row, isNamedTwice: seen.has(line.projectId) });
    seen.add(line.projectId);
    if (problem !== null) return note(problem);
    try {
      return [toVersion(line, batch.year, profiles)];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return note(error.body.zh);
    }
  });
  if (details.length > 0)
    throw refuse(
      'invalid',
      'PLAN_LINE_INVALID',
      `${details.length} 行计划有误，未下达`,
      'Some lines are not valid; nothing was issued',
      ['改正所列各行后重试'],
      details.slice(0, 200),
    );
  return versions;
}

async function requirePlanTime(tx: Tx, regionId: number, batch: PlanBatchInput): Promise<void> {
  const { year, inForceFrom, kind } = batch;
  if (inForceFrom.slice(0, 4) !== String(year))
    throw refuse(
      'invalid',
      'PLAN_LINE_INVALID',
      '起始适用月份须在计划年度内',
      'The first month lies outside the year',
      [`填 ${year} 年的月份`],
    );
  if (kind === 'issued' && (await hasIssuedPlan(tx, regionId, year)))
    throw refuse(
      'conflict',
      'PLAN_ALREADY_ISSUED',
      `${year}年计划已下达`,
      'The plan of that year is issued already',
      ['用批次调整'],
    );
  const frozen = await findNewestFrozen(tx, regionId, year);
  if (frozen !== undefined && inForceFrom <= frozen)
    throw refuse(
      'not-allowed-now',
      'PLAN_PERIOD_FROZEN',
      `${formatPeriod(frozen)}已定版，计划不能追溯到该月`,
      'The plan cannot reach back into a frozen period',
      [`起始适用月份填${formatPeriod(getNextPeriod(frozen))}或以后`],
    );
}

/** 调出 takes a project off the year's list, 抵补 puts one on it; both stand in its history. */
async function moveOnList(
  tx: Tx,
  ctx: Ctx,
  actId: string,
  batch: PlanBatchInput,
  rows: ReadonlyMap<string, PlanLineRow>,
): Promise<void> {
  const moves = batch.lines.flatMap((line) => {
    const before = rows.get(line.projectId)?.isListed ?? false;
    const after = line.changeKind !== 'removed';
    return before === after ? [] : [{ projectId: line.projectId, before, after }];
  });
  const reason = `${batch.documentNumber}${batch.reason === '' ? '' : `：${batch.reason}`}`;
  await addProjectChanges(
    tx,
    ctx.actor.regionId,
    actId,
    moves.map((m) => ({
      projectId: m.projectId,
      validOn: batch.decidedOn,
      reason,
      changes: { isListed: [m.before, m.after] as [unknown, unknown] },
    })),
  );
  await updateProjects(
    tx,
    ctx.actor.regionId,
    moves.map((m) => ({ projectId: m.projectId, fields: { isListed: m.after } })),
  );
}

/**
 * Issues the year's plan, or adjusts it by one batch with its document (8.4). Each version is a complete curve for the whole
 * year; earlier periods keep theirs, so a batch may not reach back into a frozen one.
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
  return once(ctx, (tx) => issuePlanIn(tx, ctx, batch));
}

/** The same inside a transaction that is already open; `originOf` is the cell that a line came from. */
export async function issuePlanIn(
  tx: Tx,
  ctx: Ctx,
  batch: PlanBatchInput,
  originOf: (projectId: string) => object | undefined = () => undefined,
): Promise<{ batchId: string; projects: number; totalYuan: string }> {
  const { regionId } = ctx.actor;
  await takeLock(tx, `plan:${regionId}:${batch.year}`);
  await requirePlanTime(tx, regionId, batch);
  const rows = await loadCases(tx, ctx, batch);
  const versions = toVersions(batch, rows, await loadProfiles(tx, ctx, batch.year));
  const { lines, ...head } = batch;
  const actId = await appendAct(tx, ctx, 'plan-issued.v1', { ...head, lines: lines.length });
  const batchId = await addPlanBatch(tx, regionId, actId, batch);
  const key = { regionId, year: batch.year, inForceFrom: batch.inForceFrom, batchId, actId };
  const done = await addPlanVersions(
    tx,
    key,
    versions.map((version) => ({ ...version, origin: originOf(version.projectId) })),
  );
  if (done.length !== lines.length)
    throw refuse(
      'invalid',
      'PLAN_LINE_INVALID',
      `${lines.length - done.length} 个项目不存在`,
      'Some projects do not exist',
      ['从台账中选择项目'],
    );
  await moveOnList(tx, ctx, actId, batch, rows);
  await appendAudit(tx, ctx, {
    kind: 'issue-plan',
    outcome: 'ok',
    subject: `plan-batch:${batchId}`,
    detail: { projects: done.length },
  });
  await askForDerivation(tx, ctx, done);
  const totalYuan = toDecimalText(sumOf(versions.map((v) => toFraction(v.annualYuan))), 2);
  return { batchId, projects: done.length, totalYuan };
}
