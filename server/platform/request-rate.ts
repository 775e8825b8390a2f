import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { type Refusal, refuse } from '#core/platform/refusal.ts';
import type { DB } from '../../db/types.ts';
import { addRequests } from './request-counts.queries.ts';

/** Of one address, through all processes. */
export const MOST_A_MINUTE = 3_000;
/** So many are counted here before they are told to the others: one request in a hundred asks the database. */
export const TOLD_AT_ONCE = 100;

const MINUTE_MS = 60_000;

interface Count {
  /** What all processes had counted when this one last told. */
  together: number;
  /** What it has counted since. */
  untold: number;
}

export interface RequestRate {
  /** Counts a request; where the address has asked too often in this minute, the seconds until it may ask again. */
  count(address: string): number | undefined;
}

/**
 * Limits the requests of one address in a minute, counted together by all web processes over one database. Most requests are
 * only counted in memory; an address that asks a hundred times is told to the others, and one that was refused asks nothing
 * more. So the limit holds to within a hundred for each process. While the database is away each counts for itself.
 */
export function openRequestRate(db: Kysely<DB>, now: () => number = Date.now): RequestRate {
  let minute = 0;
  let counts = new Map<string, Count>();
  const countOf = (address: string): Count => {
    const known = counts.get(address) ?? { together: 0, untold: 0 };
    counts.set(address, known);
    return known;
  };
  const tell = async (address: string, count: Count): Promise<void> => {
    const told = count.untold;
    count.together += told;
    count.untold = 0;
    const all = await addRequests(db, address, told).catch(() => count.together);
    count.together = Math.max(count.together, all);
  };
  return {
    count(address) {
      const at = now();
      if (Math.floor(at / MINUTE_MS) !== minute) {
        minute = Math.floor(at / MINUTE_MS);
        counts = new Map();
      }
      const count = countOf(address);
      const waits = () =>
        count.together + count.untold > MOST_A_MINUTE
          ? Math.ceil(((minute + 1) * MINUTE_MS - at) / 1000)
          : undefined;
      if (waits() !== undefined) return waits();
      count.untold += 1;
      // Nobody waits for it: what the others have counted is known by the next requests.
      if (count.untold >= TOLD_AT_ONCE) void tell(address, count);
      return waits();
    },
  };
}

const refuseTooMany = (): Refusal =>
  refuse('limit', 'TOO_MANY_REQUESTS', '请求过于频繁，请稍后再试', 'Too many requests', ['一分钟后再试']);

/** An address that asks too often in a minute, whichever process it asks, waits for the next one. */
export function limitRequests(app: FastifyInstance, db: Kysely<DB>): void {
  const rate = openRequestRate(db);
  app.addHook('onRequest', async (request, reply) => {
    const seconds = rate.count(request.ip);
    if (seconds === undefined) return;
    reply.header('retry-after', seconds);
    throw refuseTooMany();
  });
}
