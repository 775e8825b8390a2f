// Backup: one snapshot of the database, each table by COPY, a manifest with counts and sums, one tar file.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { refuse } from '#core/platform/refusal.ts';
import {
  type BackupManifest,
  type BackupTable,
  entryNameOf,
  LEFT_OUT_TABLES,
  MANIFEST_ENTRY,
} from './backup-manifest.ts';
import { type SealName, sealFile } from './sealed-file.ts';
import { writeTar } from './tar-file.ts';

export interface BackupOptions {
  readonly ownerUrl: string;
  readonly file: string;
  readonly productVersion: string;
  readonly madeAt: Date;
  readonly onTable?: (name: string, rows: number) => void | Promise<void>;
  /** Encrypts the file; without it the file is an ordinary tar. */
  readonly seal?: { readonly password: string; readonly by: SealName };
}

export interface TableShape {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  /** Other tables that its rows refer to. */
  readonly parents: readonly string[];
}

const TABLES = `
  select n.nspname as schema, c.relname as name,
    array(select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
    coalesce((select array_agg(a.attname::text order by k.position) from pg_index i
      cross join lateral unnest(i.indkey) with ordinality as k(number, position)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
      where i.indrelid = c.oid and i.indisprimary), '{}') as key,
    array(select distinct p.relname::text from pg_constraint f join pg_class p on p.oid = f.confrelid
      where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as parents
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> all($1)
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  order by c.relname`;

/** Parents before children, so that every reference finds its row when the tables are filled in this order. */
export function sortByReference(shapes: readonly TableShape[]): TableShape[] {
  const sorted: TableShape[] = [];
  let left = [...shapes];
  while (left.length > 0) {
    const waiting = new Set(left.map(({ name }) => name));
    const ready = left.filter(({ parents }) => !parents.some((parent) => waiting.has(parent)));
    if (ready.length === 0)
      throw new Error(`tables refer to each other in a circle: ${[...waiting].join(', ')}`);
    sorted.push(...ready);
    left = left.filter((shape) => !ready.includes(shape));
  }
  return sorted;
}

export async function listTableShapes(client: pg.Client): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(TABLES, [LEFT_OUT_TABLES]);
  return sortByReference(rows);
}

export const quoteAll = (names: readonly string[]) =>
  names.map((name) => pg.escapeIdentifier(name)).join(', ');

async function copyTable(client: pg.Client, shape: TableShape, file: string): Promise<BackupTable> {
  const order = shape.key.length > 0 ? ` order by ${quoteAll(shape.key)}` : '';
  const from = `${pg.escapeIdentifier(shape.schema)}.${pg.escapeIdentifier(shape.name)}`;
  const rowsOut = client.query(
    copyTo(`copy (select ${quoteAll(shape.columns)} from ${from}${order}) to stdout`),
  );
  const sum = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sum.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(rowsOut, measure, createGzip({ level: 6 }), fs.createWriteStream(file, { mode: 0o600 }));
  const { schema, name, columns } = shape;
  return { schema, name, columns: [...columns], rows: rowsOut.rowCount, bytes, sha256: sum.digest('hex') };
}

async function readSequences(client: pg.Client): Promise<BackupManifest['sequences']> {
  const { rows } = await client.query<{ name: string }>(
    "select sequencename as name from pg_sequences where schemaname = 'public' order by 1",
  );
  const sequences: BackupManifest['sequences'] = [];
  for (const { name } of rows) {
    const { rows: states } = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from public.${pg.escapeIdentifier(name)}`,
    );
    const state = states[0];
    if (state) sequences.push({ name, value: state.value, isCalled: state.called });
  }
  return sequences;
}

async function copyDatabase(options: BackupOptions, folder: string): Promise<BackupManifest> {
  const client = new pg.Client({
    connectionString: options.ownerUrl,
    options: '-c search_path=public -c TimeZone=UTC',
  });
  await client.connect();
  try {
    // The first statement takes the snapshot; sequences run ahead of it at most, which only leaves numbers out.
    await client.query('begin isolation level repeatable read read only');
    const { rows: migrations } = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from schema_migrations order by name',
    );
    const tables: BackupTable[] = [];
    for (const shape of await listTableShapes(client)) {
      const table = await copyTable(client, shape, path.join(folder, path.basename(entryNameOf(shape))));
      tables.push(table);
      await options.onTable?.(table.name, table.rows);
    }
    const sequences = await readSequences(client);
    await client.query('commit');
    const { productVersion, madeAt } = options;
    return { format: 1, productVersion, madeAt: madeAt.toISOString(), migrations, tables, sequences };
  } finally {
    await client.end();
  }
}

function syncFolder(folder: string): void {
  const descriptor = fs.openSync(folder, 'r');
  fs.fsyncSync(descriptor);
  fs.closeSync(descriptor);
}

async function sealed(whole: string, seal: BackupOptions['seal']): Promise<string> {
  if (!seal) return whole;
  await sealFile(whole, `${whole}.sealed`, seal.password, seal.by);
  return `${whole}.sealed`;
}

/** Writes the backup beside its place and renames it, so that a file of that name is always a whole backup. */
export async function backUp(options: BackupOptions): Promise<BackupManifest> {
  const file = path.resolve(options.file);
  if (fs.existsSync(file))
    throw refuse('conflict', 'BACKUP_FILE_EXISTS', `文件已存在：${file}`, `The file exists: ${file}`, [
      '换一个文件名。Choose another name.',
    ]);
  const folder = fs.mkdtempSync(`${file}.partial-`);
  try {
    const manifest = await copyDatabase(options, folder);
    const manifestFile = path.join(folder, MANIFEST_ENTRY);
    fs.writeFileSync(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    const contents = manifest.tables.map((table) => {
      const name = entryNameOf(table);
      return { name, path: path.join(folder, path.basename(name)) };
    });
    const whole = path.join(folder, 'whole.tar');
    await writeTar(whole, [{ name: MANIFEST_ENTRY, path: manifestFile }, ...contents], options.madeAt);
    fs.renameSync(await sealed(whole, options.seal), file);
    syncFolder(path.dirname(file));
    return manifest;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
