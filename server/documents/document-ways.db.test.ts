import { beforeAll, expect, test } from 'vitest';
import { parseModel } from '#core/documents/contract.ts';
import { DEFAULT_WAYS, type KindWay } from '#core/documents/kind-way.ts';
import { toOfficialModel, toTextLine } from '#core/documents/official-model.ts';
import type { DocumentAct } from '#core/documents/way.ts';
import type { Actor } from '#core/people/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { withScope } from '../platform/with-scope.ts';
import { newMonth, type TestMonth } from '../reporting/testing-month.ts';
import { actOnDocument } from './act-on-document.ts';
import { getDispatch, listAnswerDuties } from './dispatch.view.ts';
import { getDocumentView } from './document.view.ts';
import { getDocumentWays } from './document-ways.view.ts';
import { draftDocument } from './draft-document.ts';
import { setDocumentParties } from './set-document-parties.ts';
import { setDocumentWay } from './set-document-way.ts';

const db = await testDatabase();
let month: TestMonth;
let inspector: Actor;
let inspectionHead: Actor;
let officeHead: Actor;
let second: { id: string; actor: Actor };

const codeOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'done',
    (error: { body?: { code: string } }) => error.body?.code ?? String(error),
  );
const on = (actor: Actor, today = '2026-11-20') => ({
  ...month.county.ctx(actor),
  today,
  now: new Date(`${today}T02:00:00Z`),
});

beforeAll(async () => {
  month = await newMonth(db, 1);
  const office = await month.county.newUnit('督查室', 'office');
  const region = (actor: Actor): Actor => ({ ...actor, sees: 'region' });
  inspector = region(await month.county.newActor(office, ['inspector'], '周督'));
  inspectionHead = region(await month.county.newActor(office, ['inspection-head'], '吴主任'));
  officeHead = region(await month.county.newActor(office, ['office-head'], '陈主任'));
  const unit = await month.county.newUnit('抄送局', 'department');
  second = { id: unit.id, actor: await month.county.newActor(unit, ['head'], '抄送人') };
});

const versionNow = async () => (await getDocumentWays(on(inspectionHead))).version;
const draftOrder = () =>
  draftDocument(on(inspector), {
    model: toOfficialModel('supervision-order', {
      head: { issuingBody: '督查室督办单' },
      title: '督办单',
      blocks: [toTextLine('ask', '请办理。')],
    }),
    about: [],
    orgIds: [month.unit.id],
    replyBy: '2026-11-27',
  });
const step = async (documentId: string, actor: Actor, act: DocumentAct, more: object = {}) => {
  const { document } = await getDocumentView(on(actor), documentId);
  return actOnDocument(on(actor), documentId, {
    version: document.version,
    act,
    opinion: '',
    way: 'online',
    personName: '',
    ...more,
  });
};

test('A way that is set holds for documents drafted after it; one drafted before goes on as it began', async () => {
  const before = await draftOrder();
  const way: KindWay = {
    ...DEFAULT_WAYS['supervision-order'],
    steps: [
      { act: 'check', isOptional: false, roles: ['inspection-head'] },
      { act: 'approve', isOptional: false, roles: ['office-head'] },
      { act: 'issue', isOptional: false, roles: ['inspector'] },
    ],
    numbering: 'none',
    parties: { issuingBody: null, addressees: [], copyTo: ['县政府办公室'] },
  };
  const version = await versionNow();
  await setDocumentWay(on(inspectionHead), 'supervision-order', { way, source: '督查工作细则', version });
  const after = await draftOrder();
  const steps = async (id: string) =>
    (await getDocumentView(on(inspector), id)).steps.map(({ act }) => act).join(' ');
  expect(await steps(before.documentId)).toBe('check cosign approve register issue');
  expect(await steps(after.documentId)).toBe('check approve issue');
  const { model } = await getDocumentView(on(inspector), after.documentId);
  expect(parseModel(model).imprint?.copyTo).toEqual(['县政府办公室']);
  await step(after.documentId, inspectionHead, 'check');
  expect(await codeOf(step(after.documentId, inspectionHead, 'approve'))).toBe('DOCUMENT_STEP_NOT_YOURS');
  await step(after.documentId, officeHead, 'approve');
  expect((await step(after.documentId, inspector, 'issue')).state).toBe('issued');

  await setDocumentWay(on(inspectionHead), 'supervision-order', {
    way: null,
    source: '恢复默认',
    version: version + 1,
  });
  const found = await getDocumentWays(on(inspectionHead));
  expect(found.ways.find(({ kind }) => kind === 'supervision-order')).toMatchObject({
    isDefault: true,
    way: DEFAULT_WAYS['supervision-order'],
  });
  expect(
    found.changes.slice(0, 2).map(({ kind, isReset, personName }) => [kind, isReset, personName]),
  ).toEqual([
    ['supervision-order', true, '吴主任'],
    ['supervision-order', false, '吴主任'],
  ]);
  expect(await steps(after.documentId)).toBe('check approve issue');
});

test('Papers of supervision are set by the head of the inspection office, the bulletin by the project office', async () => {
  const set = async (actor: Actor, kind: 'supervision-order' | 'period-bulletin' | 'prompt-letter') =>
    codeOf(
      setDocumentWay(on(actor), kind, {
        way: DEFAULT_WAYS[kind],
        source: '试',
        version: await versionNow(),
      }),
    );
  expect(await set(officeHead, 'supervision-order')).toBe('DOCUMENT_WAY_NOT_YOURS');
  expect(await set(inspector, 'supervision-order')).toBe('DOCUMENT_WAY_NOT_YOURS');
  expect(await set(inspectionHead, 'period-bulletin')).toBe('DOCUMENT_WAY_NOT_YOURS');
  expect(await set(officeHead, 'period-bulletin')).toBe('done');
  expect(await set(inspectionHead, 'prompt-letter')).toBe('done');
  expect(await set(officeHead, 'prompt-letter')).toBe('done');
});

test('A way without signature, a fact list for all, and a change over somebody else’s are refused', async () => {
  const set = async (kind: 'supervision-order' | 'fact-list', part: Partial<KindWay>, version?: number) =>
    codeOf(
      setDocumentWay(on(inspectionHead), kind, {
        way: { ...DEFAULT_WAYS[kind], ...part },
        source: '试',
        version: version ?? (await versionNow()),
      }),
    );
  const unsigned = DEFAULT_WAYS['supervision-order'].steps.filter(
    ({ act }) => act === 'check' || act === 'issue',
  );
  expect(await set('supervision-order', { steps: unsigned, numbering: 'none' })).toBe('DOCUMENT_WAY_WRONG');
  expect(await set('fact-list', { audience: 'all' })).toBe('DOCUMENT_WAY_WRONG');
  expect(await set('supervision-order', { draft: ['inspection-head'] })).toBe('DOCUMENT_WAY_WRONG');
  expect(await set('fact-list', {}, 0)).toBe('DOCUMENT_WAY_CHANGED_MEANWHILE');
});

test('Until the signing a paper is addressed anew: who is copied reads and acknowledges and owes no reply', async () => {
  const { documentId } = await draftDocument(on(inspector), {
    model: toOfficialModel('prompt-letter', {
      head: { issuingBody: '望川县发展和改革局' },
      title: '提示函',
      addressees: [month.unit.name],
      blocks: [toTextLine('ask', '请函复。')],
      signature: { issuingBodies: ['望川县发展和改革局'], dateOn: null, seal: true },
    }),
    about: [],
    orgIds: [month.unit.id],
    replyBy: '2026-11-27',
  });
  const set = async (addressees: string[], copyTo: string[]) => {
    const { document } = await getDocumentView(on(inspector), documentId);
    return setDocumentParties(on(inspector), documentId, { version: document.version, addressees, copyTo });
  };
  expect(await codeOf(set([], []))).toBe('ADDRESSEE_WANTED');
  await set(['抄送局'], []);
  const units = async () =>
    (await getDispatch(on(inspector), documentId)).units.map(({ orgName, isCopy }) => [orgName, isCopy]);
  expect(await units()).toEqual([['抄送局', false]]);
  await set([month.unit.name], ['抄送局', '县委办公室']);
  expect(new Map((await units()) as [string, boolean][])).toEqual(
    new Map([
      [month.unit.name, false],
      ['抄送局', true],
    ]),
  );
  const { model } = await getDocumentView(on(inspector), documentId);
  expect(parseModel(model)).toMatchObject({
    addressees: [month.unit.name],
    imprint: { copyTo: ['抄送局', '县委办公室'] },
  });
  await step(documentId, inspectionHead, 'check');
  await step(documentId, officeHead, 'approve');
  expect(await codeOf(set([month.unit.name], []))).toBe('LINE_EDIT_FORBIDDEN');
  await step(documentId, inspector, 'register', { number: '望发改函〔2026〕9号' });
  await step(documentId, inspector, 'issue');
  const owed = await withScope(db.app, second.actor, (tx) => listAnswerDuties(tx, on(second.actor)));
  expect(owed.map(({ sentence }) => sentence)).toEqual(['《提示函》待签收']);
});
