export * from './acts.queries.ts';
export * from './audit.queries.ts';
export { buildProveCommand, buildRestoreCommand } from './backup.command.ts';
export * from './bind-route.ts';
export * from './chain.queries.ts';
export * from './chain.ts';
export * from './command.ts';
export * from './context.ts';
export * from './database.ts';
export { findDatabaseTrouble, passWhileFull } from './database-trouble.ts';
export type { DerivedTable } from './derived-table.ts';
export * from './files.queries.ts';
export type { KeptSecret, SecretStore } from './kept-secrets.ts';
export {
  type ListColumn,
  type ListSheet,
  toDisposition,
  writeListWorkbook,
  XLSX_MEDIA_TYPE,
} from './list-workbook.ts';
export * from './matter-files.ts';
export { migrate } from './migrate.ts';
export * from './once.ts';
export { parseOnce } from './parse-once.ts';
export { nameRules } from './product-version.ts';
export { type JobWork, sendJob, WORKER_GONE } from './queues.ts';
export * from './receive-upload.ts';
export { replaceSample, requireSampleFolder } from './replace-sample.ts';
export type { RestoreStep } from './restore.ts';
export * from './rulebooks.queries.ts';
export { markSample, readSampleMark } from './sample-mark.ts';
export { openText, sealText } from './sealed-text.ts';
export { lookAtSecrets } from './secret-key.command.ts';
export { type RulebookChange, setRulebook } from './set-rulebook.ts';
export { type MessageSettings, readMessageSettings } from './settings.ts';
export { toStandingsTable } from './standings-table.ts';
export { writeTogether } from './together.queries.ts';
export { verifyAudit, verifySealsAfter } from './verify-audit.ts';
export {
  askGate,
  type Scope,
  withAudit,
  withGate,
  withScope,
  withSnapshot,
  withWorker,
  withWorkerSnapshot,
} from './with-scope.ts';
export * from './working-calendar.queries.ts';
