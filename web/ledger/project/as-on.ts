import type { listProjectHistory } from '#core/ledger/public.ts';
import type { OutputOf } from '#core/platform/public.ts';

export type Change = OutputOf<typeof listProjectHistory>['changes'][number];

export interface FieldThen {
  field: string;
  label: string;
  before: string;
  now: string;
}

/** The day of an instant on the clock of China. */
const chinaDay = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);

/**
 * Which fields stood otherwise on a day: what was true then (`validOn`), as it was known on another day (`knownOn`).
 * Walks back from now over the changes, newest first, undoing those that were not yet true or not yet known.
 */
export function listFieldsThen(changes: readonly Change[], validOn: string, knownOn: string): FieldThen[] {
  const then = new Map<string, FieldThen>();
  for (const change of changes) {
    if (change.validOn <= validOn && chinaDay(change.recordedAt) <= knownOn) continue;
    for (const one of change.fields) {
      const known = then.get(one.field);
      then.set(one.field, {
        field: one.field,
        label: one.label,
        before: one.before,
        now: known?.now ?? one.after,
      });
    }
  }
  return [...then.values()].filter((one) => one.before !== one.now);
}
