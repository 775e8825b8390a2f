import { buildAmendmentLink } from '#core/reporting/public.ts';
import type { Row } from './copy-rows.ts';
import { formatInstant } from './county-calendar.ts';
import { REGION_ID } from './county-orgs.ts';
import type { County } from './project-model.ts';
import { PROJECT_ACTS } from './recorded.ts';
import type { SampleReport } from './report-rows.ts';
import { type NewAct, toDoer, type UnitPeriod } from './unit-acts.ts';
import type { NewLink } from './unit-chain.ts';

const MEASURE = 'month_amount';
/** First place among a project's figures of the period in which the correction was recorded. */
const FIRST_FIGURE = 6;

export interface AmendmentRows {
  acts: NewAct[];
  amendments: Row[];
  decisions: Row[];
  figures: Row[];
  link: NewLink | null;
}

/** A correction after the freeze: asked by the unit, decided by the office head, new figures in force, a link in the chain. */
export function buildAmendment(
  county: County,
  group: UnitPeriod,
  report: SampleReport,
): AmendmentRows | null {
  const { project, month } = report;
  const { amendment, period } = month;
  const last = report.versions.at(-1);
  if (!amendment || !last) return null;
  const { ids, calendar } = county;
  const recordedIn = period.index + 1;
  const requestedAt = calendar.toPast(amendment.requestedAt);
  const decidedAt = calendar.toPast(amendment.decidedAt);
  const [oldValue, newValue] = [last.line.monthAmountYuan, String(amendment.newMonth)];
  const amendmentId = ids.amendment(project.index, period.index, 0);
  const requestId = ids.projectAct(project.index, recordedIn, PROJECT_ACTS.amendmentRequested);
  const decideId = ids.projectAct(project.index, recordedIn, PROJECT_ACTS.amendmentDecided);
  const asker = group.doers.reporter;
  const head = toDoer(county, county.people.officeHead);
  const { reason, decision } = amendment;
  const request = {
    projectId: String(project.id),
    period: period.id,
    measure: MEASURE,
    newValue,
    reason,
    oldValue,
  };
  const acts: NewAct[] = [
    { id: requestId, kind: 'amendment-requested.v1', doer: asker, at: requestedAt, payload: request },
  ];
  const row: Row = {
    region_id: REGION_ID,
    id: amendmentId,
    project_id: project.id,
    period: period.id,
    measure: MEASURE,
    old_value: oldValue,
    new_value: newValue,
    reason,
    requested_by: asker.person.id,
    requested_by_name: asker.person.name,
    act_id: requestId,
    recorded_at: formatInstant(requestedAt),
  };
  if (!decision) return { acts, amendments: [row], decisions: [], figures: [], link: null };
  const opinion = decision === 'approved' ? '情况属实，同意更正' : '依据不足，不予更正';
  const kind = decision === 'approved' ? 'amendment-approved.v1' : 'amendment-refused.v1';
  acts.push({
    id: decideId,
    kind,
    doer: head,
    at: decidedAt,
    payload: { amendmentId: String(amendmentId), decision, opinion },
  });
  const figures = decision === 'approved' ? toFigures(county, report, amendmentId, decideId) : [];
  const decided: Row = {
    region_id: REGION_ID,
    id: amendmentId,
    amendment_id: amendmentId,
    project_id: project.id,
    decision,
    opinion,
    approver_name: head.person.name,
    figure_id: figures[0]?.id ?? null,
    act_id: decideId,
    recorded_at: formatInstant(decidedAt),
  };
  const body = buildAmendmentLink({
    actId: String(decideId),
    amendmentId: String(amendmentId),
    projectId: String(project.id),
    period: period.id,
    measure: MEASURE,
    oldValue,
    newValue,
    reason,
    requestedByName: asker.person.name,
    approverName: head.person.name,
  });
  const link = decision === 'approved' ? { actId: decideId, body, at: decidedAt } : null;
  return { acts, amendments: [row], decisions: [decided], figures, link };
}

/** Month and cumulative are corrected together, so that cumulative = previous + month stays true. */
function toFigures(county: County, report: SampleReport, amendmentId: number, actId: number): Row[] {
  const { project, month, versions } = report;
  const { amendment, period } = month;
  if (!amendment) return [];
  const before = versions.at(-1)?.figures ?? [];
  return [amendment.newMonth, amendment.newYtd].map((value, i) => ({
    region_id: REGION_ID,
    id: county.ids.figure(project.index, period.index + 1, FIRST_FIGURE + i),
    year: period.year,
    project_id: project.id,
    period: period.id,
    measure: i === 0 ? 'month_amount' : 'ytd_amount',
    value: String(value),
    caliber: 'dispatch',
    certainty: 'verified',
    version_id: null,
    origin: JSON.stringify({ kind: 'amendment', amendmentId: String(amendmentId) }),
    act_id: actId,
    supersedes_id: before[i]?.id ?? null,
    recorded_at: formatInstant(county.calendar.toPast(amendment.decidedAt)),
  }));
}
