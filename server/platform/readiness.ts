import { type Kysely, sql } from 'kysely';
import type { DB } from '../../db/types.ts';

/** Longer than this, and a balancer had better ask another process. */
const PATIENCE_MS = 2_000;

export interface Readiness {
  ready: boolean;
  /** `stopping`: what was begun is finished, nothing new is taken. `no-database`: it gave no answer in two seconds. */
  because: 'stopping' | 'no-database' | null;
}

async function answers(db: Kysely<DB>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const asked = sql`select 1`.execute(db).then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether this process may be sent work now. That it lives is shown by its answering at all. */
export async function checkReadiness(
  db: Kysely<DB>,
  { isStopping }: { isStopping: boolean },
): Promise<Readiness> {
  if (isStopping) return { ready: false, because: 'stopping' };
  return (await answers(db)) ? { ready: true, because: null } : { ready: false, because: 'no-database' };
}
