import type { IsoDate } from '#core/platform/public.ts';
import type { Row } from './copy-rows.ts';
import { formatInstant, toInstant } from './county-calendar.ts';
import { REGION_ID } from './county-orgs.ts';
import { chosenImageScale } from './image-levels.ts';
import { natureIn, YEAR_TURNS_ON } from './project-course.ts';
import type { County, SampleProject } from './project-model.ts';
import { WAN } from './project-money.ts';
import { byEvent, byListing, bySetUp, PROJECT_ACTS, periodOf, type Recorded } from './recorded.ts';

/** Year whose list is in force on a day: the list turns in January. */
export const listYear = (on: IsoDate): number =>
  Number(on.slice(0, 4)) - (on.slice(5) < YEAR_TURNS_ON ? 1 : 0);

const natureOn = (project: SampleProject, on: IsoDate) => natureIn(project.course, listYear(on));

const ids = (orgs: readonly ({ id: number } | null)[]): number[] =>
  orgs.flatMap((org) => (org ? [org.id] : []));

export const totalYuan = (project: SampleProject): string | null =>
  project.identity.totalWan === null ? null : String(project.identity.totalWan * WAN);

/** The total before its change was approved. */
export const firstTotalYuan = (project: SampleProject): string | null =>
  project.odd === 'total-changed' && project.identity.totalWan !== null
    ? String(Math.round(project.identity.totalWan * 0.85) * WAN)
    : totalYuan(project);

export const isListedNow = (project: SampleProject): boolean => project.course.left === null;

/** Day to which the current picture belongs: today, or the day on which it left the list. */
export const lastDay = (county: County, project: SampleProject): IsoDate =>
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
    image_scale: chosenImageScale(project),
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
    imageScale: row.image_scale,
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
