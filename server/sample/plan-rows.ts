import type { RemovalClass } from '#core/ledger/public.ts';
import type { Row } from './copy-rows.ts';
import { formatInstant } from './county-calendar.ts';
import { REGION_ID } from './county-orgs.ts';
import { byProjectAct } from './ledger-rows.ts';
import type { County, SampleProject } from './project-model.ts';
import { byListing, byPlanAdjustment, byPlanIssue, bySetUp, byYearTurn } from './recorded.ts';

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

const REMOVALS: readonly RemovalClass[] = ['infeasible', 'upper-level', 'handed-over', 'postponed'];

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
    removal_class: plan.changeKind === 'removed' ? (REMOVALS[project.id % REMOVALS.length] ?? '') : '',
    recorded_at: formatInstant(recorded.at),
  }));
}

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
