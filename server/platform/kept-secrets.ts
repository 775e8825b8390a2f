// All kept secrets together: sealed at the start, sealed anew after a change of the key, counted for the operator.

import type { Tx } from './database.ts';
import { listSealedKeyIds } from './sealed-keys.queries.ts';
import {
  findKeyFile,
  keyIdOf,
  makeKeyFile,
  openText,
  readSecretKeys,
  type SecretKey,
  sealText,
} from './sealed-text.ts';

/** One secret as it stands in its table; `put` writes it only where it still stands so. */
export interface KeptSecret {
  readonly about: string;
  readonly kept: string;
  put(tx: Tx, sealed: string): Promise<void>;
}

/** The secrets of one table; a capability names its own. */
export interface SecretStore {
  readonly zh: string;
  list(tx: Tx): Promise<KeptSecret[]>;
}

type Run = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** Seals with the first key what is in the clear or sealed with an older one; what no key opens is left as it is. */
export async function sealAll(tx: Tx, stores: readonly SecretStore[], keys: SecretKey[]): Promise<number> {
  const known = new Set(['', ...keys.map(({ id }) => id)]);
  let count = 0;
  for (const store of stores)
    for (const { kept, about, put } of await store.list(tx)) {
      const id = keyIdOf(kept);
      if (kept === '' || id === keys[0]?.id || !known.has(id)) continue;
      await put(tx, sealText(openText(kept, about, keys), about, keys));
      count += 1;
    }
  return count;
}

/** A first start makes the key; where secrets are sealed with one that is not here, none is made in its place. */
function makeFirstKey(inUse: readonly string[]): string {
  if (readSecretKeys().length > 0 || inUse.length > 0) return '';
  try {
    makeKeyFile(findKeyFile());
    return '';
  } catch (error) {
    return `数据目录里不能建立封存密钥（${(error as Error).message}），新的秘密不能保存：设 LUOSHI_SECRET_KEY，见运维手册“封存密钥”。No key to seal secrets with could be made; set LUOSHI_SECRET_KEY.`;
  }
}

export const describeMissing = (missing: readonly string[]): string =>
  `库里有用编号 ${missing.join('、')} 的密钥封存的秘密，这台服务器没有这把密钥：放回原来的 secret.key（或 LUOSHI_SECRET_KEY）；找不到的，运行 npm run luoshi -- secret-key new，再重新填写群机器人的地址和密钥，动态口令用备用码登录后重设，或请管账号的人清除。Secrets in the database are sealed with key ${missing.join(', ')}, which is not here: put the key back, or run secret-key new and enter the secrets anew.`;

/**
 * At the start of a process: makes the key of a first start, seals what an earlier version kept in the clear, and says what
 * cannot be opened. Never a reason not to start. Safe to run twice and in several processes at once.
 */
export async function prepareSecrets(
  run: Run,
  stores: readonly SecretStore[],
  warn: (sentence: string) => void,
): Promise<void> {
  const inUse = await run(listSealedKeyIds);
  const fault = makeFirstKey(inUse);
  if (fault) warn(fault);
  const keys = readSecretKeys();
  const missing = inUse.filter((id) => !keys.some((key) => key.id === id));
  if (missing.length > 0) warn(describeMissing(missing));
  if (keys.length > 0) await run((tx) => sealAll(tx, stores, keys));
}
