import {
  formatDate,
  formatPeriod,
  getLastMonth,
  getPeriodKind,
  type OutputOf,
  refuse,
} from '#core/platform/public.ts';
import type { getOffice, listUnitReports, UnitStand } from '#core/reporting/office-contract.ts';
import {
  canFreezePeriod,
  canNameLaggards,
  canRunReporting,
  listAllowedActs,
} from '#core/reporting/permissions.ts';
import { isConfirmedStatus } from '#core/reporting/report.ts';
import { buildLaggardText, buildOutsideReminder } from '#core/reporting/wechat-text.ts';
import { type Ctx, chinaDay, withScope } from '#server/platform/public.ts';
import { listAmendmentRows } from './amendments.queries.ts';
import { toPeriodView } from './period-view.ts';
import { listOpenPeriodIds, type PeriodRow } from './periods.queries.ts';
import { describeSharedSteps } from './report.view.ts';
import { loadDesk, requirePeriod } from './report-desk.ts';
import { buildRowView } from './report-row.view.ts';
import { listUnitStands, type UnitStandRow } from './stands.queries.ts';
import { buildUnitHead, getStepsOf, requireUnit } from './unit-head.ts';
import { getOfficeName } from './units.queries.ts';

const toStand = (row: UnitStandRow): UnitStand => ({
  orgId: row.org_id,
  orgName: row.org_name,
  due: row.due,
  filled: row.filled,
  confirmed: row.confirmed,
  reviewed: row.reviewed,
  accepted: row.accepted,
  returned: row.returned,
  late: row.late,
  missing: row.missing,
  paper: row.paper,
  waitsForReview: row.waits_for_review,
  deadlineAt: row.deadline_at.toISOString(),
  lastRemindedAt: row.last_reminded_at?.toISOString() ?? null,
  reminders: row.reminders,
  hasReplied: row.has_replied,
});

const COUNTED = [
  'due',
  'filled',
  'confirmed',
  'reviewed',
  'accepted',
  'returned',
  'late',
  'missing',
  'paper',
  'waitsForReview',
  'reminders',
] as const;

function sumStands(units: readonly UnitStand[]): UnitStand {
  const sums = Object.fromEntries(
    COUNTED.map((key) => [key, units.reduce((sum, unit) => sum + unit[key], 0)]),
  ) as Pick<UnitStand, (typeof COUNTED)[number]>;
  return { orgId: '', orgName: '合计', deadlineAt: null, lastRemindedAt: null, hasReplied: false, ...sums };
}

function sayFreeze(period: PeriodRow, totals: UnitStand): string {
  if (getPeriodKind(period.id) !== 'month')
    return `${formatPeriod(period.id)}为加密报送，不单独定版；${formatPeriod(getLastMonth(period.id))}定版后不再办理。`;
  const rest = totals.due - totals.accepted;
  const unconfirmed = totals.due - totals.confirmed;
  const unreported = unconfirmed > 0 ? `其中${unconfirmed}个未签字确认，定版后按未报处理` : '均已签字确认';
  const missing = rest > 0 ? `还有${rest}个项目未审核通过，${unreported}。` : '';
  return `${formatPeriod(period.id)}定版后，${totals.due}个项目的数字、亮灯和排位即固定，不能撤回；以后只能公开更正。${missing}`;
}

/** Who freezes is told what is still open; none of it forbids the freeze. */
function listFreezeNotes(
  ctx: Ctx,
  period: PeriodRow,
  stand: { units: readonly UnitStand[]; amendments: number },
): string[] {
  const units = stand.units.filter((unit) => unit.accepted < unit.due).length;
  const lastDeadline = [period.deadline_at.toISOString(), ...stand.units.map((u) => u.deadlineAt ?? '')]
    .sort()
    .at(-1);
  return [
    ...(lastDeadline !== undefined && ctx.now.toISOString() < lastDeadline
      ? [`报送时限为${formatDate(chinaDay(new Date(lastDeadline)))}，时限未到。`]
      : []),
    ...(units > 0 ? [`未审核通过的项目涉及${units}个单位。`] : []),
    ...(stand.amendments > 0 ? [`有${stand.amendments}项更正待批准。`] : []),
  ];
}

function sayFreezeHint(ctx: Ctx, period: PeriodRow, earlier: string | undefined): string {
  if (period.frozen_at) return '本期已定版';
  if (getPeriodKind(period.id) !== 'month') return '随当月定版';
  if (!canFreezePeriod(ctx.actor)) return '由项目办主任定版';
  return earlier ? `先定版${formatPeriod(earlier)}` : '';
}

/** 项目办一页: before confirmation only "X/60已填", never the figures (handbook 8.5). */
export function getOfficeView(ctx: Ctx, period: string): Promise<OutputOf<typeof getOffice>> {
  requireRegion(ctx);
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const row = await requirePeriod(tx, regionId, period);
    const units = (await listUnitStands(tx, { regionId, period, now: ctx.now })).map(toStand);
    const totals = sumStands(units);
    const officeName = await getOfficeName(tx, regionId);
    const earlier = (await listOpenPeriodIds(tx, regionId)).find((id) => id < period);
    const freezeHint = sayFreezeHint(ctx, row, earlier);
    const waiting = await listAmendmentRows(tx, { regionId });
    const amendments = waiting.filter((a) => a.decision === null).length;
    const behind = units.filter((u) => u.confirmed < u.due);
    const now = ctx.now.toISOString();
    const deadlineAt = row.deadline_at.toISOString();
    const isNaming = canNameLaggards(ctx.actor) && behind.length > 0;
    return {
      period: toPeriodView(row),
      units,
      totals,
      frozen: row.frozen_at
        ? {
            at: row.frozen_at.toISOString(),
            personName: row.frozen_by ?? '',
            snapshotHash: row.snapshot_hash ?? '',
          }
        : null,
      freezeSentence: sayFreeze(row, totals),
      freezeNotes: freezeHint === '' ? listFreezeNotes(ctx, row, { units, amendments }) : [],
      canFreeze: freezeHint === '',
      freezeHint,
      canRun: canRunReporting(ctx.actor),
      canNameUnits: canNameLaggards(ctx.actor),
      outsideText: buildOutsideReminder({
        period,
        deadlineAt,
        officeName,
        orgShortName: null,
        waiting: 0,
        now,
        hasExtensions: behind.some((unit) => (unit.deadlineAt ?? '') > deadlineAt),
      }),
      laggardText: isNaming
        ? buildLaggardText(
            { period, officeName, now },
            behind.map((u) => ({ orgShortName: u.orgName, deadlineAt: u.deadlineAt ?? deadlineAt })),
          )
        : '',
      waitingAmendments: amendments,
    };
  });
}

/** One unit's confirmed reports, for acceptance; what is not confirmed yet is only counted. */
export function getUnitReportsView(
  ctx: Ctx,
  period: string,
  orgId: string,
): Promise<OutputOf<typeof listUnitReports>> {
  requireRegion(ctx);
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const unit = await requireUnit(tx, ctx, orgId);
    const desk = await loadDesk(tx, ctx, { period, orgId: unit.id });
    const shown = desk.reports.filter((r) => isConfirmedStatus(r.row.status));
    return {
      ...buildUnitHead(desk.period, unit, await getStepsOf(tx, ctx, unit.id), desk.reports),
      rows: shown.map((r) => buildRowView(ctx, r)),
      returnTargets: describeSharedSteps(
        shown.filter((r) => listAllowedActs(ctx.actor, r.facts, r.steps).includes('return')),
      ),
      hiddenCount: desk.reports.length - shown.length,
    };
  });
}

function requireRegion(ctx: Ctx): void {
  if (canRunReporting(ctx.actor)) return;
  throw refuse(
    'forbidden',
    'REPORTING_NOT_YOURS',
    '由项目办查看',
    'This page belongs to the project office',
    ['填报'],
  );
}
