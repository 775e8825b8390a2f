import { DEFAULT_LIGHT_RULEBOOK } from '#core/progress/public.ts';
import { buildFreezeLink } from '#core/reporting/public.ts';
import { freezeGroups } from '#server/progress/public.ts';
import { addFreeze, hashSnapshot } from '#server/reporting/public.ts';
import { CHAIN_START, linkHash } from '../platform/chain.ts';
import type { Tx } from '../platform/database.ts';
import { formatInstant, type SamplePeriod } from './county-calendar.ts';
import { REGION_ID } from './county-orgs.ts';
import type { County } from './project-model.ts';
import { CLOSING_ACTS } from './recorded.ts';
import { addAct, countFrozen, countMissing } from './snapshots.queries.ts';
import { toDoer } from './unit-acts.ts';
import type { ChainHead } from './unit-chain.ts';

/** Freezes the periods of the history in order, by the same groups, hashes and links as the verb. */
export async function freezeHistory(
  tx: Tx,
  county: County,
  headsOf: (period: number) => readonly ChainHead[],
  onPeriod: (period: string) => void = () => undefined,
): Promise<void> {
  let previousHash = CHAIN_START;
  for (const period of county.calendar.periods) {
    if (period.frozenAt === null) continue;
    previousHash = await freezeOne(tx, county, period, { previousHash, heads: headsOf(period.index) });
    onPeriod(period.id);
  }
}

async function freezeOne(
  tx: Tx,
  county: County,
  period: SamplePeriod,
  chain: { previousHash: string; heads: readonly ChainHead[] },
): Promise<string> {
  const freezeId = String(period.index + 1);
  const projectCount = await countFrozen(tx, REGION_ID, period.id);
  const groups = await freezeGroups(tx, { regionId: REGION_ID, period: period.id, freezeId });
  const snapshotHash = await hashSnapshot(tx, REGION_ID, period.id);
  const heads = [...chain.heads]
    .sort((a, b) => a.orgId - b.orgId)
    .map(({ orgId, seq, hash }) => ({ orgId: String(orgId), seq, hash }));
  const { previousHash } = chain;
  const chainHash = linkHash(
    previousHash,
    buildFreezeLink({ period: period.id, previousHash, snapshotHash, heads }),
  );
  const missingCount = await countMissing(tx, REGION_ID, period.id);
  const head = toDoer(county, county.people.officeHead);
  const actId = county.ids.closingAct(period.index, CLOSING_ACTS.frozen);
  await addAct(tx, {
    regionId: REGION_ID,
    id: actId,
    kind: 'period-frozen.v1',
    person: head.person,
    orgId: head.orgId,
    orgName: head.orgName,
    postTitle: head.title,
    payload: { period: period.id, missingCount, projectCount, snapshotHash, chainHash, previousHash, heads },
    at: formatInstant(period.frozenAt ?? 0),
  });
  await addFreeze(tx, {
    id: freezeId,
    regionId: REGION_ID,
    period: period.id,
    frozenAt: new Date(period.frozenAt ?? 0),
    personName: head.person.name,
    actId: String(actId),
    rulebookVersion: DEFAULT_LIGHT_RULEBOOK.version,
    lastFigureId: String(county.ids.lastFigure(period.index)),
    chainHash,
    previousHash,
    snapshotHash,
    projectCount,
    totals: groups.find((g) => g.split === 'total')?.figures ?? {},
  });
  return chainHash;
}
