/** Kinds of what waits for a person, the more pressing first where no time says so. */
export const DUTY_KINDS = [
  'returned',
  'confirm',
  'pass',
  'cosign',
  'fill',
  'unit-check',
  'document-answer',
  'review',
  'accept',
  'open',
  'freeze',
  'year-turn',
  'step-up',
  'step-up-answer',
  'meeting-sign',
  'meeting-approve',
  'meeting-leave',
  'meeting-reply',
  'meeting-check',
  'meeting-convey',
  'meeting-minutes',
  'task-extension',
  'task-objection',
  'task-establish',
  'task-assign',
  'task-verify',
  'task-close',
  'ladder',
  'task-acknowledge',
  'task-feedback',
  'task',
  'problem',
  'triage',
  'close-out',
  'meeting',
  'verify-start',
  'amendment',
  'document',
  'service',
  'handover',
  'grant-role',
  'set-up',
] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];

export interface OrderedDuty {
  kind: DutyKind;
  /** ISO instant by which it must be done; null: none is set. */
  dueAt: string | null;
  isLate: boolean;
}

/**
 * Orders duties by when it hurts (ui.md): what is late, oldest first; then by the time left; what has no time
 * stands after what is due within three days, in the order of the kinds.
 */
export function orderDuties<D extends OrderedDuty>(duties: readonly D[], now: Date): D[] {
  const soon = now.getTime() + 3 * 86_400_000;
  const rank = (duty: D): [number, number, number] => {
    const due = duty.dueAt === null ? null : Date.parse(duty.dueAt);
    const group = duty.isLate ? 0 : due !== null && due <= soon ? 1 : due === null ? 2 : 3;
    return [group, due ?? 0, DUTY_KINDS.indexOf(duty.kind)];
  };
  return [...duties].sort((a, b) => {
    const [x, y] = [rank(a), rank(b)];
    return x[0] - y[0] || x[1] - y[1] || x[2] - y[2];
  });
}
