// A part of a large county: chunks of projects, loaded in a transaction of their own.
import type pg from 'pg';
import { toSearchText } from '#server/ledger/public.ts';
import type { Tx } from '../platform/database.ts';
import { REGION_ID } from './county-orgs.ts';
import { generateChunks } from './generate-county.ts';
import { holdFrozen, loadBatches } from './load-county.ts';
import type { County } from './project-model.ts';
import { fillFrozenProjects } from './snapshots.queries.ts';
import type { ChainHead } from './unit-chain.ts';

export interface Part {
  chunks: readonly { from: number; to: number }[];
}

export interface LoadedPart {
  rows: [table: string, count: number][];
  /** Heads of the chains as each freeze found them, by period. */
  heads: [period: number, heads: ChainHead[]][];
}

export async function loadPart(
  tx: Tx,
  client: pg.ClientBase,
  county: County,
  { chunks }: Part,
  onProjects: (done: number) => void,
): Promise<LoadedPart> {
  const heads = new Map<number, ChainHead[]>();
  const onFreezeHead = (period: number, head: ChainHead): void => {
    const known = heads.get(period);
    if (known) known.push(head);
    else heads.set(period, [head]);
  };
  await holdFrozen(client);
  const rows = await loadBatches(
    client,
    generateChunks(county, { toSearchText, onFreezeHead, onProjects }, chunks),
  );
  await fillFrozenProjects(tx, REGION_ID);
  return { rows: [...rows], heads: [...heads] };
}
