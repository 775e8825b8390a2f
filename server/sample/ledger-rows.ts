import type { IsoDate } from '#core/platform/public.ts';
import type { Row } from './copy-rows.ts';
import { formatInstant, toInstant } from './county-calendar.ts';
import { REGION_ID } from './county-orgs.ts';
import { dayIn, natureIn, YEAR_TURNS_ON } from './project-course.ts';
import type { County, SampleProject } from './project-model.ts';
import { WAN } from './project-money.ts';
import {
  byEvent,
  byListing,
  byPlanAdjustment,
  byPlanIssue,
  bySetUp,
  byYearTurn,
  PROJECT_ACTS,
  periodOf,
  type Recorded,
} from './recorded.ts';

/** Year whose list is in force on a day: the list turns in January. */
const listYear = (on: IsoDate): number => Number(on.slice(0, 4)) - (on.slice(5) < YEAR_TURNS_ON ? 1 : 0);

const natureOn = (project: SampleProject, on: IsoDate) => natureIn(project.course, listYear(on));

const ids = (orgs: readonly ({ id: number } | null)[]): number[] =>
  orgs.flatMap((org) => (org ? [org.id] : []));

export const totalYuan = (project: SampleProject): string | null =>
  project.identity.totalWan === null ? null : String(project.identity.totalWan * WAN);

/** The total before its change was approved. */
const firstTotalYuan = (project: SampleProject): string | null =>
  project.odd === 'total-changed' && project.identity.totalWan !== null
    ? String(Math.round(project.identity.totalWan * 0.85) * WAN)
    : totalYuan(project);

export const isListedNow = (project: SampleProject): boolean => project.course.left === null;

/** Day to which the current picture belongs: today, or the day on which it left the list. */
const lastDay = (county: County, project: SampleProject): IsoDate =>
  project.course.left?.on ?? county.calendar.today;

/** The current picture of a project. */
export function toProjectRow(county: County, project: SampleProject): Row {
  const { identity: own, course, story } = project;
  return {
    region_id: REGION_ID,
    id: project.id,
    code: own.code,
    name: own.name,
    serial: project.index + 1,
    parent_id: project.parent?.id ?? null,
    is_bundle: project.isBundle,
    nature: natureOn(project, lastDay(county, project)),
    sector: own.words.sector,
    levels: own.levels,
    lists: own.lists,
    tags: own.tags,
    funding: own.funding,
    location: own.location,
    content_scale: own.contentScale,
    total_investment_yuan: totalYuan(project),
    owner_name: own.ownerName,
    reporting_org_id: own.org.id,
    cosign_org_id: own.cosignOrg?.id ?? null,
    lead_org_id: own.leadOrg?.id ?? null,
    responsible_org_id: own.responsibleOrg?.id ?? null,
    department_org_id: own.departmentOrg?.id ?? null,
    supporting_org_ids: ids(own.supportingOrgs),
    sponsor_person_id: own.sponsor?.id ?? null,
    sponsor_org_id: own.sponsorOrg?.id ?? null,
    specialist_name: own.specialistName,
    team_note: own.teamNote,
    scheme_note: own.schemeNote,
    stage: story.stage,
    stage_on: story.stageOn,
    start_state: story.startState,
    started_on: story.startedOn,
    planned_start_on: course.plannedStartOn,
    planned_finish_on: course.plannedFinishOn,
    finished_on: story.finishedOn,
    is_paused: story.isPaused,
    is_listed: isListedNow(project),
    org_path: own.org.path,
    search_text: project.searchText,
    created_at: formatInstant(byListing(county, project).at),
  };
}

/** The fields of a project as the ledger's own verb names them. */
export function toProjectFields(county: County, project: SampleProject): Record<string, unknown> {
  const row = toProjectRow(county, project);
  const org = (id: Row[string]) => (id === null ? null : String(id));
  return {
    code: row.code,
    name: row.name,
    serial: row.serial,
    nature: natureOn(project, project.course.listedOn),
    sector: row.sector,
    levels: row.levels,
    lists: row.lists,
    tags: row.tags,
    funding: row.funding,
    location: row.location,
    contentScale: row.content_scale,
    totalInvestmentYuan: firstTotalYuan(project),
    ownerName: row.owner_name,
    reportingOrgId: org(row.reporting_org_id ?? null),
    cosignOrgId: org(row.cosign_org_id ?? null),
    leadOrgId: org(row.lead_org_id ?? null),
    responsibleOrgId: org(row.responsible_org_id ?? null),
    departmentOrgId: org(row.department_org_id ?? null),
    supportingOrgIds: ids(project.identity.supportingOrgs).map(String),
    sponsorPersonId: org(row.sponsor_person_id ?? null),
    sponsorOrgId: org(row.sponsor_org_id ?? null),
    specialistName: row.specialist_name,
    teamNote: row.team_note,
    schemeNote: row.scheme_note,
    plannedStartOn: project.course.originalStartOn,
    plannedFinishOn: project.course.originalFinishOn,
    isListed: true,
  };
}

/** What changed after the listing: natures at the turns of years, the total, leaving the list. */
function listChanges(county: County, project: SampleProject) {
  const { course, odd } = project;
  const changes: { on: IsoDate; recorded: Recorded; changes: object; reason: string }[] = [];
  const last = lastDay(county, project);
  for (let year = listYear(course.listedOn) + 1; year <= listYear(last); year += 1) {
    const recorded = byYearTurn(county, year);
    const [before, after] = [natureIn(course, year - 1), natureIn(course, year)];
    if (!recorded || before === after) continue;
    changes.push({
      on: `${year}-${YEAR_TURNS_ON}`,
      recorded,
      changes: { nature: [before, after] },
      reason: '年度结转',
    });
  }
  if (odd === 'total-changed' && totalYuan(project)) {
    const on = dayIn(county.frame.last - 2, 16);
    const pair = [firstTotalYuan(project), totalYuan(project)];
    const reason = '概算调整，批复文号：望发改批〔示例〕88号';
    changes.push({
      on,
      recorded: byProjectAct(county, project, on, 'total'),
      changes: { totalInvestmentYuan: pair },
      reason,
    });
  }
  if (course.left)
    changes.push({ ...leaving(county, project, course.left), changes: { isListed: [true, false] } });
  return changes;
}

function leaving(county: County, project: SampleProject, left: { on: IsoDate; why: string }) {
  const year = Number(left.on.slice(0, 4));
  const byOffice = byProjectAct(county, project, left.on, 'leaving');
  if (left.why === 'tail')
    return { on: left.on, recorded: byYearTurn(county, year) ?? byOffice, reason: '竣工项目转入跟踪管理' };
  if (left.why === 'removed')
    return { on: left.on, recorded: byPlanAdjustment(county, year) ?? byOffice, reason: '年度计划调出' };
  return { on: left.on, recorded: byOffice, reason: '注销' };
}

export function byProjectAct(
  county: County,
  project: SampleProject,
  on: IsoDate,
  act: keyof typeof PROJECT_ACTS,
): Recorded {
  const period = Math.max(0, periodOf(county, on));
  return {
    at: county.calendar.toPast(toInstant(on, 15, PROJECT_ACTS[act])),
    actId: county.ids.projectAct(project.index, period, PROJECT_ACTS[act]),
  };
}

const LISTING_REASONS = (county: County, project: SampleProject): string =>
  project.odd === 'substitute'
    ? '抵补'
    : project.course.listedOn <= county.frame.setUpOn
      ? '台账导入'
      : '列入年度清单';

export function toChangeRows(county: County, project: SampleProject): Row[] {
  const listing = byListing(county, project);
  const fields = toProjectFields(county, project);
  const first = Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, [null, value]]));
  const all = [
    {
      on: project.course.listedOn,
      recorded: listing,
      changes: first,
      reason: LISTING_REASONS(county, project),
    },
    ...listChanges(county, project),
  ];
  return all.map(({ on, recorded, changes, reason }, place) => ({
    region_id: REGION_ID,
    id: county.ids.own(project.index, place),
    project_id: project.id,
    valid_on: on,
    recorded_at: formatInstant(recorded.at),
    act_id: recorded.actId,
    changes: JSON.stringify(changes),
    origin: place === 0 ? '{"kind":"import"}' : '{"kind":"form"}',
    reason,
  }));
}

/** 截至上年底累计: carried over at the turn of the year; one is amended after the annual report was checked. */
export function listBases(county: County, project: SampleProject) {
  return project.money.flatMap(({ year, base }, place) => {
    const recorded = place === 0 ? byListing(county, project) : byYearTurn(county, year);
    if (!recorded) return [];
    const carried = { year, yuan: base, recorded, supersedes: false, reason: '年度结转' };
    const amendedOn = `${year}-03-20`;
    const isAmended = project.odd === 'base-amended' && amendedOn <= county.calendar.today && place > 0;
    if (!isAmended) return [carried];
    const byOffice = byProjectAct(county, project, amendedOn, 'base');
    const wrong = { ...carried, yuan: base + 1_200_000 };
    return [
      wrong,
      { year, yuan: base, recorded: byOffice, supersedes: true, reason: '年报审核后核减，公开更正' },
    ];
  });
}

export function toPriorRows(county: County, project: SampleProject): Row[] {
  return listBases(county, project).map((base, place) => ({
    region_id: REGION_ID,
    id: county.ids.own(project.index, place),
    project_id: project.id,
    year: base.year,
    base_yuan: String(base.yuan),
    act_id: base.recorded.actId,
    supersedes_id: base.supersedes ? county.ids.own(project.index, place - 1) : null,
    reason: base.reason,
    recorded_at: formatInstant(base.recorded.at),
  }));
}

export const batchId = (county: County, year: number, kind: 'issued' | 'adjusted'): number =>
  (year - Number(county.calendar.periods[0]?.year ?? year)) * 2 + (kind === 'issued' ? 1 : 2);

/** Plan versions that have been decided by now, oldest first. */
export function listPlans(county: County, project: SampleProject) {
  const drafts = project.money.flatMap(({ year, plans }) => plans.map((plan) => ({ year, plan })));
  return drafts
    .flatMap(({ year, plan }) => {
      const isIssued = plan.inForceFrom.endsWith('-03');
      const decided = isIssued ? byPlanIssue(county, year) : byPlanAdjustment(county, year);
      if (!decided) return [];
      const listing = byListing(county, project);
      const recorded = decided.at < listing.at ? listing : decided;
      return [{ year, plan, recorded, batch: batchId(county, year, isIssued ? 'issued' : 'adjusted') }];
    })
    .map((decided, place) => ({ ...decided, id: county.ids.own(project.index, place) }));
}

export function toPlanRows(county: County, project: SampleProject): Row[] {
  return listPlans(county, project).map(({ id, year, plan, recorded, batch }) => ({
    region_id: REGION_ID,
    id,
    project_id: project.id,
    year,
    version_no: plan.versionNo,
    in_force_from: plan.inForceFrom,
    change_kind: plan.changeKind,
    annual_yuan: String(plan.annual),
    first_month: plan.firstMonth,
    last_month: plan.lastMonth,
    profile: plan.profile,
    cumulative_yuan: plan.cumulative,
    batch_id: batch,
    act_id: recorded.actId,
    origin: '{"kind":"form"}',
    recorded_at: formatInstant(recorded.at),
  }));
}

/** Events with the ids that they get; several acts of the office in one period have places of their own. */
export function listEvents(county: County, project: SampleProject) {
  const places = new Map<number, number>();
  return project.story.events.map((event, place) => {
    const period = event.recorded.by === 'office' ? event.recorded.period : -1;
    const officePlace = places.get(period) ?? 0;
    places.set(period, officePlace + 1);
    return {
      ...event,
      id: county.ids.own(project.index, place),
      act: byEvent(county, project, event, Math.min(2, officePlace)),
    };
  });
}

export function toEventRows(county: County, project: SampleProject): Row[] {
  return listEvents(county, project).map((event) => ({
    region_id: REGION_ID,
    id: event.id,
    project_id: project.id,
    kind: event.kind,
    stage: event.stage,
    on_date: event.on,
    until_date: event.until,
    reason: event.reason,
    approver: event.approver,
    evidence_note: event.evidence,
    act_id: event.act.actId,
    recorded_at: formatInstant(event.recordedAt),
  }));
}

export const bySetUpOrListing = (county: County, project: SampleProject): Recorded => {
  const listing = byListing(county, project);
  const setUp = bySetUp(county, 'milestones');
  return listing.at > setUp.at ? listing : setUp;
};

/** Figures that came with the imported ledger: the month before the history. */
export function toImportedFigureRows(county: County, project: SampleProject): Row[] {
  const { imported } = project;
  if (!imported) return [];
  const recorded = bySetUp(county, 'ledger');
  return [imported.monthAmount, imported.ytdAmount].map((value, i) => ({
    region_id: REGION_ID,
    id: county.ids.figure(project.index, -1, i),
    year: imported.year,
    project_id: project.id,
    period: imported.period,
    measure: i === 0 ? 'month_amount' : 'ytd_amount',
    value: String(value),
    caliber: 'dispatch',
    certainty: 'preliminary',
    version_id: null,
    origin: '{"kind":"import"}',
    act_id: recorded.actId,
    supersedes_id: null,
    recorded_at: formatInstant(recorded.at),
  }));
}
