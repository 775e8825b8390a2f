import type { Tx } from '#server/platform/public.ts';
import { takeLock } from '#server/platform/public.ts';

export const periodLock = (regionId: number, period: string): string => `period:${regionId}:${period}`;

/**
 * Locks of every act on reports: the period is shared (a freeze takes it alone), then the units one by one in the
 * order of their ids, so that two acts on the same unit wait for each other and never cross.
 */
export async function lockUnits(
  tx: Tx,
  regionId: number,
  period: string,
  orgIds: readonly string[],
): Promise<void> {
  await takeLock(tx, periodLock(regionId, period), 'shared');
  const inOrder = [...new Set(orgIds)].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
  for (const orgId of inOrder) await takeLock(tx, `unit-reports:${regionId}:${period}:${orgId}`);
}
