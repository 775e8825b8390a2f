import { isDeepStrictEqual } from 'node:util';
import { groupBy } from '#core/platform/group-by.ts';
import { findUnchainedMove, holdStandings, type MovedThing } from './chain.queries.ts';
import type { Tx } from './database.ts';
import type { DerivedTable } from './derived-table.ts';

interface Kept<Standing> {
  seq: number;
  standing: Standing;
}

/** Where things stand that move step by step: how their moves are read, folded and kept. */
export interface StandingsSource<Row extends { move: Move }, Move, Standing> {
  zh: string;
  /** What the way of such a thing is called: 办理经过. */
  way: string;
  thing: Exclude<MovedThing, 'ladder'>;
  /** How many are worked out at a time. */
  batch: number;
  listIds: (tx: Tx, regionId: number, after: string, most: number) => Promise<string[]>;
  listMoves: (tx: Tx, regionId: number, ids: readonly string[]) => Promise<Row[]>;
  idOf: (row: Row) => string;
  derive: (moves: Move[]) => Standing;
  keep: (tx: Tx, row: Kept<Standing> & { regionId: number; id: string }) => Promise<void>;
  listKept: (tx: Tx, regionId: number, ids: string[]) => Promise<ReadonlyMap<string, Kept<Standing>>>;
  /** What else stands in the chain beside the moves; names what is broken. */
  verifyMore?: (tx: Tx, regionId: number) => Promise<{ at: string; message: string } | undefined>;
}

async function* deriveStandings<Row extends { move: Move }, Move, Standing>(
  source: StandingsSource<Row, Move, Standing>,
  tx: Tx,
  regionId: number,
  hold: (ids: readonly string[]) => Promise<void> = async () => {},
): AsyncGenerator<Map<string, Kept<Standing>>> {
  let after = '0';
  for (;;) {
    const ids = await source.listIds(tx, regionId, after, source.batch);
    const last = ids.at(-1);
    if (last === undefined) return;
    after = last;
    await hold(ids);
    const moves = groupBy(await source.listMoves(tx, regionId, ids), source.idOf);
    yield new Map(
      [...moves].map(([id, rows]) => [
        id,
        { seq: rows.length, standing: source.derive(rows.map(({ move }) => move)) },
      ]),
    );
  }
}

/** The derived table of such standings: each is the fold of the moves of its thing. */
export function toStandingsTable<Row extends { move: Move }, Move, Standing>(
  source: StandingsSource<Row, Move, Standing>,
): DerivedTable {
  const { thing, way } = source;
  return {
    zh: source.zh,
    rebuild: async (tx, regionId) => {
      let count = 0;
      const hold = (ids: readonly string[]) => holdStandings(tx, regionId, thing, ids);
      for await (const batch of deriveStandings(source, tx, regionId, hold))
        for (const [id, kept] of batch) {
          await source.keep(tx, { regionId, id, ...kept });
          count += 1;
        }
      return count;
    },
    verify: async (tx, regionId) => {
      const unchained = await findUnchainedMove(tx, regionId, thing);
      const broken = unchained
        ? { at: `${thing}:${unchained.id} 第${unchained.seq}步`, message: `${way}与哈希链不符` }
        : await source.verifyMore?.(tx, regionId);
      if (broken) return { rows: 0, broken };
      let rows = 0;
      for await (const batch of deriveStandings(source, tx, regionId)) {
        const kept = await source.listKept(tx, regionId, [...batch.keys()]);
        for (const [id, derived] of batch) {
          rows += 1;
          if (!isDeepStrictEqual(kept.get(id), derived))
            return { rows, broken: { at: `${thing}:${id}`, message: `现状与${way}不符` } };
        }
      }
      return { rows, broken: undefined };
    },
  };
}
