/** Minutes until the next try after the first, second … failure; after the last the message is given up. */
const PAUSES = [1, 5, 30, 120, 480] as const;

/** When a message that failed `attempts` times is tried again; null: it is given up, and a person decides. */
export function findNextTry(attempts: number, failedAt: Date): Date | null {
  const pause = PAUSES[attempts - 1];
  return pause === undefined ? null : new Date(failedAt.getTime() + pause * 60_000);
}
