import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { listLineIds } from '#core/documents/bulletin/bulletin.lines.ts';
import { listFigureSlots } from '#core/documents/content-model.ts';
import { parseModel } from '#core/documents/contract.ts';
import { toEditableText } from '#core/documents/edit-line.ts';
import { toFigureId } from '#core/documents/figure-ref.ts';
import type { DocumentAct } from '#core/documents/way.ts';
import type { Actor } from '#core/people/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { freezeMonth, newMonth, PERIOD, type TestMonth } from '../reporting/testing-month.ts';
import { actOnDocument } from './act-on-document.ts';
import { answerUnitCheck } from './answer-unit-check.ts';
import { getDocumentView } from './document.view.ts';
import { getDocumentNumbers } from './document-numbers.view.ts';
import { getDocumentFile } from './download-document.ts';
import { draftBulletin, editDocument } from './draft-bulletin.ts';
import { getFigureTrace, getProjectTrace } from './trace.view.ts';

const db = await testDatabase();
let month: TestMonth;
let actors: Record<'cosigner' | 'approver' | 'registrar', Actor>;

const CHOICES = { requests: [], replyByOn: null, seasonNote: null, switches: {} };
const codeOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'done',
    (error: { body?: { code: string } }) => error.body?.code ?? String(error),
  );

async function frozenMonth(): Promise<TestMonth> {
  const made = await newMonth(db);
  await freezeMonth(made);
  return made;
}
const draft = (m: TestMonth) => draftBulletin(m.county.ctx(m.clerk), { period: PERIOD, ...CHOICES });
async function act(who: Actor, documentId: string, kind: DocumentAct, more: object = {}) {
  const { document } = await getDocumentView(month.county.ctx(who), documentId);
  return actOnDocument(month.county.ctx(who), documentId, {
    version: document.version,
    act: kind,
    opinion: '',
    way: 'online',
    personName: '',
    ...more,
  });
}

beforeAll(async () => {
  month = await frozenMonth();
  const office = await month.county.newUnit('县政府办', 'office');
  const newActor = async (role: 'cosigner' | 'approver' | 'registrar') => ({
    ...(await month.county.newActor(office, [role])),
    sees: 'region' as const,
  });
  actors = {
    cosigner: await newActor('cosigner'),
    approver: await newActor('approver'),
    registrar: await newActor('registrar'),
  };
});

test('A bulletin is drafted of a frozen period only, and only once', async () => {
  const { documentId } = await draft(month);
  const view = await getDocumentView(month.county.ctx(month.clerk), documentId);
  const model = parseModel(view.model);
  expect(model.title).toContain('10月');
  expect(JSON.stringify(model)).not.toMatch(/undefined|NaN/);
  expect(new Set(listLineIds(model)).size).toBe(listLineIds(model).length);
  expect(await codeOf(draft(month))).toBe('BULLETIN_UNDER_WAY');
  expect(await codeOf(draftBulletin(month.county.ctx(month.clerk), { period: '2026-09', ...CHOICES }))).toBe(
    'PERIOD_NOT_FROZEN',
  );
  await act(month.clerk, documentId, 'discard');
});

describe('The way of a bulletin', () => {
  test('goes from draft to issue with all steps on record, the number only after signing, and nothing changes afterwards', async () => {
    const { documentId } = await draft(month);
    expect(await codeOf(act(month.clerk, documentId, 'check'))).toBe('DOCUMENT_STEP_NOT_YOURS');
    await act(month.officeHead, documentId, 'check');
    await act(month.clerk, documentId, 'send-units');
    const unitView = await getDocumentView(month.county.ctx(month.head), documentId);
    expect(unitView.may.answerUnitCheck).toBe(true);
    await answerUnitCheck(month.county.ctx(month.head), documentId, {
      answer: 'objection',
      text: '完成投资应为1200万元',
    });
    expect(await codeOf(act(actors.cosigner, documentId, 'cosign'))).toBe('OBJECTIONS_OPEN');
    await answerUnitCheck(month.county.ctx(month.clerk), documentId, {
      answer: 'no-objection',
      text: '以定版数为准，下期更正',
      orgId: month.unit.id,
    });
    const answered = await getDocumentView(month.county.ctx(month.clerk), documentId);
    expect(answered.unitChecks.find((c) => c.orgId === month.unit.id)).toMatchObject({
      answer: 'no-objection',
      objection: '完成投资应为1200万元',
      text: '以定版数为准，下期更正',
    });
    await act(actors.cosigner, documentId, 'cosign', { opinion: '同意' });
    expect(
      await codeOf(act(actors.registrar, documentId, 'register', { number: '望重点办〔2026〕12号' })),
    ).toBe('DOCUMENT_STEP_NOT_NOW');
    await act(actors.approver, documentId, 'approve', { opinion: '同意印发' });
    expect(await codeOf(act(actors.registrar, documentId, 'register', { number: '第12号' }))).toBe(
      'DOCUMENT_NUMBER_INVALID',
    );
    expect(
      await act(actors.registrar, documentId, 'register', { number: '望重点办[2026]12号' }),
    ).toMatchObject({ number: '望重点办〔2026〕12号' });
    await act(actors.registrar, documentId, 'issue');
    const view = await getDocumentView(month.county.ctx(month.clerk), documentId);
    expect(view.acts.map((a) => a.kind)).toEqual([
      'draft',
      'check',
      'send-units',
      'cosign',
      'approve',
      'register',
      'issue',
    ]);
    const model = parseModel(view.model);
    expect(model.head.documentNumber).toBe('望重点办〔2026〕12号');
    expect(view.may.acts.filter((a) => a !== 'withdraw')).toEqual([]);
    const line = model.blocks.find((b) => b.kind === 'paragraph');
    const edit = {
      version: view.document.version,
      edit: { lineId: line?.id ?? '', act: 'drop' as const, text: null, reason: '不需要' },
    };
    expect(await codeOf(editDocument(month.county.ctx(month.clerk), documentId, edit))).toBe(
      'LINE_EDIT_FORBIDDEN',
    );
    const first = await getDocumentFile(month.county.ctx(month.clerk), documentId, 'docx');
    const second = await getDocumentFile(month.county.ctx(month.head), documentId, 'docx');
    expect(first.content.equals(second.content)).toBe(true);
    fs.writeFileSync(path.join(os.tmpdir(), `luoshi-bulletin-${process.pid}.docx`), first.content);
    await act(month.officeHead, documentId, 'withdraw', { opinion: '重新印发' });
    const { numbers } = await getDocumentNumbers(month.county.ctx(month.clerk));
    const own = numbers.filter((one) => one.documentId === documentId);
    expect(own).toMatchObject([{ number: '望重点办〔2026〕12号', voidedAt: expect.any(String) }]);
    expect(() => getDocumentNumbers(month.county.ctx(month.head))).toThrow();
  });

  test('never gives a void number again, however it is typed; a discarded draft burns none', async () => {
    const { documentId } = await draft(month);
    await act(month.officeHead, documentId, 'check');
    await act(actors.cosigner, documentId, 'cosign');
    await act(actors.approver, documentId, 'approve');
    const register = (number: string) => codeOf(act(actors.registrar, documentId, 'register', { number }));
    expect(await register('望重点办〔2026〕12号')).toBe('DOCUMENT_NUMBER_TAKEN');
    expect(await register('望重点办[2026]012号')).toBe('DOCUMENT_NUMBER_TAKEN');
    await act(month.clerk, documentId, 'discard');
    const { numbers } = await getDocumentNumbers(month.county.ctx(month.clerk));
    expect(numbers.filter((one) => one.documentId === documentId)).toEqual([]);
  });

  test('a number registered by mistake becomes void before anything is issued', async () => {
    const { documentId } = await draft(month);
    await act(month.officeHead, documentId, 'check');
    await act(actors.cosigner, documentId, 'cosign');
    await act(actors.approver, documentId, 'approve');
    await act(actors.registrar, documentId, 'register', { number: '望重点办〔2026〕77号' });
    await act(month.officeHead, documentId, 'withdraw', { opinion: '编号有误' });
    const { numbers } = await getDocumentNumbers(month.county.ctx(month.clerk));
    expect(numbers.find((one) => one.number === '望重点办〔2026〕77号')?.voidedAt).not.toBeNull();
  });

  test('a day on ink lies between the drafting and today', async () => {
    const { documentId } = await draft(month);
    const on = (onDate: string) =>
      codeOf(act(month.clerk, documentId, 'check', { way: 'paper', personName: '核稿人甲', onDate }));
    expect(await on('2099-01-01')).toBe('PAPER_DAY_WRONG');
    expect(await on('2020-01-01')).toBe('PAPER_DAY_WRONG');
    await act(month.clerk, documentId, 'discard');
  });

  test('closes on paper without a leader: the office records the names on the printed sheet', async () => {
    const { documentId } = await draft(month);
    const signedOn = month.county.ctx(month.clerk).today;
    await act(month.clerk, documentId, 'check', { way: 'paper', personName: '核稿人甲' });
    expect(await codeOf(act(month.clerk, documentId, 'cosign', { way: 'paper' }))).toBe('PAPER_NEEDS_NAME');
    await act(month.clerk, documentId, 'cosign', {
      way: 'paper',
      personName: '会签人乙',
      onDate: signedOn,
    });
    await act(month.clerk, documentId, 'approve', {
      way: 'paper',
      personName: '签发人丙',
      onDate: signedOn,
    });
    const { number } = await act(month.clerk, documentId, 'register', { issuingCode: '望重点办' });
    expect(number).toMatch(/^望重点办〔2026〕\d+号$/);
    await act(month.clerk, documentId, 'issue');
    const view = await getDocumentView(month.county.ctx(month.clerk), documentId);
    expect(view.acts.find((a) => a.kind === 'approve')).toMatchObject({
      way: 'paper',
      personName: '签发人丙',
      onDate: signedOn,
    });
    expect(parseModel(view.model).signature?.dateOn).toBe(signedOn);
    await act(month.officeHead, documentId, 'withdraw');
  });
});

test('The code of the last number of a kind is offered once the next document of it is signed', async () => {
  const see = (documentId: string) => getDocumentView(month.county.ctx(month.clerk), documentId);
  const sign = async () => {
    const { documentId } = await draft(month);
    for (const kind of ['check', 'cosign', 'approve'] as const)
      await act(month.clerk, documentId, kind, { way: 'paper', personName: '签字人甲' });
    return documentId;
  };
  const first = await sign();
  await act(month.clerk, first, 'register', { issuingCode: '望督查' });
  await act(month.clerk, first, 'issue');
  await act(month.officeHead, first, 'withdraw');
  const { documentId: drafted } = await draft(month);
  expect((await see(drafted)).lastCode).toBe('');
  await act(month.clerk, drafted, 'discard');
  const second = await sign();
  expect((await see(second)).lastCode).toBe('望督查');
  await act(month.officeHead, second, 'discard');
});

test('A line may be reworded but its figures stay; two people who edit at once: one is told', async () => {
  const { documentId } = await draft(month);
  const ctx = month.county.ctx(month.clerk);
  const { generated, document } = await getDocumentView(ctx, documentId);
  const line = parseModel(generated).blocks.find(
    (b) => b.kind === 'paragraph' && b.runs.some((r) => r.figure),
  );
  if (line?.kind !== 'paragraph') throw new Error('no line with a figure');
  const text = toEditableText(line.runs);
  const edit = (body: string) => ({
    version: document.version,
    edit: { lineId: line.id, act: 'reword' as const, text: body, reason: null },
  });
  expect(await codeOf(editDocument(ctx, documentId, edit('没有数字了。')))).toBe('LINE_FIGURE_MISSING');
  expect(await codeOf(editDocument(ctx, documentId, edit(`${text}完成99个项目。`)))).toBe(
    'LINE_FIGURE_TYPED',
  );
  const both = await Promise.all([
    codeOf(editDocument(ctx, documentId, edit(`据统计，${text}`))),
    codeOf(editDocument(ctx, documentId, edit(`总的看，${text}`))),
  ]);
  expect(both.sort()).toEqual(['DOCUMENT_CHANGED_MEANWHILE', 'done']);
  await act(month.clerk, documentId, 'discard');
});

test('Every figure of the bulletin can be followed to projects, and a project to the act and the cell or form', async () => {
  const { documentId } = await draft(month);
  const ctx = month.county.ctx(month.clerk);
  const model = parseModel((await getDocumentView(ctx, documentId)).model);
  const ids = [
    ...new Set(
      listFigureSlots(model).flatMap((slot) =>
        'figure' in slot && slot.figure ? [toFigureId(slot.figure)] : [],
      ),
    ),
  ];
  expect(ids.length).toBeGreaterThan(5);
  for (const id of ids) expect((await getFigureTrace(ctx, id)).figure).toBe(id);
  const total = await getFigureTrace(ctx, `group/${PERIOD}/region//actual_ytd`);
  expect(total.rows).toHaveLength(2);
  expect(total.total).toMatchObject({ projects: 2, actualYuan: '20000000.00' });
  const invested = await getFigureTrace(ctx, `group/${PERIOD}/region//total_investment`);
  expect(invested.total.measureYuan).toBe('600000000.00');
  expect((await getFigureTrace(ctx, `group/${PERIOD}/region//light_red`)).total.measureYuan).toBeNull();
  const project = await getProjectTrace(ctx, PERIOD, month.projects[0]?.id ?? '');
  expect(project.figures.map((f) => f.measure)).toContain('ytd_amount');
  expect(project.figures[0]).toMatchObject({ personName: '王长', way: 'online', origin: { kind: 'form' } });
  expect(project.link?.hash).toMatch(/^[0-9a-f]{64}$/);
  await act(month.clerk, documentId, 'discard');
});

test('The same facts drafted twice give the same content model, to the byte', async () => {
  const hashes = [];
  for (let i = 0; i < 2; i++) {
    const { documentId } = await draft(month);
    hashes.push((await getDocumentView(month.county.ctx(month.clerk), documentId)).modelHash);
    await act(month.clerk, documentId, 'discard');
  }
  expect(hashes[0]).toBe(hashes[1]);
});
