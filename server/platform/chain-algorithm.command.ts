import { parseArgs } from 'node:util';
import type { Kysely } from 'kysely';
import { refuse } from '#core/platform/refusal.ts';
import type { DB } from '../../db/types.ts';
import { appendGateAudit } from './audit.queries.ts';
import { chooseSm3, findChainAlgorithm, hashBySm3, listRegionsOfChains } from './chain.queries.ts';
import type { ChainAlgorithm } from './chain.ts';
import { linkHash } from './chain.ts';
import { type Command, systemAccount, withCommandDatabase } from './command.ts';
import { openKysely, openPool, type Tx } from './database.ts';
import { withWorker } from './with-scope.ts';

interface RegionChains {
  regionId: number;
  name: string;
  algorithm: ChainAlgorithm;
}

/** Known answer: what the database reckons is what we verify by. */
async function requireSm3(tx: Tx): Promise<void> {
  const reckoned = await hashBySm3(tx, 'a', '{}').catch((error: Error) => error.message);
  if (reckoned === linkHash('a', {}, 'sm3')) return;
  throw refuse('not-allowed-now', 'SM3_NOT_THERE', `数据库没有 SM3：${reckoned}`, 'The database has no SM3', [
    '给数据库装上 pgcrypto 扩展（PostgreSQL 的 contrib 包，OpenSSL 1.1.1 以上），以所有者执行 create extension pgcrypto，再试',
  ]);
}

/** A probe that fails ends its transaction; the choice is made in another. */
async function choose(db: Kysely<DB>): Promise<void> {
  await withWorker(db, 0, requireSm3);
  const account = systemAccount();
  await withWorker(db, 0, async (tx) => {
    const regions = await listRegionsOfChains(tx);
    if (regions.length === 0)
      throw refuse('not-allowed-now', 'SET_UP_FIRST', '数据库还是空的', 'The database is empty', [
        '先完成初始化，再选定算法',
      ]);
    for (const { id } of regions)
      if (await chooseSm3(tx, id, account))
        await appendGateAudit(
          tx,
          { login: account, address: 'command', regionId: id },
          { kind: 'chain-algorithm', outcome: 'ok', subject: 'sm3' },
        );
  });
}

const listChains = (db: Kysely<DB>): Promise<RegionChains[]> =>
  withWorker(db, 0, async (tx) => {
    const chains: RegionChains[] = [];
    for (const { id, name } of await listRegionsOfChains(tx))
      chains.push({ regionId: id, name, algorithm: await findChainAlgorithm(tx, id) });
    return chains;
  });

const WORDS: Record<ChainAlgorithm, string> = { sha256: 'SHA-256', sm3: 'SM3' };

/**
 * `chain-algorithm sm3`: from now on the hash chains of every region in the database go on by SM3, and never back; without a
 * word it says by what they go on. Asked again it takes in regions that were set up since.
 */
export const runChainAlgorithm: Command = async (args, io) => {
  const { positionals, values } = parseArgs({
    args,
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [wanted, ...more] = positionals;
  if (more.length > 0 || (wanted !== undefined && wanted !== 'sm3'))
    throw Object.assign(new Error('算法只写 sm3。The algorithm to change to is sm3.'), {
      code: 'ERR_PARSE_ARGS_ALGORITHM',
    });
  const chains = await withCommandDatabase(async ({ urls }) => {
    const db = openKysely(openPool({ connectionString: urls.owner }, 1));
    try {
      if (wanted) await choose(db);
      return await listChains(db);
    } finally {
      await db.destroy();
    }
  });
  if (values.json) io.stdout(JSON.stringify(chains));
  else for (const { name, algorithm } of chains) io.stdout(`${name}：此后接上的环用 ${WORDS[algorithm]}`);
  return 0;
};
