import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { documentModelSchema, toPlainText } from '#core/documents/public.ts';
import { verifyFiles } from '#server/platform/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { withWorker } from '../platform/with-scope.ts';
import { addSampleDocuments } from './sample-documents.ts';
import { seedSample } from './seed-sample.ts';

const { app, owner, worker, urls } = await testDatabase();
const NOW = new Date('2026-11-21T02:00:00Z');
let seconds = 0;

beforeAll(async () => {
  await seedSample(urls.owner, { today: '2026-11-21', months: 14 });
  const started = performance.now();
  await addSampleDocuments({ app, ownerUrl: urls.owner, now: NOW });
  seconds = (performance.now() - started) / 1_000;
}, 240_000);

const rowsOf = async <Row>(query: string): Promise<Row[]> =>
  (await sql<Row>`${sql.raw(query)}`.execute(owner)).rows;

test('The last three frozen months have an issued bulletin with number, files and the whole way; the one before is in draft', async () => {
  const documents = await rowsOf<{
    period: string;
    state: string;
    number: string | null;
    files: number;
    acts: string[];
  }>(
    `select d.period, d.state, d.number, (select count(*)::int from document_files f where f.document_id = d.id) as files,
      array(select a.kind || '/' || a.way from document_acts a where a.document_id = d.id order by a.id) as acts from documents d order by d.period`,
  );
  expect(documents.map(({ period, state, number, files }) => [period, state, number, files])).toEqual([
    ['2026-07', 'draft', null, 0],
    ['2026-08', 'issued', '望重点办〔2026〕8号', 2],
    ['2026-09', 'issued', '望重点办〔2026〕9号', 2],
    ['2026-10', 'issued', '望重点办〔2026〕10号', 2],
  ]);
  const steps = ['draft', 'check', 'send-units', 'cosign', 'approve', 'register', 'issue'];
  for (const { acts } of documents.slice(1)) expect(acts.map((act) => act.split('/')[0])).toEqual(steps);
  expect(documents[2]?.acts).toContain('approve/paper');
});

test('Nothing of a document happens before its freeze or after today', async () => {
  const wrong = await rowsOf(
    `select d.id from documents d join freezes f on f.period = d.period where d.created_at < f.frozen_at or d.created_at > '${NOW.toISOString()}'
      or d.issued_at <= d.created_at or d.issued_at > '${NOW.toISOString()}'`,
  );
  expect(wrong).toEqual([]);
});

test('Their text speaks of evidence, and of nothing that nobody knows', async () => {
  const versions = await rowsOf<{ model: unknown }>(
    'select model from document_versions order by document_id',
  );
  const text = versions
    .flatMap(({ model }) => documentModelSchema.parse(model).blocks)
    .map((block) => (block.kind === 'paragraph' ? toPlainText(block.runs) : ''))
    .join('\n');
  expect(text).toMatch(/已报送的\d+个项目中，附有佐证材料的\d+个，占\d+\.\d+%/u);
  expect(text).not.toMatch(/undefined|NaN|null|（）|[^\d.]0个/u);
});

test('A unit asked about its figures, and the office answered before the bulletin went on', async () => {
  const answers = await rowsOf<{ answer: string; text: string }>(
    `select answer, text from document_unit_checks where answer <> 'asked' and text <> '' order by id`,
  );
  expect(answers.map(({ answer }) => answer)).toEqual(['objection', 'no-objection']);
});

test('What was added verifies like everything else', async () => {
  await withWorker(worker, 1, async (tx) => {
    expect((await verifyFiles(tx)).broken).toBeUndefined();
  });
  expect(seconds).toBeLessThan(60);
});
