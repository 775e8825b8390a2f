// Restore: sums first, then an empty database at the backup's version, rows by COPY, identities, and forward to today's version.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { refuse } from '#core/platform/refusal.ts';
import { listTableShapes, quoteAll } from './backup.ts';
import { BackupManifest, type BackupTable, entryNameOf, MANIFEST_ENTRY } from './backup-manifest.ts';
import { listMigrations, migrate } from './migrate.ts';
import { isSealed, openSealedFile } from './sealed-file.ts';
import { listTar, openTarEntry, type TarEntry } from './tar-file.ts';

/** Something that must follow when the rows are back: derived tables, the hash chains. It throws when it does not hold. */
export interface RestoreStep {
  readonly title: string;
  run(ownerUrl: string): Promise<void>;
  /** What the operator has yet to do; empty: nothing. */
  remark?(ownerUrl: string): Promise<string>;
}

export interface RestoreOptions {
  readonly ownerUrl: string;
  readonly file: string;
  readonly steps?: readonly RestoreStep[];
  readonly onStep?: (title: string) => void;
  /** Where the migrations stand; tests have their own. */
  readonly migrationsFolder?: string;
  /** Of a backup that was encrypted. */
  readonly password?: string;
}

interface Archive {
  readonly file: string;
  readonly manifest: BackupManifest;
  readonly entries: ReadonlyMap<string, TarEntry>;
}

const damaged = (zh: string, en: string) =>
  refuse('invalid', 'BACKUP_DAMAGED', `备份已损坏：${zh}`, `The backup is damaged: ${en}`);

async function openArchive(file: string): Promise<Archive> {
  const list = await listTar(file).catch((error: unknown) => {
    throw damaged('不是备份文件，或已截断', error instanceof Error ? error.message : String(error));
  });
  const entries = new Map(list.map((entry) => [entry.name, entry]));
  const entry = entries.get(MANIFEST_ENTRY);
  if (!entry) throw damaged('没有清单', 'no manifest');
  const parsed = BackupManifest.safeParse(JSON.parse(await text(openTarEntry(file, entry))));
  if (!parsed.success) throw damaged('清单不可读', 'the manifest cannot be read');
  return { file, manifest: parsed.data, entries };
}

function openTable({ file, entries }: Archive, table: BackupTable): NodeJS.ReadableStream {
  const entry = entries.get(entryNameOf(table));
  if (!entry) throw damaged(`缺少 ${table.name}`, `${table.name} is missing`);
  return openTarEntry(file, entry);
}

/** Before anything is written: every table's rows have the sum that the manifest states. */
export async function requireWhole(archive: Archive): Promise<void> {
  for (const table of archive.manifest.tables) {
    const sum = createHash('sha256');
    const digest = async (rows: AsyncIterable<Buffer>) => {
      for await (const chunk of rows) sum.update(chunk);
    };
    await pipeline(openTable(archive, table), createGunzip(), digest).catch((error: unknown) => {
      throw damaged(`${table.name} 不可读`, `${table.name} cannot be read (${String(error)})`);
    });
    if (sum.digest('hex') !== table.sha256)
      throw damaged(`${table.name} 与清单不符`, `${table.name} differs from the manifest`);
  }
}

/** The steps that had made the database of the backup: all of them are steps of this version, unchanged. */
function requireKnownVersion(manifest: BackupManifest, folder: string | undefined): string[] {
  const known = new Map(listMigrations(folder).map(({ name, sha256 }) => [name, sha256]));
  const foreign = manifest.migrations.find(({ name, sha256 }) => known.get(name) !== sha256);
  if (!foreign && manifest.migrations.length > 0) return manifest.migrations.map(({ name }) => name);
  throw refuse(
    'not-allowed-now',
    'BACKUP_OF_ANOTHER_VERSION',
    `备份由版本 ${manifest.productVersion} 制作，其中的 ${foreign?.name} 与本版本不符。`,
    `The backup was made by version ${manifest.productVersion}; its ${foreign?.name} is not the one of this version.`,
    ['用制作备份的版本或更新的版本恢复。Restore with the version that made it, or a newer one.'],
  );
}

async function withOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    options: '-c search_path=public -c TimeZone=UTC',
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Empty means: no region stands in it. Its tables, if any, are made anew at the backup's version. */
async function clearEmptyDatabase(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ found: string | null }>(
    "select to_regclass('public.regions') as found",
  );
  const hasRegion = rows[0]?.found
    ? (await client.query('select from regions limit 1')).rowCount !== 0
    : false;
  if (hasRegion)
    throw refuse(
      'not-allowed-now',
      'DATABASE_NOT_EMPTY',
      '数据库不是空的，不能恢复到这里。',
      'The database is not empty, so nothing can be restored into it.',
      [
        '恢复到新建的空数据库，或先运行 start-empty。Restore into a new empty database, or run start-empty first.',
      ],
    );
  await client.query('drop schema if exists pgboss cascade; drop schema if exists derived cascade');
  await client.query(
    'drop schema public cascade; create schema public; grant usage on schema public to public',
  );
}

async function fillTable(client: pg.Client, archive: Archive, table: BackupTable): Promise<void> {
  const into = `${pg.escapeIdentifier(table.schema)}.${pg.escapeIdentifier(table.name)}`;
  const rowsIn = client.query(copyFrom(`copy ${into} (${quoteAll(table.columns)}) from stdin`));
  await pipeline(openTable(archive, table), createGunzip(), rowsIn);
  if (rowsIn.rowCount !== table.rows)
    throw damaged(`${table.name} 应有 ${table.rows} 行`, `${table.name} should have ${table.rows} rows`);
}

/** All rows and identities in one transaction: either the whole backup stands there, or nothing. */
async function fillDatabase(client: pg.Client, archive: Archive): Promise<void> {
  await client.query('begin');
  const tables = new Map(archive.manifest.tables.map((table) => [table.name, table]));
  const shapes = (await listTableShapes(client)).filter(({ name }) => tables.has(name));
  // Rows that a migration itself put in come back with the backup.
  if (shapes.length > 0) await client.query(`truncate ${quoteAll(shapes.map(({ name }) => name))} cascade`);
  for (const { name } of shapes) {
    const table = tables.get(name);
    if (table) await fillTable(client, archive, table);
  }
  for (const { name, value, isCalled } of archive.manifest.sequences)
    await client.query('select setval($1::regclass, $2, $3)', [
      `public.${pg.escapeIdentifier(name)}`,
      value,
      isCalled,
    ]);
  await client.query('commit');
}

/** An encrypted backup is refused without a password before anything else is begun. */
export function requirePassword({ file, password }: { file: string; password?: string | undefined }): void {
  if (password !== undefined || !isSealed(file)) return;
  throw refuse('invalid', 'BACKUP_PASSWORD_MISSING', '这份备份是加密的', 'This backup is encrypted', [
    '用 --password-file 给出口令文件。Name the password file with --password-file.',
  ]);
}

/** An encrypted backup is opened into a folder of its own that is gone afterwards. */
async function withPlainFile<T>(
  { file, password }: RestoreOptions,
  work: (file: string) => Promise<T>,
): Promise<T> {
  if (!isSealed(file) || password === undefined) {
    requirePassword({ file, password });
    return work(file);
  }
  const folder = fs.mkdtempSync(path.join(path.dirname(path.resolve(file)), '.opened-'));
  try {
    const plain = path.join(folder, 'whole.tar');
    await openSealedFile(file, plain, password);
    return await work(plain);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Brings a backup back into an empty database and up to this version of the product. */
export const restore = (options: RestoreOptions): Promise<BackupManifest> =>
  withPlainFile(options, (file) => restorePlain({ ...options, file }));

async function restorePlain(options: RestoreOptions): Promise<BackupManifest> {
  const { ownerUrl, onStep, migrationsFolder } = options;
  const folder = migrationsFolder ? { folder: migrationsFolder } : {};
  const archive = await openArchive(options.file);
  const only = requireKnownVersion(archive.manifest, migrationsFolder);
  onStep?.('核对备份 Checking the backup');
  await requireWhole(archive);
  await withOwner(ownerUrl, clearEmptyDatabase);
  onStep?.(`建立 ${only.at(-1)} 时的库表 Tables as of ${only.at(-1)}`);
  await migrate(ownerUrl, { only, ...folder });
  onStep?.('装入数据 Filling in the rows');
  await withOwner(ownerUrl, (client) => fillDatabase(client, archive));
  onStep?.('升级到本版本 Migrating to this version');
  await migrate(ownerUrl, folder);
  for (const step of options.steps ?? []) {
    onStep?.(step.title);
    await step.run(ownerUrl);
    const remark = await step.remark?.(ownerUrl);
    if (remark) onStep?.(remark);
  }
  return archive.manifest;
}
