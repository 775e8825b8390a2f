import { beforeAll, expect, test } from 'vitest';
import { parseModel } from '#core/documents/contract.ts';
import { toOfficialModel, toTextLine } from '#core/documents/official-model.ts';
import type { DocumentAct } from '#core/documents/way.ts';
import type { Actor } from '#core/people/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { withScope } from '../platform/with-scope.ts';
import { newMonth, type TestMonth } from '../reporting/testing-month.ts';
import { actOnDocument } from './act-on-document.ts';
import { acknowledgeDocument, attachReplyFile, replyToDocument } from './answer-document.ts';
import { changeReplyDay } from './change-reply-day.ts';
import { getDispatch, listAnswerDuties } from './dispatch.view.ts';
import { getDocumentView } from './document.view.ts';
import { draftDocument } from './draft-document.ts';
import {
  acknowledgeByLink,
  attachFileByLink,
  makeReplyLink,
  openReplyLink,
  replyByLink,
} from './reply-links.ts';

const db = await testDatabase();
let month: TestMonth;
let inspector: Actor;
let inspectionHead: Actor;
let approver: Actor;
let stranger: Actor;
const codeOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'done',
    (error: { body?: { code: string } }) => error.body?.code ?? String(error),
  );
const TODAY = '2026-11-20';
const REPLY_BY = '2026-11-27';
const on = (actor: Actor, today = TODAY) => ({
  ...month.county.ctx(actor),
  today,
  now: new Date(`${today}T02:00:00Z`),
});
const pub = (today = TODAY, address = '10.0.0.1') => ({
  db: db.app,
  address,
  agent: '',
  today,
  now: new Date(`${today}T02:00:00Z`),
});

beforeAll(async () => {
  month = await newMonth(db, 1);
  const office = await month.county.newUnit('督查室', 'office');
  const region = (actor: Actor): Actor => ({ ...actor, sees: 'region' });
  inspector = region(await month.county.newActor(office, ['inspector'], '周督'));
  inspectionHead = region(await month.county.newActor(office, ['inspection-head'], '吴主任'));
  approver = region(await month.county.newActor(office, ['approver'], '郑县长'));
  const other = await month.county.newUnit('别处镇', 'town');
  stranger = await month.county.newActor(other, ['head'], '外人');
});

const draft = (replyBy: string | null = REPLY_BY) =>
  draftDocument(on(inspector), {
    model: toOfficialModel('prompt-letter', {
      head: { issuingBody: '望川县发展和改革局' },
      title: '关于请抓紧办理督办事项的提示函',
      blocks: [toTextLine('ask', '请于2026年11月27日前函复办理情况。')],
      signature: { issuingBodies: ['望川县发展和改革局'], dateOn: null, seal: true },
    }),
    about: [{ kind: 'task', id: '1' }],
    orgIds: [month.unit.id],
    replyBy,
  });
async function act(who: Actor, documentId: string, kind: DocumentAct, more: object = {}, today = TODAY) {
  const { document } = await getDocumentView(on(who, today), documentId);
  return actOnDocument(on(who, today), documentId, {
    version: document.version,
    act: kind,
    opinion: '',
    way: 'online',
    personName: '',
    ...more,
  });
}
let serial = 0;
async function issue(replyBy: string | null = REPLY_BY): Promise<string> {
  const { documentId } = await draft(replyBy);
  await act(inspectionHead, documentId, 'check');
  await act(approver, documentId, 'approve');
  serial += 1;
  await act(inspector, documentId, 'register', { number: `望发改函〔2026〕${serial}号` });
  await act(inspector, documentId, 'issue');
  return documentId;
}
const file = { name: '办理情况.pdf', mediaType: 'application/pdf', content: Buffer.from('%PDF-1.4 x') };

test('A letter goes its way, is seen by its addressee alone, received and answered inside; the answer closes the ask', async () => {
  const { documentId } = await draft();
  const unit = month.head;
  expect(await codeOf(getDocumentView(on(unit), documentId))).toBe('DOCUMENT_NOT_FOUND');
  expect(await codeOf(act(inspector, documentId, 'check'))).toBe('DOCUMENT_STEP_NOT_YOURS');
  await act(inspectionHead, documentId, 'check');
  await act(approver, documentId, 'approve');
  await act(inspector, documentId, 'register', { number: '望发改函〔2026〕90号' });
  expect(
    await codeOf(
      acknowledgeDocument(on(unit), documentId, { orgId: unit.orgId, way: 'inside', personName: '' }),
    ),
  ).toBe('DOCUMENT_NOT_FOUND');
  await act(inspector, documentId, 'issue');
  expect(await codeOf(getDocumentView(on(stranger), documentId))).toBe('DOCUMENT_NOT_FOUND');
  const duties = await withScope(db.app, unit, (tx) => listAnswerDuties(tx, on(unit)));
  expect(duties).toMatchObject([{ documentId, isLate: false }]);
  expect(duties[0]?.sentence).toContain('待签收、回复');
  await acknowledgeDocument(on(unit), documentId, { orgId: unit.orgId, way: 'inside', personName: '' });
  const { fileId } = await attachReplyFile(on(unit), documentId, { orgId: unit.orgId, way: 'inside' }, file);
  const wish = {
    text: '已签订协议。',
    fileIds: [fileId],
    personName: '',
    phone: '',
    orgId: unit.orgId,
    way: 'inside' as const,
  };
  expect(await codeOf(replyToDocument(on(stranger), documentId, { ...wish, orgId: stranger.orgId }))).toBe(
    'DOCUMENT_NOT_FOUND',
  );
  await replyToDocument(on(unit), documentId, wish);
  const seen = await getDispatch(on(inspector), documentId);
  expect(seen.units).toMatchObject([
    {
      state: 'replied',
      receipt: { way: 'inside' },
      replies: [{ text: '已签订协议。', isLate: false, files: [{ name: file.name }] }],
    },
  ]);
  expect(await withScope(db.app, unit, (tx) => listAnswerDuties(tx, on(unit)))).toEqual([]);
});

test('A letter is received and answered once by a link without signing in, which shows only this letter to this unit', async () => {
  const documentId = await issue();
  const unit = month.head;
  expect(await codeOf(makeReplyLink(on(unit), documentId, unit.orgId))).toBe('ANSWER_NOT_YOURS');
  const first = await makeReplyLink(on(inspector), documentId, unit.orgId);
  const { path } = await makeReplyLink(
    { ...on(inspector), requestId: 'link-1', askedHash: 'a' },
    documentId,
    unit.orgId,
  );
  const keptAnswers = await db.owner.selectFrom('request_ids').select('answer').execute();
  expect(JSON.stringify(keptAnswers)).not.toContain(path.split('#')[1]);
  const old = first.path.split('#')[1] ?? '';
  const token = path.split('#')[1] ?? '';
  expect(await codeOf(openReplyLink(pub(), old))).toBe('REPLY_LINK_INVALID');
  const opened = await openReplyLink(pub(), token);
  expect(opened).toMatchObject({ orgName: expect.any(String), replyBy: REPLY_BY, unit: { state: 'sent' } });
  expect(parseModel(opened.model).head.documentNumber).toMatch(/望发改函/);
  await acknowledgeByLink(pub(), token, '李某');
  const kept = await attachFileByLink(pub(), token, file);
  const reply = { token, text: '正在办理。', fileIds: [kept.fileId], personName: '李某', phone: '0000-1' };
  expect(await codeOf(replyByLink(pub(), { ...reply, fileIds: ['999999'] }))).toBe('REPLY_FILE_UNKNOWN');
  await replyByLink(pub(), reply);
  expect(await codeOf(replyByLink(pub(), reply))).toBe('REPLY_LINK_INVALID');
  expect(await codeOf(openReplyLink(pub(), token))).toBe('REPLY_LINK_INVALID');
  const seen = await getDispatch(on(inspector), documentId);
  expect(seen.units).toMatchObject([
    {
      state: 'replied',
      receipt: { way: 'link', personName: '李某' },
      replies: [{ way: 'link', personName: '李某', phone: '0000-1' }],
    },
  ]);
});

test('A paper that asks for no reply is acknowledged by a link, which offers no reply', async () => {
  const documentId = await issue(null);
  expect((await getDispatch(on(inspector), documentId)).may.makeLink).toBe(true);
  const { path } = await makeReplyLink(on(inspector), documentId, month.head.orgId);
  const token = path.split('#')[1] ?? '';
  expect((await openReplyLink(pub(), token)).unit.may).toEqual({ acknowledge: true, reply: false });
  await acknowledgeByLink(pub(), token, '李某');
  expect((await getDispatch(on(inspector), documentId)).units).toMatchObject([
    { state: 'received', receipt: { way: 'link', personName: '李某' }, replies: [] },
  ]);
});

test('A link ends with its day, and wrong ones lock the address for a while', async () => {
  const documentId = await issue();
  const { path } = await makeReplyLink(on(inspector), documentId, month.head.orgId);
  const token = path.split('#')[1] ?? '';
  expect(await codeOf(openReplyLink(pub('2026-12-06'), token))).toBe('REPLY_LINK_INVALID');
  const codes: string[] = [];
  for (let i = 0; i < 12; i += 1)
    codes.push(await codeOf(openReplyLink(pub(TODAY, '10.9.9.9'), `wrong-wrong-wrong-${i}`)));
  expect(codes.at(0)).toBe('REPLY_LINK_INVALID');
  expect(codes.at(-1)).toBe('REPLY_LINK_LOCKED');
  expect(await codeOf(openReplyLink(pub(), token))).toBe('done');
});

test('An answer on paper is recorded by the office under the name that stands there; what stays unanswered is seen', async () => {
  const documentId = await issue();
  const orgId = month.head.orgId;
  const late = on(inspector, '2026-12-01');
  const overdue = await withScope(db.app, inspector, (tx) => listAnswerDuties(tx, late));
  expect(overdue.find((one) => one.documentId === documentId)).toMatchObject({ isLate: true });
  expect((await getDispatch(late, documentId)).units).toMatchObject([{ state: 'overdue' }]);
  const paper = { orgId, way: 'paper' as const, text: '见复函原件。', fileIds: [], phone: '' };
  expect(await codeOf(replyToDocument(late, documentId, { ...paper, personName: '' }))).toBe(
    'PAPER_NEEDS_NAME',
  );
  await replyToDocument(late, documentId, { ...paper, personName: '孙镇长', onDate: '2026-11-30' });
  const seen = await getDispatch(late, documentId);
  expect(seen.units).toMatchObject([
    {
      state: 'replied',
      replies: [{ way: 'paper', personName: '孙镇长', recordedByName: '周督', isLate: true }],
    },
  ]);
});

test('The day of reply moves with the text until the letter is signed, and lies after the signing', async () => {
  const { documentId } = await draft();
  await act(inspectionHead, documentId, 'check');
  expect(await codeOf(act(approver, documentId, 'approve', {}, '2026-11-27'))).toBe('REPLY_DAY_PASSED');
  expect(await codeOf(changeReplyDay(on(stranger), documentId, '2026-12-04'))).not.toBe('done');
  await changeReplyDay(on(inspector), documentId, '2026-12-04');
  const view = await getDocumentView(on(inspector), documentId);
  expect(view.document.replyBy).toBe('2026-12-04');
  expect(view.model).toContain('请于2026年12月4日前函复');
  await act(approver, documentId, 'approve', {}, '2026-11-27');
  expect(await codeOf(changeReplyDay(on(inspector), documentId, '2026-12-11'))).toBe('DOCUMENT_STEP_NOT_NOW');
});
