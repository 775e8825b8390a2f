import { z } from 'zod';
import { DayText, IdTexts, type IsoDate, toDayNumber } from '#core/platform/public.ts';

/** An inspection as it is planned (4.12: inspections are counted against the year's quota). */
export const InspectionWish = z.strictObject({
  title: z.string().trim().min(2).max(80),
  /** What is looked at, in a few words: 安全生产, 项目进度. */
  topic: z.string().trim().min(2).max(40),
  plannedOn: DayText,
  untilOn: DayText,
  orgIds: IdTexts.min(1).max(200),
  ledBy: z.string().trim().min(2).max(60),
});
export type InspectionWish = z.infer<typeof InspectionWish>;

export interface Inspection extends InspectionWish {
  planId: string;
  /** Plans that this one took in. */
  merges: readonly string[];
  end: { kind: 'held' | 'cancelled'; on: IsoDate; reason: string } | null;
}

export const INSPECTION_QUOTA_RULEBOOK = 'inspection-quota';
/** What the year allows: inspections of the region, and times that one unit is inspected; null: no limit was set. */
export const InspectionQuota = z.strictObject({
  region: z.number().int().min(0).max(1000).nullable(),
  eachUnit: z.number().int().min(0).max(365).nullable(),
  /** Inspections that begin within so many days of each other are looked at for merging. */
  mergeWithinDays: z.number().int().min(0).max(92),
});
export type InspectionQuota = z.infer<typeof InspectionQuota>;
export const DEFAULT_QUOTA: InspectionQuota = { region: null, eachUnit: null, mergeWithinDays: 15 };

/** Plans that stand: neither cancelled nor taken into a later one. */
export function listStanding(plans: readonly Inspection[]): Inspection[] {
  const taken = new Set(plans.filter(({ end }) => end?.kind !== 'cancelled').flatMap(({ merges }) => merges));
  return plans.filter(({ planId, end }) => end?.kind !== 'cancelled' && !taken.has(planId));
}

export interface InspectionCount {
  planned: number;
  held: number;
  /** Plans that stood before merging. */
  beforeMerging: number;
  quota: number | null;
  /** Inspections beyond the quota; 0 while there is none or it is kept. */
  over: number;
  units: { orgId: string; times: number; isOver: boolean }[];
}

/**
 * The year's account: an inspection counts once, in the year it begins, however many plans it took in; cancelled ones do
 * not count; a unit is counted as often as standing inspections name it (4.12, SV-16, SV-17).
 */
export function countInspections(
  plans: readonly Inspection[],
  year: string,
  quota: InspectionQuota,
): InspectionCount {
  const ofYear = listStanding(plans).filter(({ plannedOn }) => plannedOn.startsWith(`${year}-`));
  const times = new Map<string, number>();
  for (const { orgIds } of ofYear)
    for (const orgId of new Set(orgIds)) times.set(orgId, (times.get(orgId) ?? 0) + 1);
  const limit = quota.eachUnit;
  return {
    planned: ofYear.length,
    held: ofYear.filter(({ end }) => end?.kind === 'held').length,
    beforeMerging: ofYear.reduce((sum, { merges }) => sum + Math.max(1, merges.length), 0),
    quota: quota.region,
    over: quota.region === null ? 0 : Math.max(0, ofYear.length - quota.region),
    units: [...times]
      .map(([orgId, count]) => ({ orgId, times: count, isOver: limit !== null && count > limit }))
      .sort((a, b) => b.times - a.times),
  };
}

export interface MergeProposal {
  planIds: string[];
  sharedOrgIds: string[];
  isSameTopic: boolean;
}

const gapInDays = (a: Inspection, b: Inspection): number =>
  Math.max(
    0,
    toDayNumber(a.plannedOn) - toDayNumber(b.untilOn),
    toDayNumber(b.plannedOn) - toDayNumber(a.untilOn),
  );

const areNear = (a: Inspection, b: Inspection, days: number): boolean =>
  gapInDays(a, b) <= days && a.orgIds.some((orgId) => b.orgIds.includes(orgId));

/**
 * Which inspections could be one: they name a common unit and lie within the days of the quota of each other; chains make one
 * group. Held, cancelled and merged ones and those that began already are left alone. A person decides (8.7).
 */
export function proposeMerges(
  plans: readonly Inspection[],
  today: IsoDate,
  quota: InspectionQuota,
): MergeProposal[] {
  const open = listStanding(plans).filter(({ end, plannedOn }) => end === null && plannedOn >= today);
  const groups: Inspection[][] = [];
  for (const plan of open) {
    const near = groups.filter((group) => group.some((one) => areNear(one, plan, quota.mergeWithinDays)));
    for (const group of near) groups.splice(groups.indexOf(group), 1);
    groups.push([...near.flat(), plan]);
  }
  return groups
    .filter(({ length }) => length > 1)
    .map((group) => ({
      planIds: group.map(({ planId }) => planId),
      sharedOrgIds: listShared(group),
      isSameTopic: new Set(group.map(({ topic }) => topic)).size === 1,
    }));
}

/** Units that more than one of them names. */
const listShared = (group: readonly Inspection[]): string[] => {
  const all = group.flatMap(({ orgIds }) => [...new Set(orgIds)]);
  return [...new Set(all.filter((orgId, at) => all.indexOf(orgId) !== at))];
};
