import { type Actor, hasRole } from '#core/people/public.ts';
import { formatPeriod, getLastMonth, getPeriodKind } from '#core/platform/public.ts';
import type { DutyView } from '#core/reporting/office-contract.ts';
import { canDecideAmendment, canFreezePeriod, canRunReporting } from '#core/reporting/permissions.ts';
import type { ReportStatus } from '#core/reporting/report.ts';
import { getStepAct } from '#core/reporting/report-state.ts';
import { isSingleStep, type UnitStep } from '#core/reporting/steps.ts';
import { type Ctx, withScope } from '#server/platform/public.ts';
import { listAmendmentRows } from './amendments.queries.ts';
import { listOpenPeriodIds } from './periods.queries.ts';
import { type DutyCounts, listOpenCounts } from './stands.queries.ts';
import { loadStepsOf } from './unit-steps.ts';
import { listUnopenedMonths } from './unopened-months.ts';

type Kind = DutyView['kind'];

/** Which duty of this person the reports at one place are, if any. */
function findKind(actor: Actor, count: DutyCounts, steps: readonly UnitStep[]): Kind | undefined {
  const status = count.status as ReportStatus;
  const isOwn = count.org_id === actor.orgId;
  const holds = (step: number) => hasRole(actor, ...(steps[step]?.roles ?? []));
  if (isOwn && (status === 'open' || status === 'draft') && holds(0)) return 'fill';
  if (isOwn && status === 'draft' && isSingleStep(steps) && holds(0)) return 'confirm';
  // Given back to a step above the reporter, it waits for that step's own act again.
  if (isOwn && status === 'returned' && holds(count.step))
    return count.step === 0 ? 'returned' : getStepAct(steps, count.step);
  if (status === 'submitted') {
    const act = getStepAct(steps, count.step);
    const isMine = act === 'cosign' ? steps[count.step]?.cosignOrgId === actor.orgId : isOwn;
    return isMine && holds(count.step) ? act : undefined;
  }
  // A period of closer watch ends with the head's signature: nobody waits to review it.
  if (getPeriodKind(count.period) !== 'month') return undefined;
  const reviewed = count.department_org_id === null || count.department_org_id === count.org_id;
  if (
    status === 'confirmed' &&
    !reviewed &&
    count.department_org_id === actor.orgId &&
    hasRole(actor, 'reviewer')
  )
    return 'review';
  if (canRunReporting(actor) && (status === 'reviewed' || (status === 'confirmed' && reviewed)))
    return 'accept';
  return undefined;
}

const WORDS: Record<Kind, (count: number) => string> = {
  fill: (count) => `${count}个项目待填报`,
  returned: (count) => `${count}个项目被退回，待修改`,
  pass: (count) => `${count}个项目待审核`,
  cosign: (count) => `${count}个共有项目待会签`,
  confirm: (count) => `${count}个项目待签字确认`,
  review: (count) => `${count}个项目待复核`,
  accept: (count) => `${count}个项目待审核通过`,
  freeze: () => '已全部审核通过，可以定版',
  amendment: (count) => `${count}项更正待批准`,
  open: () => '开启日已过，尚未开启填报',
};

/** The shell looks at a month; a period of closer watch stands beside it in the address. */
const say = (period: string): string =>
  getPeriodKind(period) === 'month' ? `period=${period}` : `period=${getLastMonth(period)}&watch=${period}`;

const PAGE: Record<Kind, (period: string) => string> = {
  fill: (period) => `/reporting/grid?${say(period)}`,
  returned: (period) => `/reporting/grid?${say(period)}`,
  pass: (period) => `/reporting/confirm?${say(period)}`,
  cosign: (period) => `/reporting/confirm?${say(period)}`,
  confirm: (period) => `/reporting/confirm?${say(period)}`,
  review: (period) => `/reporting/review?${say(period)}`,
  accept: (period) => `/reporting/office?${say(period)}`,
  freeze: (period) => `/reporting/office?${say(period)}`,
  amendment: () => '/reporting/amendments',
  open: () => '/reporting/calendar',
};

interface Found {
  kind: Kind;
  period: string;
  count: number;
  dueAt: Date | null;
}

function toView(ctx: Ctx, { kind, period, count, dueAt }: Found): DutyView {
  const name = period === '' ? '' : `${formatPeriod(period)}：`;
  return {
    kind,
    period,
    orgId: ctx.actor.orgId,
    count,
    dueAt: dueAt?.toISOString() ?? null,
    isLate: dueAt !== null && dueAt < ctx.now,
    sentence: `${name}${WORDS[kind](count)}`,
    to: PAGE[kind](period),
  };
}

function mergeFound(found: readonly Found[]): Found[] {
  const merged = new Map<string, Found>();
  for (const one of found) {
    const key = `${one.kind} ${one.period}`;
    const known = merged.get(key);
    merged.set(key, known ? { ...known, count: known.count + one.count } : one);
  }
  return [...merged.values()];
}

/** What waits for this person in reporting, most urgent first: for the page 今日. Drafts of others are counted, not shown. */
export function listReportingDuties(ctx: Ctx): Promise<DutyView[]> {
  const { actor } = ctx;
  return withScope(ctx.db, actor, async (tx) => {
    const counts = await listOpenCounts(tx, actor.regionId);
    const stepsOf = await loadStepsOf(tx, { regionId: actor.regionId, today: ctx.today }, counts);
    const found = counts.flatMap((count): Found[] => {
      const kind = findKind(actor, count, stepsOf(count));
      return kind ? [{ kind, period: count.period, count: count.count, dueAt: count.deadline_at }] : [];
    });
    if (canFreezePeriod(actor)) {
      const [first] = await listOpenPeriodIds(tx, actor.regionId);
      const ofFirst = counts.filter((c) => c.period === first);
      if (first && ofFirst.length > 0 && ofFirst.every((c) => c.status === 'accepted'))
        found.push({ kind: 'freeze', period: first, count: 1, dueAt: null });
    }
    if (canRunReporting(actor))
      for (const { period, deadlineAt } of await listUnopenedMonths(tx, actor.regionId, ctx.today))
        found.push({ kind: 'open', period, count: 1, dueAt: deadlineAt });
    if (canDecideAmendment(actor)) {
      const waiting = (await listAmendmentRows(tx, { regionId: actor.regionId })).filter(
        (a) => a.decision === null && a.requested_by !== actor.personId,
      );
      if (waiting.length > 0)
        found.push({ kind: 'amendment', period: '', count: waiting.length, dueAt: null });
    }
    return mergeFound(found)
      .map((one) => toView(ctx, one))
      .sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'));
  });
}
