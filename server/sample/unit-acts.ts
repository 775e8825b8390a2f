import type { Row } from './copy-rows.ts';
import { formatInstant, type Instant, toDay } from './county-calendar.ts';
import { type Org, REGION_ID } from './county-orgs.ts';
import type { Person } from './county-people.ts';
import type { County } from './project-model.ts';
import { UNIT_ACTS } from './recorded.ts';
import { isReviewed, type SampleReport } from './report-rows.ts';
import type { Doer, UnitDoers } from './report-steps.ts';
import type { UnitMonth } from './unit-months.ts';
import { buildSheet } from './unit-sheets.ts';

/** All reports of one unit in one period, with who acted on them. */
export interface UnitPeriod {
  unit: number;
  org: Org;
  unitMonth: UnitMonth;
  reports: readonly SampleReport[];
  doers: UnitDoers;
  /** Place of each reviewing department among the unit's acts. */
  reviewPlaces: ReadonlyMap<number, number>;
}

export function toDoer(county: County, person: Person): Doer {
  const org = county.orgs.all[person.orgId - 1];
  return {
    person,
    orgId: person.orgId,
    orgName: org?.short ?? '',
    title: county.titleOf.get(person.id) ?? '',
  };
}

/** Gathers who acts for a unit in a period; reviewers are those of the departments concerned. */
export function gatherUnitPeriod(
  county: County,
  unit: number,
  unitMonth: UnitMonth,
  reports: readonly SampleReport[],
): UnitPeriod {
  const org = county.seats.units[unit];
  if (!org) throw new Error(`no unit ${unit}`);
  const departments = [
    ...new Set(
      reports.flatMap(({ project }) =>
        isReviewed(project) ? [project.identity.departmentOrg?.id ?? 0] : [],
      ),
    ),
  ].sort((a, b) => a - b);
  const clerk =
    county.people.officeClerks[unit % county.people.officeClerks.length] ?? county.people.officeHead;
  return {
    unit,
    org,
    unitMonth,
    reports,
    reviewPlaces: new Map(departments.map((id, i) => [id, UNIT_ACTS.reviewed + i])),
    doers: {
      reporter: toDoer(county, unitMonth.reporter),
      passers: unitMonth.passes.map(({ person }) => toDoer(county, person)),
      head: toDoer(county, unitMonth.head),
      reviewerOf: (id) => toDoer(county, county.people.staffOf.get(id)?.reviewer ?? clerk),
      office: toDoer(county, clerk),
    },
  };
}

export interface NewAct {
  id: number;
  kind: string;
  doer: Doer;
  at: Instant;
  payload: object;
}

export function toActRow(act: NewAct): Row {
  return {
    region_id: REGION_ID,
    id: act.id,
    kind: act.kind,
    person_id: act.doer.person.id,
    org_id: act.doer.orgId,
    person_name: act.doer.person.name,
    org_name: act.doer.orgName,
    post_title: act.doer.title,
    payload: JSON.stringify(act.payload),
    at: formatInstant(act.at),
  };
}

const projectIdsOf = (reports: readonly SampleReport[]): string[] =>
  reports.map(({ project }) => String(project.id));

/** The acts of a unit's reports in one period, in the order of the day. */
export function listUnitActs(county: County, group: UnitPeriod): NewAct[] {
  const { unitMonth: unit, reports, doers } = group;
  const period = reports[0]?.month.period;
  if (!period) return [];
  const acts: NewAct[] = [];
  const add = (
    place: number,
    kind: string,
    doer: Doer,
    at: Instant,
    on: readonly SampleReport[],
    more: object = {},
  ) => {
    if (on.length === 0) return;
    const payload = { period: period.id, reason: '', projectIds: projectIdsOf(on), ...more };
    acts.push({ id: county.ids.unitAct(group.unit, period.index, place), kind, doer, at, payload });
  };
  const sent = reports.filter(({ status }) => status !== 'open' && status !== 'draft');
  const confirmed = reports.filter(({ versions }) => versions.length > 0);
  const isPaper = unit.way === 'paper';
  if (!isPaper || confirmed.length === 0) {
    add(UNIT_ACTS.submitted, 'reports-submitted.v1', doers.reporter, unit.submittedAt, sent);
    unit.passes.forEach((pass, i) => {
      const passed = sent.filter(({ status }) => status !== 'submitted');
      add(UNIT_ACTS.passed + i, 'reports-passed.v1', doers.passers[i] ?? doers.head, pass.at, passed);
    });
  }
  addConfirmations(county, group, confirmed, add);
  for (const [departmentId, place] of group.reviewPlaces) {
    const looked = reports.filter(
      ({ project, status }) =>
        isReviewed(project) &&
        project.identity.departmentOrg?.id === departmentId &&
        (status === 'reviewed' || status === 'accepted'),
    );
    add(place, 'reports-reviewed.v1', doers.reviewerOf(departmentId), unit.reviewedAt, looked);
  }
  add(
    UNIT_ACTS.accepted,
    'reports-accepted.v1',
    doers.office,
    unit.acceptedAt,
    reports.filter(({ status }) => status === 'accepted'),
  );
  return acts;
}

type Add = (
  place: number,
  kind: string,
  doer: Doer,
  at: Instant,
  on: readonly SampleReport[],
  more?: object,
) => void;

function addConfirmations(
  county: County,
  group: UnitPeriod,
  confirmed: readonly SampleReport[],
  add: Add,
): void {
  const { unitMonth: unit, doers } = group;
  const isPaper = unit.way === 'paper';
  const again = confirmed.filter(({ versions }) => versions.length > 1);
  const returned = confirmed.filter(({ versions, status }) => versions.length > 1 || status === 'returned');
  const sheet = buildSheet(county, group);
  if (sheet) {
    const printed = { code: sheet.code, figuresHash: sheet.figuresHash };
    add(UNIT_ACTS.printed, 'sheet-printed.v1', doers.reporter, unit.submittedAt, confirmed, printed);
  }
  const signer = isPaper ? doers.reporter : doers.head;
  const more = {
    way: unit.way,
    signedByName: unit.head.name,
    ...(sheet
      ? {
          sheet: {
            id: String(sheet.id),
            code: sheet.code,
            signedOn: toDay(unit.confirmedAt),
            fileId: String(sheet.fileId),
          },
        }
      : {}),
  };
  add(UNIT_ACTS.confirmed, 'reports-confirmed.v1', signer, unit.confirmedAt, confirmed, more);
  const reason = { reason: '本月完成与形象进度不符，请核实后重报' };
  add(UNIT_ACTS.returned, 'reports-returned.v1', doers.office, unit.returnedAt, returned, reason);
  const at = unit.returnedAt + (unit.confirmedAgainAt - unit.returnedAt) / 3;
  if (!isPaper) {
    add(UNIT_ACTS.submittedAgain, 'reports-submitted.v1', doers.reporter, at, again);
    unit.passes.forEach((_, i) => {
      const passedAt = at + ((i + 1) * (unit.confirmedAgainAt - at)) / 4;
      add(UNIT_ACTS.passedAgain + i, 'reports-passed.v1', doers.passers[i] ?? doers.head, passedAt, again);
    });
  }
  add(UNIT_ACTS.confirmedAgain, 'reports-confirmed.v1', signer, unit.confirmedAgainAt, again, more);
}
