import type { Row } from './copy-rows.ts';
import { formatInstant } from './county-calendar.ts';
import { REGION_ID } from './county-orgs.ts';
import type { Person } from './county-people.ts';
import type { County } from './project-model.ts';
import { UNIT_ACTS } from './recorded.ts';
import { isReviewed, type SampleReport } from './report-rows.ts';
import { RETURN_REASONS } from './report-words.ts';

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
