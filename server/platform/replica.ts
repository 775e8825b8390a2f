import type { Kysely } from 'kysely';
import { Refusal } from '#core/platform/refusal.ts';
import type { DB } from '../../db/types.ts';
import { type Scope, type Tx, withScope } from './with-scope.ts';

/** A copy that did not answer is left in peace for a while; the primary answers meanwhile. */
const REST_MS = 10_000;
/** The copy had to give up a read for what it was replaying: the next one may well succeed. */
const RECOVERY_CONFLICT = '40001';

/** A streaming copy of the database. What it does not have yet, or cannot answer, is read from the primary. */
export class Replica {
  readonly #db: Kysely<DB>;
  readonly #onRead: (from: 'replica' | 'primary') => void;
  #restsUntil = 0;

  constructor(db: Kysely<DB>, onRead: (from: 'replica' | 'primary') => void = () => undefined) {
    this.#db = db;
    this.#onRead = onRead;
  }

  /** What `run` reads where `isThere` holds in the same transaction; undefined: ask the primary. */
  async read<T>(
    scope: Scope,
    isThere: (tx: Tx) => Promise<boolean>,
    run: (tx: Tx) => Promise<T>,
  ): Promise<{ value: T } | undefined> {
    const found = Date.now() < this.#restsUntil ? undefined : await this.#tryRead(scope, isThere, run);
    this.#onRead(found ? 'replica' : 'primary');
    return found;
  }

  async #tryRead<T>(
    scope: Scope,
    isThere: (tx: Tx) => Promise<boolean>,
    run: (tx: Tx) => Promise<T>,
  ): Promise<{ value: T } | undefined> {
    try {
      return await withScope(this.#db, scope, async (tx) =>
        (await isThere(tx)) ? { value: await run(tx) } : undefined,
      );
    } catch (error) {
      if (error instanceof Refusal) throw error;
      if ((error as { code?: string }).code !== RECOVERY_CONFLICT) this.#restsUntil = Date.now() + REST_MS;
      return undefined;
    }
  }
}
