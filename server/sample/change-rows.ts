import type { IsoDate } from '#core/platform/public.ts';
import type { Row } from './copy-rows.ts';
import { formatInstant } from './county-calendar.ts';
import { REGION_ID } from './county-orgs.ts';
import {
  byProjectAct,
  firstTotalYuan,
  lastDay,
  listYear,
  toProjectFields,
  totalYuan,
} from './ledger-rows.ts';
import { dayIn, natureIn, YEAR_TURNS_ON } from './project-course.ts';
import type { County, SampleProject } from './project-model.ts';
import { byListing, byPlanAdjustment, byYearTurn, type Recorded } from './recorded.ts';

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
