import type { Tx } from './database.ts';

/** A table of schema `derived` that a capability keeps beside its ledger, so that commands can rebuild and verify all. */
export interface DerivedTable {
  /** What it holds, for the person at the command line. */
  zh: string;
  /** Works every row of a region out again; says how many there are. */
  rebuild: (tx: Tx, regionId: number) => Promise<number>;
  /** Compares what is kept with what the ledger gives; names the first difference. */
  verify: (
    tx: Tx,
    regionId: number,
  ) => Promise<{ rows: number; broken: { at: string; message: string } | undefined }>;
}
