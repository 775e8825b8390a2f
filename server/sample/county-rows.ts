import { IMAGE_SCALES_RULEBOOK } from '#core/ledger/public.ts';
import { DEFAULT_LIGHT_RULEBOOK } from '#core/progress/public.ts';
import { CALENDAR_RULEBOOK, DEFAULT_CALENDAR, STEPS_RULEBOOK } from '#core/reporting/public.ts';
import type { Row } from './copy-rows.ts';
import { formatInstant, toInstant } from './county-calendar.ts';
import { COUNTY_NAME } from './county-names.ts';
import { REGION_ID } from './county-orgs.ts';
import { SAMPLE_IMAGE_SCALES } from './image-levels.ts';
import type { County } from './project-model.ts';
import { bySetUp } from './recorded.ts';
import { listRegionActs, toBatchRows, toExtensionRows, toReminderRows } from './region-acts.ts';
import { type RowBatch, toBatch } from './row-batches.ts';
import { toActRow } from './unit-acts.ts';
import { SAMPLE_STEPS } from './unit-months.ts';

export const REGION_CODE = '990117';

/** Everything of the county that is not of single projects, in an order that may be filled. */
export function* generateCountyRows(county: County): Generator<RowBatch> {
  yield toBatch('regions', [toRegionRow(county)]);
  yield toBatch(
    'calendar_days',
    county.calendar.exceptionalDays.map((day) => toDayRow(county, day)),
  );
  yield toBatch(
    'calendar_years',
    county.calendar.coveredYears.map((year) => ({ year, source: county.calendar.source })),
  );
  yield toBatch('orgs', toOrgRows(county));
  yield toBatch('org_changes', toOrgChangeRows(county));
  yield toBatch('persons', toPersonRows(county));
  yield toBatch('person_contacts', toContactRows(county));
  yield toBatch('credentials', toCredentialRows(county));
  yield toBatch('posts', toPostRows(county));
  yield toBatch('delegations', toDelegationRows(county));
  yield toBatch('rulebooks', toRulebookRows(county));
  yield toBatch('periods', toPeriodRows(county));
  yield toBatch('plan_batches', toBatchRows(county));
  yield toBatch('period_extensions', toExtensionRows(county));
  yield toBatch('reminders', toReminderRows(county));
  yield toBatch('acts', listRegionActs(county).map(toActRow));
}

const startAt = (county: County): string => formatInstant(toInstant(county.frame.setUpOn, 9));

const toRegionRow = (county: County): Row => ({
  id: REGION_ID,
  code: REGION_CODE,
  name: COUNTY_NAME,
  level: 'county',
  network_zone: 'internet',
  is_sample: county.options.isSample,
  created_at: startAt(county),
});

const toDayRow = (county: County, day: { date: string; kind: string; name: string }): Row => ({
  day: day.date,
  kind: day.kind === 'holiday' ? 'rest' : 'work',
  name: day.name,
  source: county.calendar.source,
});

const toOrgRows = (county: County): Row[] =>
  county.orgs.all.map((org) => ({
    region_id: REGION_ID,
    id: org.id,
    code: org.code,
    name: org.name,
    short_name: org.short,
    aliases: org.aliases,
    kind: org.kind,
    parent_id: org.parentId,
    path: org.path,
    official_order: org.order,
    is_project_office: org.isProjectOffice,
    is_active: org.isActive,
  }));

/** A department that was renamed, and an office that was dissolved. */
function toOrgChangeRows(county: County): Row[] {
  const { actId } = bySetUp(county, 'units');
  const renamed = county.orgs.departments.find((org) => org.key === 'xcj');
  const dissolved = county.orgs.all.find((org) => !org.isActive);
  const change = (id: number, orgId: number, on: string, changes: object): Row => ({
    region_id: REGION_ID,
    id,
    org_id: orgId,
    valid_on: on,
    recorded_at: startAt(county),
    act_id: actId,
    changes: JSON.stringify(changes),
  });
  return [
    renamed ? [change(1, renamed.id, '2023-11-20', { name: ['望川县乡村振兴服务中心', renamed.name] })] : [],
    dissolved ? [change(2, dissolved.id, '2021-08-31', { isActive: [true, false] })] : [],
  ].flat();
}

const toPersonRows = (county: County): Row[] =>
  county.people.persons.map((person) => ({
    region_id: REGION_ID,
    id: person.id,
    name: person.name,
    login: person.login,
    is_active: person.isActive,
  }));

/** Numbers that no exchange gives out: all begin with zeros. */
const toContactRows = (county: County): Row[] =>
  county.people.persons.map((person) => ({
    region_id: REGION_ID,
    person_id: person.id,
    org_path: county.orgs.all[person.orgId - 1]?.path ?? '',
    desk_phone: `0000-${String(6_000_000 + person.id)}`,
    mobile_phone: `100${String(10_000_000 + person.id)}`,
  }));

const toCredentialRows = (county: County): Row[] =>
  county.people.persons
    .filter((person) => person.isActive)
    .map((person) => ({
      region_id: REGION_ID,
      person_id: person.id,
      password_hash: county.options.passwordHash,
      must_change: false,
      changed_at: startAt(county),
    }));

const toPostRows = (county: County): Row[] =>
  county.people.posts.map((post) => ({
    region_id: REGION_ID,
    id: post.id,
    person_id: post.personId,
    org_id: post.orgId,
    role: post.role,
    title: post.title,
    for_person_id: post.forPersonId,
    official_order: post.order,
    valid_from: post.validFrom,
    valid_to: post.validTo,
    act_id: bySetUp(county, 'units').actId,
  }));

/** A head on a course lets the deputy act for a month of the history. */
function toDelegationRows(county: County): Row[] {
  const staff = county.people.staffOf.get(county.orgs.towns[2]?.id ?? 0);
  const period = county.calendar.periods[2];
  if (!staff?.deputyHead || !period) return [];
  return [
    {
      region_id: REGION_ID,
      id: 1,
      from_person_id: staff.head.id,
      to_person_id: staff.deputyHead.id,
      role: 'head',
      org_id: staff.head.orgId,
      valid_from: period.startsOn,
      valid_to: period.endsOn,
      act_id: bySetUp(county, 'units').actId,
    },
  ];
}

function toRulebookRows(county: County): Row[] {
  const { actId } = bySetUp(county, 'rulebooks');
  const validFrom = `${county.calendar.periods[0]?.year ?? 2015}-01-01`;
  const rulebook = (id: number, kind: string, body: object, source: string): Row => ({
    region_id: REGION_ID,
    id,
    kind,
    version: 1,
    valid_from: validFrom,
    body: JSON.stringify(body),
    source,
    act_id: actId,
    recorded_at: startAt(county),
  });
  return [
    rulebook(1, 'lights', DEFAULT_LIGHT_RULEBOOK, '产品默认规则'),
    rulebook(2, STEPS_RULEBOOK, SAMPLE_STEPS, '县级简装'),
    rulebook(3, CALENDAR_RULEBOOK, DEFAULT_CALENDAR, '报送日历'),
    rulebook(4, IMAGE_SCALES_RULEBOOK, SAMPLE_IMAGE_SCALES, '项目办会议：增设水利农业分级'),
  ];
}

const toPeriodRows = (county: County): Row[] =>
  county.calendar.periods.map((period) => ({
    region_id: REGION_ID,
    id: period.id,
    kind: 'month',
    year: period.year,
    cut_off_on: period.cutOffOn,
    announced_at: formatInstant(period.openedAt),
    deadline_at: formatInstant(period.deadlineAt),
    review_on: period.reviewOn,
    forecast_deadline_at:
      period.forecastDeadlineAt === null ? null : formatInstant(period.forecastDeadlineAt),
    opened_at: formatInstant(period.openedAt),
  }));
