import { refuse } from '#core/platform/public.ts';

export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

interface Waiting {
  begin: () => void;
  timer: NodeJS.Timeout;
}

const crowded = () =>
  refuse(
    'limit',
    'SIGN_IN_CROWDED',
    '此刻登录的人太多，没有轮到，请稍后再试',
    'Too many people are signing in at this moment; try again shortly',
    ['半分钟后再试'],
  );

/**
 * So many at a time, the others in the order in which they came; who waits longer than `patienceMs` is told to come again. What waits
 * costs nothing: no connection to the database, no memory of a hash.
 */
export function openTurns(atOnce: number, patienceMs: number): Turns {
  const queue = new Set<Waiting>();
  let busy = 0;
  const begin = () => {
    busy += 1;
  };
  const next = () => {
    busy -= 1;
    const [first] = queue;
    if (!first) return;
    queue.delete(first);
    clearTimeout(first.timer);
    first.begin();
  };
  const wait = () =>
    new Promise<void>((resolve, reject) => {
      const waiting: Waiting = {
        begin: () => {
          begin();
          resolve();
        },
        timer: setTimeout(() => {
          queue.delete(waiting);
          reject(crowded());
        }, patienceMs),
      };
      queue.add(waiting);
    });
  return async (work) => {
    if (busy < atOnce) begin();
    else await wait();
    try {
      return await work();
    } finally {
      next();
    }
  };
}
