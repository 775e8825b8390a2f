import { expect, test } from 'vitest';
import type { Actor } from '#core/people/public.ts';
import { withScope } from '#server/platform/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { freezeMonth, newMonth, PERIOD, type TestMonth } from '../reporting/testing-month.ts';
import { actOnDocument } from './act-on-document.ts';
import { answerUnitCheck } from './answer-unit-check.ts';
import { getDocumentView } from './document.view.ts';
import { listDocumentDuties } from './document-duties.view.ts';
import { draftBulletin } from './draft-bulletin.ts';

const db = await testDatabase();
const CHOICES = { period: PERIOD, requests: [], replyByOn: null, seasonNote: null, switches: {} };

async function frozenMonth(): Promise<TestMonth> {
  const month = await newMonth(db, 1);
  await freezeMonth(month);
  return month;
}

async function dutiesOf({ county }: TestMonth, who: Actor) {
  const ctx = county.ctx(who);
  const duties = await withScope(ctx.db, who, (tx) => listDocumentDuties(tx, ctx));
  return duties.map(({ step, isOnPaper, objections }) =>
    objections > 0 ? `${objections} objections` : isOnPaper ? `${step} on paper` : String(step),
  );
}

test('A bulletin that the only head of the office drafted waits for its check before the office, to be recorded from paper', async () => {
  const month = await frozenMonth();
  await draftBulletin(month.county.ctx(month.officeHead), CHOICES);
  expect(await dutiesOf(month, month.officeHead)).toEqual(['check on paper']);
  expect(await dutiesOf(month, month.clerk)).toEqual(['check on paper']);
  expect(await dutiesOf(month, month.head)).toEqual([]);
  // A second head can check on line: then it waits for him alone.
  const second = await month.county.newOfficer('office-head');
  expect(await dutiesOf(month, second)).toEqual(['check']);
  expect(await dutiesOf(month, month.officeHead)).toEqual([]);
});

test('A bulletin that the clerk drafted waits for the head alone, and its signing waits before the office where no signer has an account', async () => {
  const month = await frozenMonth();
  const { documentId } = await draftBulletin(month.county.ctx(month.clerk), CHOICES);
  expect(await dutiesOf(month, month.officeHead)).toEqual(['check']);
  expect(await dutiesOf(month, month.clerk)).toEqual([]);
  const act = async (kind: 'check' | 'cosign', way: 'online' | 'paper', personName = '') => {
    const ctx = month.county.ctx(month.officeHead);
    const { document } = await getDocumentView(ctx, documentId);
    const onPaper = way === 'paper' ? { onDate: ctx.today } : {};
    const step = { version: document.version, act: kind, opinion: '', way, personName, ...onPaper };
    await actOnDocument(ctx, documentId, step);
  };
  await act('check', 'online');
  await act('cosign', 'paper', '赵某');
  expect(await dutiesOf(month, month.officeHead)).toEqual(['approve on paper']);
  const office = await month.county.newUnit('县政府办', 'office');
  await month.county.newActor(office, ['approver']);
  expect(await dutiesOf(month, month.officeHead)).toEqual([]);
});

test('An objection of a unit waits for the office that drafts, and nobody is asked to sign until it is answered', async () => {
  const month = await frozenMonth();
  const office = await month.county.newUnit('县政府办', 'office');
  const cosigner = await month.county.newActor(office, ['cosigner']);
  const { documentId } = await draftBulletin(month.county.ctx(month.clerk), CHOICES);
  const act = async (who: Actor, kind: 'check' | 'send-units') => {
    const ctx = month.county.ctx(who);
    const { document } = await getDocumentView(ctx, documentId);
    const step = {
      version: document.version,
      act: kind,
      opinion: '',
      way: 'online' as const,
      personName: '',
    };
    await actOnDocument(ctx, documentId, step);
  };
  await act(month.officeHead, 'check');
  await act(month.clerk, 'send-units');
  expect(await dutiesOf(month, month.head)).toEqual(['null']);
  await answerUnitCheck(month.county.ctx(month.head), documentId, {
    answer: 'objection',
    text: '完成投资应为1200万元',
  });
  expect(await dutiesOf(month, month.head)).toEqual([]);
  expect(await dutiesOf(month, cosigner)).toEqual([]);
  expect(await dutiesOf(month, month.clerk)).toEqual(['1 objections']);
  const settled = { answer: 'no-objection' as const, text: '以定版数为准', orgId: month.unit.id };
  await answerUnitCheck(month.county.ctx(month.clerk), documentId, settled);
  expect(await dutiesOf(month, cosigner)).toEqual(['cosign']);
  expect(await dutiesOf(month, month.clerk)).toEqual([]);
});
