import { expect, test } from 'vitest';
import type { Actor } from '#core/people/public.ts';
import { DEFAULT_LADDER } from '#core/supervision/ladder/ladder.ts';
import type { TaskMove } from '#core/supervision/task/task.ts';
import { getDocumentView } from '../documents/document.view.ts';
import { testDatabase } from '../platform/testing.ts';
import { newMonth, type TestMonth } from '../reporting/testing-month.ts';
import { decideLadderProposal } from './decide-ladder.ts';
import { draftSupervisionBulletin } from './draft-bulletin.ts';
import { draftSpecialReport } from './draft-papers.ts';
import { getLadderProposals } from './ladder.view.ts';
import { getLadderRules, setLadderRules } from './ladder-rules.ts';
import { drawLookBack, getLookBackDraws } from './look-backs.ts';
import { moveTask } from './move-task.ts';
import { proposeTasks } from './propose-tasks.ts';
import { runLadderJob } from './run-ladder.job.ts';
import { runLadder } from './run-ladder.ts';
import { getTaskView } from './tasks.view.ts';

const db = await testDatabase();
const codeOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'done',
    (error: { body?: { code: string } }) => error.body?.code ?? String(error),
  );
const DUE = '2026-09-18';
const SOURCE = {
  sourceKind: 'instruction',
  sourceTitle: '县长批示',
  sourceOn: null,
  quote: '请抓紧',
  projectId: null,
  problemId: null,
} as const;

interface Office extends TestMonth {
  inspector: Actor;
  inspectionHead: Actor;
}
async function newOffice(): Promise<Office> {
  const month = await newMonth(db, 1);
  const inspection = await month.county.newUnit('督查室', 'office');
  const inspector = await month.county.newActor(inspection, ['inspector'], '周督');
  const inspectionHead = await month.county.newActor(inspection, ['inspection-head'], '吴主任');
  return { ...month, inspector, inspectionHead };
}
/** As if it were that day. */
const onDay = (office: Office, actor: Actor, today: string) => ({ ...office.county.ctx(actor), today });

async function newAssigned(office: Office, title: string, isVeto = false): Promise<string> {
  const order = {
    title,
    leadOrgId: office.unit.id,
    supportingOrgIds: [],
    deliverable: '',
    target: '',
    dueOn: DUE,
    cadence: null,
    isVeto,
  };
  const { taskIds } = await proposeTasks(onDay(office, office.clerk, '2026-09-01'), {
    source: SOURCE,
    orders: [order],
  });
  const taskId = taskIds[0] ?? '';
  const head = onDay(office, office.inspectionHead, '2026-09-01');
  await moveTask(head, taskId, {
    version: 1,
    move: { kind: 'establish', order, number: '', on: '2026-09-01' },
  });
  await moveTask(onDay(office, office.inspector, '2026-09-01'), taskId, {
    version: 2,
    move: { kind: 'assign', note: '', on: '2026-09-01' },
  });
  return taskId;
}
const open = (office: Office, today: string) =>
  getLadderProposals(onDay(office, office.inspectionHead, today), { open: 'open' });

test('The ladder reminds, chases and proposes papers as days pass; run twice on a day it adds nothing', async () => {
  const office = await newOffice();
  const taskId = await newAssigned(office, '签订协议');
  const run = (today: string) => runLadder(onDay(office, office.inspector, today));
  expect(await run('2026-09-14')).toEqual({ proposed: 0, joined: 0, replaced: 0, lapsed: 0 });
  expect(await run('2026-09-15')).toEqual({ proposed: 1, joined: 0, replaced: 0, lapsed: 0 });
  expect(await run('2026-09-15')).toEqual({ proposed: 0, joined: 0, replaced: 0, lapsed: 0 });
  const [reminder] = (await open(office, '2026-09-15')).proposals;
  expect(reminder).toMatchObject({ instrument: 'reminder', tasks: [{ taskId, dueOn: DUE }] });
  expect(reminder?.message).toContain('签订协议');
  expect(await run('2026-09-21')).toEqual({ proposed: 1, joined: 0, replaced: 0, lapsed: 1 });
  expect((await open(office, '2026-09-21')).proposals[0]?.instrument).toBe('chase');
  expect(await run('2026-10-09')).toMatchObject({ proposed: 1 });
  expect((await open(office, '2026-10-09')).proposals[0]?.instrument).toBe('supervision-order');
});

test('A chase that is taken stands in the history of its task; a paper is decided by a head only, declined with a reason', async () => {
  const office = await newOffice();
  const taskId = await newAssigned(office, '签订协议');
  await runLadder(onDay(office, office.inspector, '2026-09-21'));
  const [chase] = (await open(office, '2026-09-21')).proposals;
  const clerk = onDay(office, office.inspector, '2026-09-21');
  const take = { decision: 'take', reason: '已电话催办', chaseBy: 'phone' } as const;
  await decideLadderProposal(clerk, chase?.id ?? '', take);
  expect(await codeOf(decideLadderProposal(clerk, chase?.id ?? '', take))).toBe('LADDER_DECIDED_ALREADY');
  const seen = await getTaskView(office.county.ctx(office.head), taskId);
  expect(seen.moves.at(-1)?.move).toMatchObject({ kind: 'chase', text: '已电话催办', by: 'phone' });
  await runLadder(onDay(office, office.inspector, '2026-09-28'));
  const [letter] = (await open(office, '2026-09-28')).proposals;
  expect(letter?.instrument).toBe('prompt-letter');
  const later = onDay(office, office.inspector, '2026-09-28');
  expect(letter?.mayDecide).toBe(true);
  expect((await getLadderProposals(later, { open: 'open' })).proposals[0]?.mayDecide).toBe(false);
  expect(await codeOf(decideLadderProposal(later, letter?.id ?? '', take))).toBe('LADDER_NOT_YOURS');
  const head = onDay(office, office.inspectionHead, '2026-09-28');
  const decline = { decision: 'decline', reason: '', chaseBy: 'phone' } as const;
  expect(await codeOf(decideLadderProposal(head, letter?.id ?? '', decline))).toBe('LADDER_REASON_WANTED');
  await decideLadderProposal(head, letter?.id ?? '', { ...decline, reason: '已当面说明' });
  expect((await open(office, '2026-09-28')).proposals).toEqual([]);
});

test('A letter that is taken is drafted at once, to one unit; a second matter of the week grows the untouched draft', async () => {
  const office = await newOffice();
  const taskId = await newAssigned(office, '第一项');
  const head = onDay(office, office.inspectionHead, '2026-09-28');
  await runLadder(head);
  const take = { decision: 'take', reason: '', chaseBy: 'phone' } as const;
  const [letter] = (await open(office, '2026-09-28')).proposals;
  const { documentId } = await decideLadderProposal(head, letter?.id ?? '', take);
  const drafted = await getDocumentView(head, documentId ?? '');
  expect(drafted.document).toMatchObject({ kind: 'prompt-letter', state: 'draft', drafterName: '系统' });
  expect(drafted.model).toContain('第一项');
  expect(drafted.may.acts).toContain('check');
  await newAssigned(office, '第二项');
  await runLadder(head);
  const [second] = (await open(office, '2026-09-28')).proposals;
  expect(second?.tasks.map(({ title }) => title)).toEqual(['第二项']);
  const joined = await decideLadderProposal(head, second?.id ?? '', take);
  expect(joined.documentId).toBe(documentId);
  const grown = await getDocumentView(head, documentId ?? '');
  expect(grown.document.title).toBe('关于商请抓紧办理2项督办事项的提示函');
  expect(grown.model).toContain('第一项');
  expect(await codeOf(getDocumentView(office.county.ctx(office.head), documentId ?? ''))).toBe(
    'DOCUMENT_NOT_FOUND',
  );
  const decided = await getLadderProposals(head, { open: 'decided', taskId });
  expect(decided.proposals[0]?.decision).toMatchObject({ decision: 'take', documentId });
});

test('Two matters of one unit make one paper, and a third of the week joins it', async () => {
  const office = await newOffice();
  await newAssigned(office, '第一项');
  await newAssigned(office, '第二项');
  const head = onDay(office, office.inspectionHead, '2026-09-28');
  expect(await runLadder(head)).toMatchObject({ proposed: 1 });
  await newAssigned(office, '第三项');
  expect(await runLadder(head)).toEqual({ proposed: 0, joined: 1, replaced: 0, lapsed: 0 });
  expect((await open(office, '2026-09-28')).proposals.map(({ tasks }) => tasks.length)).toEqual([3]);
});

test('Two runs at once leave one proposal; units and reporters do not read the ladder', async () => {
  const office = await newOffice();
  await newAssigned(office, '签订协议');
  const run = () => runLadder(onDay(office, office.inspector, '2026-09-28'));
  const both = await Promise.all([run(), run()]);
  expect(both.map(({ proposed }) => proposed).sort()).toEqual([0, 1]);
  expect(await codeOf(getLadderProposals(office.county.ctx(office.head), { open: 'open' }))).toBe(
    'LADDER_NOT_YOURS',
  );
  expect(await codeOf(runLadder(office.county.ctx(office.reporter)))).toBe('LADDER_NOT_YOURS');
});

test('Rules are the head’s; what was proposed keeps the rung as it was', async () => {
  const office = await newOffice();
  const changed = { rules: { ...DEFAULT_LADDER, mergeWithinDays: 3 }, source: '督查工作办法' };
  expect(await codeOf(setLadderRules(office.county.ctx(office.inspector), changed))).toBe('LADDER_NOT_YOURS');
  await setLadderRules(office.county.ctx(office.inspectionHead), changed);
  expect(await getLadderRules(office.county.ctx(office.inspector))).toMatchObject({
    rules: { mergeWithinDays: 3 },
    version: 1,
    maySet: false,
  });
});

test('A draw for a second look takes every veto matter, keeps its seed and can be played again', async () => {
  const office = await newOffice();
  const ids = [await newAssigned(office, '否决事项', true), await newAssigned(office, '一般事项')];
  const on = '2026-09-10';
  for (const taskId of ids) {
    let version = 3;
    const step = async (actor: Actor, move: TaskMove) => {
      version = (await moveTask(onDay(office, actor, on), taskId, { version, move })).version;
    };
    await step(office.head, { kind: 'report-done', text: '完成', fileIds: [], on });
    await step(office.inspector, { kind: 'verify', verdict: 'agree', text: '属实', fileIds: [], on });
    await step(office.inspector, { kind: 'close', satisfaction: null, note: '', on });
  }
  const ctx = onDay(office, office.inspector, '2026-10-10');
  const draw = {
    title: '三季度回头看',
    fromOn: '2026-07-01',
    toOn: '2026-09-30',
    sharePerMille: 0,
    seed: '20261010',
  };
  expect(await codeOf(drawLookBack(ctx, { ...draw, toOn: '2026-07-31' }))).toBe('LOOK_BACK_NOTHING_CLOSED');
  expect(await drawLookBack(ctx, draw)).toMatchObject({ drawn: 1 });
  const { draws } = await getLookBackDraws(ctx);
  expect(draws).toMatchObject([{ poolSize: 2, isReplayed: true, drawn: [{ taskId: ids[0], isVeto: true }] }]);
});

test('By itself the ladder runs in the morning as the system, and finds nothing more to say when a person runs it after', async () => {
  const office = await newOffice();
  await newAssigned(office, '签订协议');
  await runLadderJob(db.worker, new Date('2026-09-28T00:00:00Z'));
  expect((await open(office, '2026-09-28')).proposals).toHaveLength(1);
  expect(await runLadder(onDay(office, office.inspector, '2026-09-28'))).toMatchObject({
    proposed: 0,
    joined: 0,
  });
});

test('The inspection office drafts a bulletin of all tasks and a brief about one; nobody else does', async () => {
  const office = await newOffice();
  const inspector = onDay(office, office.inspector, '2026-09-28');
  expect(await codeOf(draftSupervisionBulletin(inspector))).toBe('NO_TASKS_TO_REPORT');
  const taskId = await newAssigned(office, '签订协议');
  const { documentId } = await draftSupervisionBulletin(inspector);
  const drafted = await getDocumentView(inspector, documentId);
  expect(drafted.document.kind).toBe('supervision-bulletin');
  expect(drafted.model).toContain('"measure":"task_overdue"');
  const brief = await draftSpecialReport(inspector, taskId);
  expect((await getDocumentView(inspector, brief.documentId)).model).toContain('签订协议');
  const unit = onDay(office, office.head, '2026-09-28');
  expect(await codeOf(draftSupervisionBulletin(unit))).toBe('DOCUMENT_STEP_NOT_YOURS');
  expect(await codeOf(draftSpecialReport(unit, taskId))).toBe('DOCUMENT_STEP_NOT_YOURS');
});
