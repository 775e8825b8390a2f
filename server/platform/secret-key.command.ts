import { parseArgs } from 'node:util';
import type { Kysely } from 'kysely';
import { refuse } from '#core/platform/refusal.ts';
import type { DB } from '../../db/types.ts';
import { appendGateAudit } from './audit.queries.ts';
import { listRegionsOfChains } from './chain.queries.ts';
import { type Command, systemAccount, withCommandDatabase } from './command.ts';
import { openKysely, openPool, type Tx } from './database.ts';
import { describeMissing, type SecretStore, sealAll } from './kept-secrets.ts';
import type { RestoreStep } from './restore.ts';
import { listSealedKeyIds } from './sealed-keys.queries.ts';
import { addKeyToFile, dropOlderKeys, findKeyFile, keyIdOf, readSecretKeys } from './sealed-text.ts';
import { withWorker } from './with-scope.ts';

interface KeyCount {
  what: string;
  /** Empty: in the clear. */
  keyId: string;
  count: number;
}

async function countByKey(tx: Tx, stores: readonly SecretStore[]): Promise<KeyCount[]> {
  const counts: KeyCount[] = [];
  for (const store of stores) {
    const ids = (await store.list(tx)).filter(({ kept }) => kept !== '').map(({ kept }) => keyIdOf(kept));
    for (const keyId of new Set(ids))
      counts.push({ what: store.zh, keyId, count: ids.filter((id) => id === keyId).length });
  }
  return counts;
}

/** The key of the file is changed: sealed anew with a new one, and the older forgotten once nothing needs them. */
async function change(db: Kysely<DB>, stores: readonly SecretStore[]): Promise<number> {
  if (process.env.LUOSHI_SECRET_KEY)
    throw refuse(
      'not-allowed-now',
      'SECRET_KEY_IN_VARIABLE',
      '密钥由变量 LUOSHI_SECRET_KEY 给出，在那里改',
      'The key is given by LUOSHI_SECRET_KEY and is changed there',
      [
        '先写“旧密钥,新密钥”，逐个重新启动各进程；再写“新密钥,旧密钥”，再逐个重新启动；不写 new 运行本命令，旧密钥已无封存项后去掉',
      ],
    );
  const file = findKeyFile();
  addKeyToFile(file);
  const keys = readSecretKeys();
  const sealed = await withWorker(db, 0, async (tx) => {
    const count = await sealAll(tx, stores, keys);
    for (const region of await listRegionsOfChains(tx))
      await appendGateAudit(
        tx,
        { login: systemAccount(), address: 'command', regionId: region.id },
        { kind: 'secret-key', outcome: 'ok', subject: keys[0]?.id ?? '' },
      );
    return count;
  });
  // Somebody may have sealed with the older key while this ran.
  const inUse = await withWorker(db, 0, listSealedKeyIds);
  if (!keys.slice(1).some(({ id }) => inUse.includes(id))) dropOlderKeys(file);
  return sealed;
}

async function withOwner<T>(ownerUrl: string, work: (db: Kysely<DB>) => Promise<T>): Promise<T> {
  const db = openKysely(openPool({ connectionString: ownerUrl }, 1));
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/**
 * `secret-key`: which key seals the secrets in the database, where it comes from, and what is sealed with which.
 * `secret-key new`: a new one in the data folder; everything that opens is sealed anew with it.
 */
export function buildSecretKey(stores: readonly SecretStore[]): Command {
  return async (args, io) => {
    const { positionals, values } = parseArgs({
      args,
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [wanted, ...more] = positionals;
    if (more.length > 0 || (wanted !== undefined && wanted !== 'new'))
      throw Object.assign(new Error('只写 new 或不写。Write new or nothing.'), {
        code: 'ERR_PARSE_ARGS_KEY',
      });
    const { counts, sealed } = await withCommandDatabase(({ urls }) =>
      withOwner(urls.owner, async (db) => ({
        sealed: wanted ? await change(db, stores) : 0,
        counts: await withWorker(db, 0, (tx) => countByKey(tx, stores)),
      })),
    );
    const keys = readSecretKeys().map(({ id }) => id);
    const from = process.env.LUOSHI_SECRET_KEY ? 'LUOSHI_SECRET_KEY' : findKeyFile();
    const missing = [...new Set(counts.map(({ keyId }) => keyId))].filter((id) => id && !keys.includes(id));
    if (values.json) io.stdout(JSON.stringify({ keys, from, sealed, counts }));
    else {
      io.stdout(keys[0] ? `现用的密钥 ${keys[0]}，在 ${from}` : `没有密钥（${from}）`);
      if (wanted) io.stdout(`换新密钥，重新封存 ${sealed} 项`);
      for (const { what, keyId, count } of counts)
        io.stdout(`${what}：${count} 项，${keyId ? `用密钥 ${keyId} 封存` : '还没有封存'}`);
    }
    if (missing.length > 0) io.stderr(describeMissing(missing));
    return missing.length > 0 ? 1 : 0;
  };
}

/** After a restore: whether the secrets of the backup open here. They are no reason to refuse it. */
export const lookAtSecrets: RestoreStep = {
  title: '查看封存的秘密',
  run: async () => undefined,
  remark: (ownerUrl) =>
    withOwner(ownerUrl, async (db) => {
      const ids = await withWorker(db, 0, listSealedKeyIds);
      const keys = readSecretKeys();
      const missing = ids.filter((id) => !keys.some((key) => key.id === id));
      return missing.length > 0 ? describeMissing(missing) : '';
    }),
};
