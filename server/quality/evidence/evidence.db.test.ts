import { expect, test } from 'vitest';
import { testDatabase } from '../../platform/testing.ts';
import { idsOf, newMonth, PERIOD } from '../../reporting/testing-month.ts';
import { attachEvidence, getEvidence, getEvidenceFile, withdrawEvidence } from './attach-evidence.ts';

const db = await testDatabase();
const codeOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'done',
    (error: { body?: { code: string } }) => error.body?.code ?? String(error),
  );
const pdf = (text: string) => ({ name: `${text}.pdf`, content: Buffer.from(`%PDF-1.7 ${text}`) });
const FIELDS = { kind: 'confirmation' as const, note: '三方签字', period: PERIOD };

test('A unit keeps evidence with its hash, the department and the office read it, another unit neither sees nor adds', async () => {
  const month = await newMonth(db);
  const [projectId = ''] = idsOf(month);
  const ctx = month.county.ctx(month.reporter);
  const { evidenceId, sha256 } = await attachEvidence(ctx, projectId, FIELDS, pdf('进度确认单'));
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  for (const actor of [month.reporter, month.reviewer, month.clerk]) {
    const seen = await getEvidence(month.county.ctx(actor), projectId, PERIOD);
    expect(seen).toMatchObject({
      mayAttach: true,
      evidence: [{ id: evidenceId, sha256, isAfterFreeze: false }],
    });
    const file = await getEvidenceFile(month.county.ctx(actor), { projectId, evidenceId });
    expect(file).toMatchObject({ mediaType: 'application/pdf', name: '进度确认单.pdf' });
  }
  const stranger = await month.county.newActor(
    await month.county.newUnit('石桥镇', 'town'),
    ['reporter-a'],
    '外人',
  );
  const other = month.county.ctx(stranger);
  expect(await codeOf(getEvidence(other, projectId, PERIOD))).toBe('PROJECT_NOT_FOUND');
  expect(await codeOf(attachEvidence(other, projectId, FIELDS, pdf('冒充')))).toBe('PROJECT_NOT_FOUND');
});

test('A wrong file is refused by its content, a wrong period is refused, and a withdrawn one leaves its record', async () => {
  const month = await newMonth(db);
  const [projectId = ''] = idsOf(month);
  const ctx = () => month.county.ctx(month.reporter);
  const fake = { name: '确认单.pdf', content: Buffer.from('<html></html>') };
  expect(await codeOf(attachEvidence(ctx(), projectId, FIELDS, fake))).toBe('EVIDENCE_KIND');
  expect(await codeOf(attachEvidence(ctx(), projectId, { ...FIELDS, period: '2031-01' }, pdf('早')))).toBe(
    'PERIOD_NOT_OPENED',
  );
  const { evidenceId } = await attachEvidence(ctx(), projectId, FIELDS, pdf('传错的'));
  await withdrawEvidence(ctx(), { projectId, evidenceId }, { reason: '传错了' });
  expect((await getEvidence(ctx(), projectId, PERIOD)).evidence).toEqual([]);
  expect(await codeOf(withdrawEvidence(ctx(), { projectId, evidenceId }, { reason: '' }))).toBe(
    'EVIDENCE_NOT_FOUND',
  );
  const rows = await db.owner
    .selectFrom('evidence_files')
    .select('voids_id')
    .where('region_id', '=', month.county.regionId)
    .where('project_id', '=', projectId)
    .execute();
  expect(rows).toHaveLength(2);
});

test('The same upload sent twice is kept once', async () => {
  const month = await newMonth(db);
  const [projectId = ''] = idsOf(month);
  const ctx = { ...month.county.ctx(month.reporter), requestId: '0198c0de-0000-7000-8000-00000000e71d' };
  const first = await attachEvidence(ctx, projectId, FIELDS, pdf('一份'));
  expect(await attachEvidence(ctx, projectId, FIELDS, pdf('一份'))).toEqual(first);
  expect((await getEvidence(ctx, projectId, PERIOD)).evidence).toHaveLength(1);
});
