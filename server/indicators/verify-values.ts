import type { FilingCell } from '#core/indicators/filing.ts';
import { toCanonicalCells } from '#core/indicators/filing-chain.ts';
import { canonicalDecimal, toCanonicalJson } from '#core/platform/public.ts';
import { CHAIN_START, type DerivedTable, findLinkFault, sha256, type Tx } from '#server/platform/public.ts';
import { hashStandingValues } from './freezes.queries.ts';
import {
  listFreezesInOrder,
  listSignedVersions,
  listValuesOfVersion,
  type SignedVersion,
  type StoredCell,
} from './verify-values.queries.ts';

interface Broken {
  at: string;
  message: string;
}

const placeOf = (version: SignedVersion): string => `指标报送${version.filingId}第${version.versionNo}版`;

/** A version against its link of the chain, and the rows that it entered against its cells. */
function checkVersion(version: SignedVersion, rows: readonly StoredCell[]): Broken | undefined {
  if (version.cellsHash === null) return { at: placeOf(version), message: '链条里没有这一环' };
  if (sha256(toCanonicalJson(toCanonicalCells(version.cells))) !== version.cellsHash)
    return { at: placeOf(version), message: '内容与链条不符' };
  const known = new Map(version.cells.map((cell) => [keyOf(cell), sayOf(cell)]));
  const wrong = rows.find((row) => known.get(keyOf(row)) !== sayOf(row));
  return wrong && { at: placeOf(version), message: `台账里的${keyOf(wrong)}与签字内容不符` };
}

const canonical = (value: string | null): string => (value === null ? '' : canonicalDecimal(value));
const keyOf = (cell: Pick<FilingCell, 'indicator' | 'subject' | 'period'>): string =>
  `${cell.indicator}:${cell.subject}:${cell.period}`;
const sayOf = (cell: Pick<FilingCell, 'value' | 'growth' | 'base'>): string =>
  [cell.value, cell.growth, cell.base].map(canonical).join('|');

async function verifyFreezesOf(tx: Tx, regionId: number): Promise<Broken | undefined> {
  let previous = CHAIN_START;
  for (const freeze of await listFreezesInOrder(tx, regionId)) {
    const at = `指标定版${freeze.period}`;
    const { hash } = await hashStandingValues(tx, regionId, freeze.period, freeze.lastValueId);
    if (hash !== freeze.snapshotHash) return { at, message: '定版时的数与台账不符' };
    if (freeze.previousHash !== previous) return { at, message: '与上一期定版不相接' };
    const { period, lastValueId, lastTargetId, snapshotHash, definitionsVersion, rulesVersion } = freeze;
    const body = {
      ...{ act: 'indicators-frozen.v1', period, lastValueId, lastTargetId, snapshotHash },
      ...{ definitionsVersion, rulesVersion },
    };
    if (findLinkFault(previous, body, freeze.chainHash)) return { at, message: '定版内容与散列不符' };
    previous = freeze.chainHash;
  }
  return undefined;
}

/** Values of indicators stand as they were signed: nothing is derived, so that a rebuild has nothing to do. */
export const indicatorLedger: DerivedTable = {
  zh: '指标数值',
  rebuild: async () => 0,
  verify: async (tx, regionId) => {
    let rows = 0;
    for await (const version of listSignedVersions(tx, regionId)) {
      const stored = await listValuesOfVersion(tx, regionId, version.id);
      rows += stored.length;
      const broken = checkVersion(version, stored);
      if (broken) return { rows, broken };
    }
    return { rows, broken: await verifyFreezesOf(tx, regionId) };
  },
};
