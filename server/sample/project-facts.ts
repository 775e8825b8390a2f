import { getAsOfDate, getPreviousPeriod } from '#core/platform/public.ts';
import type { FactsQuery, FactsRow } from '#server/progress/public.ts';
import { toChangeRows } from './change-rows.ts';
import { formatInstant, type Instant, type SamplePeriod, toDay, toInstant } from './county-calendar.ts';
import { REGION_ID } from './county-orgs.ts';
import { listEvents, toProjectRow } from './ledger-rows.ts';
import { isListedIn } from './pictured.ts';
import { listBases, listPlans } from './plan-rows.ts';
import type { County, SampleProject } from './project-model.ts';
import { byPlanIssue, bySetUp } from './recorded.ts';
import { deadlineOf, type SampleReport } from './report-rows.ts';
import { listExemptions, listMilestones, listPayments } from './timetable-rows.ts';
import type { UnitMonth } from './unit-months.ts';

/** Texts as PostgreSQL prints its numerics, so that the rules see the same facts as from the tables. */
const yuan = (value: number): string => `${value}.00`;
const figure = (value: number): string => `${value}.0000`;

interface KnownFigure {
  period: string;
  year: number;
  at: Instant;
  id: number;
  ytd: number;
  month: number;
}

interface KnownReport {
  period: string;
  year: number;
  deadlineAt: Instant;
  firstAt: Instant | null;
}

/** The facts of one project as the ledger would give them in any period, known at any moment. */
export interface ProjectFactsSource {
  project: SampleProject;
  take: (report: SampleReport) => void;
  read: (period: SamplePeriod, at: Instant, past: FactsRow['past']) => FactsRow;
  /** Figure in force of a period at a moment. */
  findYtdFigure: (period: string, at: Instant) => number | null;
}

/** Reports whose deadline has passed by then are due: the freeze, or the beginning of today. */
const dueBy = (county: County, period: SamplePeriod): Instant =>
  period.frozenAt ?? toInstant(county.calendar.today, 0);

export function toQuery(county: County, period: SamplePeriod, at: Instant): FactsQuery {
  const before = getPreviousPeriod(period.id);
  return {
    regionId: REGION_ID,
    period: period.id,
    year: period.year,
    before: [before, getPreviousPeriod(before)],
    asOf: getAsOfDate(period.id, county.calendar.today),
    at: new Date(at),
    dueBy: formatInstant(dueBy(county, period)),
    isClosing: false,
  };
}

/** Gathers a project's facts once; `take` adds each report as the periods go by. */
export function openFacts(
  county: County,
  project: SampleProject,
  months: readonly UnitMonth[],
): ProjectFactsSource {
  const row = toProjectRow(county, project);
  const natures = toChangeRows(county, project).flatMap((change) => {
    const pair = (JSON.parse(String(change.changes)) as { nature?: [unknown, string] }).nature;
    return pair
      ? [{ on: String(change.valid_on), at: new Date(String(change.recorded_at)).getTime(), nature: pair[1] }]
      : [];
  });
  const plans = listPlans(county, project);
  const bases = listBases(county, project);
  const events = listEvents(county, project).sort((a, b) =>
    a.on < b.on ? -1 : a.on > b.on ? 1 : a.id - b.id,
  );
  const milestones = listMilestones(county, project, months);
  const payments = listPayments(county, project).sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const exemptions = listExemptions(county, project);
  const figures: KnownFigure[] = [];
  if (project.imported) {
    const { period, year, ytdAmount: ytd, monthAmount: month } = project.imported;
    figures.push({
      period,
      year,
      at: bySetUp(county, 'ledger').at,
      id: county.ids.figure(project.index, -1, 1),
      ytd,
      month,
    });
  }
  const reports: KnownReport[] = [];
  const imageLevels: { period: string; at: Instant; level: string }[] = [];
  const declared: { period: string; at: Instant; reason: string }[] = [];
  const text = (value: unknown): string | null =>
    value === null || value === undefined ? null : String(value);
  const total = row.total_investment_yuan === null ? null : `${String(row.total_investment_yuan)}.00`;

  const take = (report: SampleReport): void => {
    const { period, amendment, versions } = report.month;
    reports.push({
      period: period.id,
      year: period.year,
      deadlineAt: deadlineOf(county, project, report.month),
      firstAt: versions[0]?.at ?? null,
    });
    report.versions.forEach((version, i) => {
      const at = versions[i]?.at ?? 0;
      const [month, ytd] = [Number(version.line.monthAmountYuan), Number(version.line.ytdAmountYuan)];
      figures.push({ period: period.id, year: period.year, at, id: version.figures[1]?.id ?? 0, ytd, month });
      if (version.line.imageLevel !== undefined)
        imageLevels.push({ period: period.id, at, level: version.line.imageLevel });
      if (version.line.declaredYellow)
        declared.push({ period: period.id, at, reason: version.line.declaredYellow.reason });
    });
    if (amendment?.decision !== 'approved') return;
    const id = county.ids.figure(project.index, period.index + 1, 7);
    const at = county.calendar.toPast(amendment.decidedAt);
    figures.push({
      period: period.id,
      year: period.year,
      at,
      id,
      ytd: amendment.newYtd,
      month: amendment.newMonth,
    });
  };

  /** Figures in force: the last of each period that was known. */
  const inForce = (year: number, until: string, at: Instant): KnownFigure[] => {
    const latest = new Map<string, KnownFigure>();
    for (const known of figures) {
      if (known.year !== year || known.period > until || known.at > at) continue;
      const other = latest.get(known.period);
      if (!other || other.id < known.id) latest.set(known.period, known);
    }
    return [...latest.values()].sort((a, b) => (a.period < b.period ? -1 : 1));
  };

  /** The planned date as it stood then: a move decided or recorded later kept what was before it. */
  const plannedThen = (which: 'start' | 'finish', asOf: string, at: Instant): string | null => {
    const later = events.find(
      (e) => e.kind === `planned-${which}-moved` && (e.on > asOf || e.recordedAt > at),
    );
    return later ? later.until : text(row[`planned_${which}_on`]);
  };

  const read = (period: SamplePeriod, at: Instant, past: FactsRow['past']): FactsRow => {
    const q = toQuery(county, period, at);
    const known = plans.filter(
      (p) => p.year === period.year && p.plan.inForceFrom <= period.id && p.recorded.at <= at,
    );
    const base = bases.filter((b) => b.year === period.year && b.recorded.at <= at).at(-1);
    const issue = byPlanIssue(county, period.year);
    const yellow = declared.filter((d) => d.period === period.id && d.at <= at).at(-1);
    const nature = natures.filter((n) => n.on <= q.asOf && n.at <= at).at(-1);
    return {
      project_id: String(project.id),
      parent_id: project.parent ? String(project.parent.id) : null,
      is_bundle: project.isBundle,
      nature: nature?.nature ?? String(row.nature),
      sector: String(row.sector),
      levels: project.identity.levels,
      lists: project.identity.lists,
      tags: project.identity.tags,
      stage: String(row.stage),
      image_scale: String(row.image_scale),
      image_level: imageLevels.findLast((l) => l.period <= period.id && l.at <= at) ?? null,
      total_investment_yuan: total,
      planned_start_on: plannedThen('start', q.asOf, at),
      planned_finish_on: plannedThen('finish', q.asOf, at),
      finished_on: text(row.finished_on),
      base_yuan: base ? yuan(base.yuan) : null,
      is_listed: isListedIn(county, project, period),
      plans: known.reverse().map(({ id, plan }) => ({
        id: String(id),
        version_no: plan.versionNo,
        in_force_from: plan.inForceFrom,
        change_kind: plan.changeKind,
        annual_yuan: yuan(plan.annual),
        first_month: plan.firstMonth,
        last_month: plan.lastMonth,
        cumulative: plan.cumulative.map(yuan),
      })),
      year_has_plans: issue !== null && issue.at <= at && `${period.year}-03` <= period.id,
      actuals: inForce(period.year, period.id, at).map((f) => ({
        period: f.period,
        ytd: figure(f.ytd),
        month: figure(f.month),
      })),
      due: reports
        .filter((r) => r.year >= period.year - 1 && r.period <= period.id)
        .filter((r) => r.deadlineAt <= dueBy(county, period) || (r.firstAt !== null && r.firstAt <= at))
        .map((r) => ({
          period: r.period,
          confirmed: r.firstAt !== null && r.firstAt <= at,
          on_time: r.firstAt !== null && r.firstAt <= r.deadlineAt,
        })),
      stages: events
        .filter((e) => e.on <= q.asOf && e.recordedAt <= at)
        .map((e) => ({ kind: e.kind, stage: e.stage, on: e.on, until: e.until, by: e.approver })),
      milestones: milestones.map((m) => {
        const known = (kind: string) =>
          m.dates.filter((d) => d.kind === kind && d.recorded.at <= at).at(-1)?.on ?? null;
        return {
          id: String(m.id),
          name: m.name,
          critical: m.isCritical,
          weight: m.weight,
          original: m.dates[0]?.on ?? null,
          approved: known('approved'),
          actual: known('actual'),
        };
      }),
      payments: payments.map((p) => ({
        id: String(p.paidOn ? p.id + 1 : p.id),
        name: p.name,
        due: p.dueOn,
        paid: p.paidOn,
      })),
      exemptions: exemptions
        .filter((e) => e.recorded.at <= at)
        .map((e) => ({
          dimension: e.dimension,
          reason: e.reason,
          approver: e.approver,
          expires: e.expiresOn,
        })),
      declared: yellow ? { reason: yellow.reason, on: toDay(yellow.at) } : null,
      past,
    };
  };

  return {
    project,
    take,
    read,
    findYtdFigure: (period, at) => inForce(Number(period.slice(0, 4)), period, at).at(-1)?.id ?? null,
  };
}
