import { type CanonicalValue, toCanonicalJson } from '#core/platform/public.ts';
import type { ReportLine } from '#core/quality/public.ts';
import { listFigures, needsReview } from '#core/reporting/public.ts';
import { sha256 } from '../platform/chain.ts';
import type { Row } from './copy-rows.ts';
import { formatInstant } from './county-calendar.ts';
import { REGION_ID } from './county-orgs.ts';
import type { Person } from './county-people.ts';
import type { County, SampleProject } from './project-model.ts';
import { RETURN_REASONS } from './project-words.ts';
import { UNIT_ACTS } from './recorded.ts';
import { buildLine } from './report-lines.ts';
import type { ReportedMonth } from './reported-months.ts';
import { hasReached, type UnitMonth } from './unit-months.ts';

/** Where a unit's figures came from in a period: the cell of a project's row in the unit's workbook, or the grid. */
export type OriginOf = (project: SampleProject, measure: string) => Record<string, string>;

export interface VersionOfReport {
  id: number;
  no: number;
  actId: number;
  line: ReportLine;
  lineHash: string;
  figures: { id: number; measure: string; value: string }[];
}

/** One report with its versions: what rows, chain and frozen snapshot are read off. */
export interface SampleReport {
  id: number;
  project: SampleProject;
  month: ReportedMonth;
  unitMonth: UnitMonth;
  status: 'open' | 'draft' | 'submitted' | 'confirmed' | 'reviewed' | 'accepted' | 'returned';
  step: number;
  draft: ReportLine | null;
  versions: VersionOfReport[];
  sheetId: number | null;
}

export const isReviewed = (project: SampleProject): boolean =>
  needsReview({
    orgId: String(project.identity.org.id),
    departmentOrgId:
      project.identity.departmentOrg === null ? null : String(project.identity.departmentOrg.id),
  });

function statusOf(
  project: SampleProject,
  month: ReportedMonth,
  unitMonth: UnitMonth,
): SampleReport['status'] {
  if (month.outcome === 'missing') return 'open';
  const { standing } = unitMonth;
  const isOpenMonth = month.period.frozenAt === null;
  if (isOpenMonth && project.odd === 'strange-marks' && hasReached(unitMonth, 'confirmed')) return 'returned';
  if (standing === 'draft' && project.index % 3 === 0) return 'open';
  return standing === 'reviewed' && !isReviewed(project) ? 'confirmed' : standing;
}

/** Puts one report together; null when the project owes none. */
export function buildReport(
  county: County,
  project: SampleProject,
  month: ReportedMonth,
  unitMonth: UnitMonth,
): SampleReport {
  const { ids } = county;
  const reportId = ids.report(project.index, month.period.index);
  const status = statusOf(project, month, unitMonth);
  const versions = month.versions.map((version, place): VersionOfReport => {
    const line = buildLine(county, project, month, version);
    const act = place === 0 ? UNIT_ACTS.confirmed : UNIT_ACTS.confirmedAgain;
    return {
      id: ids.version(reportId, place + 1),
      no: place + 1,
      actId: ids.unitAct(project.unit, month.period.index, act),
      line,
      lineHash: sha256(toCanonicalJson(line as unknown as CanonicalValue)),
      figures: listFigures(line).map((figure, i) => ({
        ...figure,
        id: ids.figure(project.index, month.period.index, place * 3 + i),
      })),
    };
  });
  const hasDraft = month.period.frozenAt === null && status !== 'open';
  const firstStep = unitMonth.passes[0]?.step ?? unitMonth.lastStep;
  return {
    id: reportId,
    project,
    month,
    unitMonth,
    status,
    step:
      status === 'open' || status === 'draft' || status === 'returned'
        ? 0
        : status === 'submitted'
          ? firstStep
          : unitMonth.lastStep,
    draft: hasDraft ? buildLine(county, project, month, month) : null,
    versions,
    sheetId:
      unitMonth.way === 'paper' && versions.length > 0 ? ids.sheet(project.unit, month.period.index) : null,
  };
}

export function toReportRow(county: County, report: SampleReport, originOf: OriginOf): Row {
  const { project, month, unitMonth, versions } = report;
  const origin = originOf(project, 'month_amount');
  const draft = report.draft && {
    line: report.draft,
    unread: {},
    origins: Object.fromEntries(
      ['monthAmountYuan', 'ytdAmountYuan', 'imagePercent'].map((field) => [field, origin]),
    ),
  };
  const first = versions[0];
  return {
    region_id: REGION_ID,
    id: report.id,
    period: month.period.id,
    project_id: project.id,
    org_id: project.identity.org.id,
    department_org_id: project.identity.departmentOrg?.id ?? null,
    status: report.status,
    step: report.step,
    return_reason: report.status === 'returned' ? (RETURN_REASONS[0] ?? '') : '',
    draft: draft ? JSON.stringify(draft) : null,
    explanations: '{}',
    draft_version: draft ? 1 : 0,
    draft_by: draft ? unitMonth.reporter.id : null,
    draft_at: draft ? formatInstant(unitMonth.filledAt) : null,
    deadline_at: formatInstant(deadlineOf(county, project, month)),
    first_confirmed_at: first ? formatInstant(month.versions[0]?.at ?? 0) : null,
    confirmed_version_id: versions.at(-1)?.id ?? null,
    confirm_way: first ? unitMonth.way : null,
  };
}

/** The announced deadline; two units were given three more days once, by one act. */
export function deadlineOf(
  county: County,
  project: Pick<SampleProject, 'unit'>,
  month: { period: { index: number; deadlineAt: number } },
): number {
  const extension = county.extension;
  const isExtended = extension?.period === month.period.index && extension.units.includes(project.unit);
  return isExtended ? extension.deadlineAt : month.period.deadlineAt;
}

export function toVersionRows(report: SampleReport, originOf: OriginOf): Row[] {
  const { project, month } = report;
  return report.versions.map((version, place) => ({
    region_id: REGION_ID,
    id: version.id,
    report_id: report.id,
    project_id: project.id,
    period: month.period.id,
    version_no: version.no,
    line: JSON.stringify(version.line),
    findings: '[]',
    explanations: '{}',
    origin: JSON.stringify({
      monthAmountYuan: originOf(project, 'month_amount'),
      ytdAmountYuan: originOf(project, 'ytd_amount'),
    }),
    act_id: version.actId,
    recorded_at: formatInstant(month.versions[place]?.at ?? 0),
  }));
}

export function toFigureRows(report: SampleReport, originOf: OriginOf): Row[] {
  const { project, month } = report;
  return report.versions.flatMap((version, place) => {
    const before = report.versions[place - 1];
    return version.figures.map((figure, i) => ({
      region_id: REGION_ID,
      id: figure.id,
      year: month.period.year,
      project_id: project.id,
      period: month.period.id,
      measure: figure.measure,
      value: figure.value,
      caliber: 'dispatch',
      certainty: 'preliminary',
      version_id: version.id,
      origin: JSON.stringify(originOf(project, figure.measure)),
      act_id: version.actId,
      supersedes_id: before?.figures[i]?.id ?? null,
      recorded_at: formatInstant(month.versions[place]?.at ?? 0),
    }));
  });
}

/** Who acts: a person with his unit and post as of that day. */
export interface Doer {
  person: Person;
  orgId: number;
  orgName: string;
  title: string;
}

interface Step {
  kind: string;
  from: string;
  to: string;
  toStep: number;
  at: number;
  doer: Doer;
  actPlace: number;
  reason?: string;
  versionId?: number;
  way?: 'paper';
  /** On paper the head's name stands in the history, the clerk's in the act. */
  signedBy?: string;
}

/** The history of one report, step by step as its state allows. */
export function toReportActRows(
  county: County,
  report: SampleReport,
  doers: UnitDoers,
  reviewPlace: number,
): Row[] {
  const { ids } = county;
  const { project, month } = report;
  return listSteps(report, doers, reviewPlace).map((step, place) => ({
    region_id: REGION_ID,
    id: ids.reportAct(report.id, place),
    report_id: report.id,
    project_id: project.id,
    period: month.period.id,
    kind: step.kind,
    from_status: step.from,
    to_status: step.to,
    to_step: step.toStep,
    reason: step.reason ?? '',
    way: step.way ?? 'online',
    sheet_id: step.way ? report.sheetId : null,
    version_id: step.versionId ?? null,
    person_id: step.doer.person.id,
    person_name: step.signedBy ?? step.doer.person.name,
    org_name: step.doer.orgName,
    post_title: step.doer.title,
    act_id: ids.unitAct(project.unit, month.period.index, step.actPlace),
    at: formatInstant(step.at),
  }));
}

export interface UnitDoers {
  reporter: Doer;
  passers: readonly Doer[];
  head: Doer;
  reviewerOf: (departmentOrgId: number) => Doer;
  office: Doer;
}

function listSteps(report: SampleReport, doers: UnitDoers, reviewPlace: number): Step[] {
  const { unitMonth: unit, status, versions, project } = report;
  if (status === 'open' || status === 'draft') return [];
  const first = listUnitSteps(report, doers, 0);
  if (status === 'submitted' || versions.length === 0) return first;
  const reviewer = doers.reviewerOf(project.identity.departmentOrg?.id ?? 0);
  const returned: Step = {
    kind: 'return',
    from: 'confirmed',
    to: 'returned',
    toStep: 0,
    at: unit.returnedAt,
    doer: doers.office,
    actPlace: UNIT_ACTS.returned,
    reason: RETURN_REASONS[0] ?? '',
  };
  const steps = [...first];
  if (versions.length > 1 || status === 'returned') steps.push(returned);
  if (versions.length > 1) steps.push(...listUnitSteps(report, doers, 1));
  const isLooked = isReviewed(project) && (status === 'reviewed' || status === 'accepted');
  const last = { toStep: unit.lastStep };
  if (isLooked)
    steps.push({
      ...last,
      kind: 'review',
      from: 'confirmed',
      to: 'reviewed',
      at: unit.reviewedAt,
      doer: reviewer,
      actPlace: reviewPlace,
    });
  if (status === 'accepted') {
    const from = isLooked ? 'reviewed' : 'confirmed';
    steps.push({
      ...last,
      kind: 'accept',
      from,
      to: 'accepted',
      at: unit.acceptedAt,
      doer: doers.office,
      actPlace: UNIT_ACTS.accepted,
    });
  }
  return steps;
}

/** Filling to confirmation inside the unit; on paper one signature stands for all steps. */
function listUnitSteps(report: SampleReport, doers: UnitDoers, round: 0 | 1): Step[] {
  const { unitMonth: unit, versions } = report;
  const versionId = versions[round]?.id;
  const start = round === 0 ? 'draft' : 'returned';
  const confirm = {
    kind: 'confirm',
    to: 'confirmed',
    toStep: unit.lastStep,
    at: round === 0 ? unit.confirmedAt : unit.confirmedAgainAt,
    actPlace: round === 0 ? UNIT_ACTS.confirmed : UNIT_ACTS.confirmedAgain,
    ...(versionId === undefined ? {} : { versionId }),
  };
  if (unit.way === 'paper' && versionId !== undefined)
    return [{ ...confirm, from: start, doer: doers.reporter, way: 'paper', signedBy: unit.head.name }];
  const firstStep = unit.passes[0]?.step ?? unit.lastStep;
  const again = unit.returnedAt + (unit.confirmedAgainAt - unit.returnedAt) / 3;
  const steps: Step[] = [
    {
      kind: 'submit',
      from: start,
      to: 'submitted',
      toStep: firstStep,
      at: round === 0 ? unit.submittedAt : again,
      doer: doers.reporter,
      actPlace: round === 0 ? UNIT_ACTS.submitted : UNIT_ACTS.submittedAgain,
    },
  ];
  if (report.status === 'submitted') return steps;
  unit.passes.forEach((pass, i) => {
    steps.push({
      kind: 'pass',
      from: 'submitted',
      to: 'submitted',
      toStep: unit.passes[i + 1]?.step ?? unit.lastStep,
      at: round === 0 ? pass.at : again + ((i + 1) * (unit.confirmedAgainAt - again)) / 4,
      doer: doers.passers[i] ?? doers.head,
      actPlace: (round === 0 ? UNIT_ACTS.passed : UNIT_ACTS.passedAgain) + i,
    });
  });
  return [...steps, { ...confirm, from: 'submitted', doer: doers.head }];
}
