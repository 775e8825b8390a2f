import type { Kysely } from 'kysely';
import type { DB } from '../../../db/types.ts';
import { asWorker } from './import-access.ts';
import { workOutRun } from './work-out-run.ts';

export interface ImportJob {
  kind: 'ledger-import';
  regionId: number;
  importId: string;
  today: string;
}

/** Reads and compares one uploaded workbook; safe to run twice. */
export function importRunJob(db: Kysely<DB>, job: ImportJob): Promise<void> {
  return workOutRun(asWorker(db, job.regionId), job);
}
