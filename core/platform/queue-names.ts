/** The queues of background work; what each does stands beside its settings (server/platform/queues.ts). */
export const QUEUE_NAMES = [
  'open-due-reports',
  'open-indicator-filings',
  'seal-audit-entries',
  'watch-security',
  'tell-people',
  'send-outbox',
  'run-ladder',
  'derive-projects',
  'derive-open-periods',
  'run-job',
  'clear-sessions',
  'expire-passwords',
  'stop-idle-accounts',
] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];
