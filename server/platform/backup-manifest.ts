import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** One table as it was at the moment of the backup; the sum is of its rows in COPY text, in the order of the key. */
const BackupTable = z.object({
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.string()).min(1),
  rows: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
  sha256,
});
export type BackupTable = z.infer<typeof BackupTable>;

const BackupSequence = z.object({
  name: z.string(),
  value: z.string().regex(/^\d+$/),
  isCalled: z.boolean(),
});

/** What a backup says of itself; `restore` believes the tables only as far as these sums agree. */
export const BackupManifest = z.object({
  format: z.literal(1),
  productVersion: z.string(),
  madeAt: z.string(),
  migrations: z.array(z.object({ name: z.string(), sha256 })).min(1),
  tables: z.array(BackupTable).min(1),
  sequences: z.array(BackupSequence),
});
export type BackupManifest = z.infer<typeof BackupManifest>;

export const MANIFEST_ENTRY = 'manifest.json';
export const entryNameOf = ({ schema, name }: Pick<BackupTable, 'schema' | 'name'>) =>
  `tables/${schema}.${name}.copy.gz`;

/**
 * Not in a backup: what only holds for a running server (sessions, counters of requests and failed sign-ins, one-time links),
 * what is rebuilt (schema derived), and the waiting jobs (schema pgboss), whose timetable starts anew.
 */
export const LEFT_OUT_TABLES: readonly string[] = [
  'schema_migrations',
  'sessions',
  'sign_in_counters',
  'request_counts',
  'reply_links',
  'setup_links',
];
