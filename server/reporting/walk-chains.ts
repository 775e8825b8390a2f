import type { Kysely } from 'kysely';
import type { ChainWalk } from '#server/people/public.ts';
import { withWorker } from '#server/platform/public.ts';
import type { DB } from '../../db/types.ts';
import { findNextChainUnit } from './verify.queries.ts';
import { verifyChains } from './verify-chains.ts';

const LINKS_A_RUN = 2_000;
const START = { regionId: 0, orgId: '0' };

/** A stretch of the hash chains, unit by unit; at the end it begins anew. A county is gone round in a few minutes. */
export const walkChains: ChainWalk = async (db: Kysely<DB>, from) => {
  const broken: Awaited<ReturnType<ChainWalk>>['broken'] = [];
  let at = { regionId: from.regionId, orgId: from.orgId };
  for (let links = 0; links < LINKS_A_RUN; ) {
    const next = await withWorker(db, 0, (tx) => findNextChainUnit(tx, at));
    if (!next) return { ...START, broken };
    const { regionId, orgId } = next;
    const found = await withWorker(db, regionId, (tx) => verifyChains(tx, regionId, orgId));
    if (found.broken) broken.push({ regionId, ...found.broken });
    links += found.links + 1;
    at = next;
  }
  return { ...at, broken };
};
