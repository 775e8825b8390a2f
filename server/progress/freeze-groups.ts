import { getPeriodEnd, getPeriodYear, getPreviousPeriod } from '#core/platform/public.ts';
import {
  buildGroups,
  type FrozenGroup,
  STANDARD_SPLITS,
  type StandardSplit,
} from '#core/progress/snapshot.ts';
import type { Tx } from '#server/platform/public.ts';
import { addFrozenGroups, listPublishedRanks } from './frozen-groups.queries.ts';
import { findMinimumGroupSize, listGroupSources } from './groups.queries.ts';

/**
 * Works out and keeps the groups of a period whose projects were just copied into frozen_projects:
 * totals, standing and light counts, ranks with moves against the period before as it was published.
 */
export async function freezeGroups(
  tx: Tx,
  request: { regionId: number; period: string; freezeId: string },
): Promise<FrozenGroup[]> {
  const { regionId, period, freezeId } = request;
  const minimumGroupSize = await findMinimumGroupSize(tx, regionId, getPeriodEnd(period));
  const sources = [];
  for (const split of Object.keys(STANDARD_SPLITS) as StandardSplit[])
    sources.push(...(await listGroupSources(tx, { regionId, period, split, from: 'frozen' })));
  const groups = buildGroups(sources, {
    periodId: period,
    year: getPeriodYear(period),
    asOf: getPeriodEnd(period),
    previous: await listPublishedRanks(tx, regionId, getPreviousPeriod(period)),
    ...(minimumGroupSize === undefined ? {} : { minimumGroupSize }),
  });
  await addFrozenGroups(tx, regionId, period, freezeId, groups);
  return groups;
}
