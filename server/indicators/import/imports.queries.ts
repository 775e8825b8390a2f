import { sql } from 'kysely';
import type { StatAnswers, StatDictionary } from '#core/indicators/import/stat-reading.ts';
import type { DraftBefore } from '#core/indicators/import/take-back-cells.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import type { KeptReading } from './read-bytes.ts';

export interface ImportRow {
  id: string;
  orgId: string;
  orgName: string;
  personName: string;
  fileId: string;
  fileName: string;
  answers: StatAnswers;
  reading: KeptReading;
  filingId: string | null;
  startedAt: Date;
  discardedAt: Date | null;
  discardedBy: string;
  /** Of an import that stands in a filing. */
  draftBefore: DraftBefore | null;
}

type ImportLine = Omit<ImportRow, 'answers' | 'reading' | 'draftBefore'>;

const HEAD =
  sql.raw(`i.id::text as id, i.org_id::text as "orgId", o.short_name as "orgName", i.person_name as "personName",
  i.file_id::text as "fileId", i.file_name as "fileName", i.filing_id::text as "filingId", i.started_at as "startedAt",
  i.discarded_at as "discardedAt", i.discarded_by as "discardedBy"`);

export async function findImport(tx: Tx, regionId: number, id: string): Promise<ImportRow | undefined> {
  const { rows } =
    await sql<ImportRow>`select ${HEAD}, i.answers, i.reading, i.draft_before as "draftBefore" from indicator_imports i
    join orgs o on o.region_id = i.region_id and o.id = i.org_id where i.region_id = ${regionId} and i.id = ${id}`.execute(
      tx,
    );
  return rows[0];
}

export async function listImports(
  tx: Tx,
  q: { regionId: number; orgId: string | null },
): Promise<ImportLine[]> {
  const { rows } = await sql<ImportLine>`select ${HEAD} from indicator_imports i
    join orgs o on o.region_id = i.region_id and o.id = i.org_id
    where i.region_id = ${q.regionId} and (${q.orgId}::bigint is null or i.org_id = ${q.orgId}) order by i.id desc limit 100`.execute(
    tx,
  );
  return rows;
}

export async function addImport(
  tx: Tx,
  ctx: Ctx,
  one: { fileId: string; fileName: string; answers: StatAnswers; reading: KeptReading; actId: string },
): Promise<string> {
  const { actor, now } = ctx;
  const { rows } = await sql<{ id: string }>`insert into indicator_imports
      (region_id, org_id, person_id, person_name, file_id, file_name, answers, reading, act_id, started_at)
    values (${actor.regionId}, ${actor.orgId}, ${actor.personId}, ${actor.personName}, ${one.fileId}, ${one.fileName},
      ${JSON.stringify(one.answers)}::jsonb, ${JSON.stringify(one.reading)}::jsonb, ${one.actId}, ${now})
    returning id::text as id`.execute(tx);
  if (!rows[0]) throw new Error('an import without a number');
  return rows[0].id;
}

export async function updateReading(
  tx: Tx,
  regionId: number,
  one: { id: string; answers: StatAnswers; reading: KeptReading },
): Promise<void> {
  await sql`update indicator_imports set answers = ${JSON.stringify(one.answers)}::jsonb, reading = ${JSON.stringify(one.reading)}::jsonb
    where region_id = ${regionId} and id = ${one.id}`.execute(tx);
}

export async function setFilingOfImport(
  tx: Tx,
  regionId: number,
  one: { id: string; filingId: string; draftBefore: DraftBefore },
): Promise<void> {
  await sql`update indicator_imports set filing_id = ${one.filingId}, draft_before = ${JSON.stringify(one.draftBefore)}::jsonb where region_id = ${regionId} and id = ${one.id}`.execute(
    tx,
  );
}

/** The source file of a filing that has none yet. */
export async function setSourceFile(
  tx: Tx,
  regionId: number,
  one: { filingId: string; fileId: string; source: string },
): Promise<void> {
  await sql`update indicator_filings set file_id = ${one.fileId}, source = case when source = '' then ${one.source} else source end
    where region_id = ${regionId} and id = ${one.filingId}`.execute(tx);
}

/** The source file that a filing had before. */
export async function restoreSourceFile(
  tx: Tx,
  regionId: number,
  one: { filingId: string; fileId: string | null; source: string },
): Promise<void> {
  await sql`update indicator_filings set file_id = ${one.fileId}, source = ${one.source}
    where region_id = ${regionId} and id = ${one.filingId}`.execute(tx);
}

export async function setDiscarded(tx: Tx, { actor, now }: Ctx, id: string): Promise<void> {
  await sql`update indicator_imports set discarded_at = ${now}, discarded_by = ${actor.personName}
    where region_id = ${actor.regionId} and id = ${id}`.execute(tx);
}

/** Answers that the unit gave to the very same content last time, unless that import was given up. */
export async function findAnswersOfContent(
  tx: Tx,
  q: { regionId: number; orgId: string; hash: string },
): Promise<StatAnswers> {
  const { rows } = await sql<{ answers: StatAnswers }>`select i.answers from indicator_imports i
    join files f on f.region_id = i.region_id and f.id = i.file_id
    where i.region_id = ${q.regionId} and i.org_id = ${q.orgId} and f.sha256 = ${q.hash} and i.discarded_at is null order by i.id desc limit 1`.execute(
    tx,
  );
  return rows[0]?.answers ?? {};
}

/** Stands in place of a code where a name is asked again. */
const FORGOTTEN = '';

export async function listTaughtNames(tx: Tx, regionId: number): Promise<StatDictionary['taught']> {
  const { rows } = await sql<{ kind: 'indicator' | 'subject'; word: string; code: string }>`
    select distinct on (n.kind, n.word) n.kind, n.word, n.code from indicator_import_names n
    where n.region_id = ${regionId} order by n.kind, n.word, n.id desc`.execute(tx);
  const of = (kind: string) =>
    Object.fromEntries(
      rows.filter((row) => row.kind === kind && row.code !== FORGOTTEN).map(({ word, code }) => [word, code]),
    );
  return { indicator: of('indicator'), subject: of('subject') };
}

export async function addTaughtNames(
  tx: Tx,
  q: { regionId: number; actId: string },
  names: readonly { kind: 'indicator' | 'subject'; word: string; code: string }[],
): Promise<void> {
  await sql`insert into indicator_import_names (region_id, kind, word, code, act_id)
    select ${q.regionId}::int, n.kind, n.word, n.code, ${q.actId}::bigint
    from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as n(kind text, word text, code text)`.execute(
    tx,
  );
}

/** Names are asked again, as long as nobody taught something else since. */
export async function forgetNames(
  tx: Tx,
  q: { regionId: number; actId: string },
  names: readonly { kind: 'indicator' | 'subject'; word: string; code: string }[],
): Promise<void> {
  const taught = await listTaughtNames(tx, q.regionId);
  const standing = names.filter(({ kind, word, code }) => taught[kind][word] === code);
  await addTaughtNames(
    tx,
    q,
    standing.map((name) => ({ ...name, code: FORGOTTEN })),
  );
}
