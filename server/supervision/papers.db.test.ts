import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { listFigureSlots } from '#core/documents/content-model.ts';
import { parseModel } from '#core/documents/contract.ts';
import { toFigureId } from '#core/documents/figure-ref.ts';
import { toOfficialModel, toTextLine } from '#core/documents/official-model.ts';
import type { DocumentAct } from '#core/documents/way.ts';
import type { Actor } from '#core/people/public.ts';
import type { TaskMove } from '#core/supervision/task/task.ts';
import { actOnDocument } from '../documents/act-on-document.ts';
import { attachReplyFile, replyToDocument } from '../documents/answer-document.ts';
import { getDispatch } from '../documents/dispatch.view.ts';
import { getDocumentView } from '../documents/document.view.ts';
import { draftDocument } from '../documents/draft-document.ts';
import { testDatabase } from '../platform/testing.ts';
import { withScope, withWorker } from '../platform/with-scope.ts';
import { getWorkingCalendar } from '../platform/working-calendar.queries.ts';
import { newMonth, type TestMonth } from '../reporting/testing-month.ts';
import { verifyChains } from '../reporting/verify-chains.ts';
import { attachTaskFile } from './attach-file.ts';
import { decideLadderProposal } from './decide-ladder.ts';
import { draftSupervisionBulletin } from './draft-bulletin.ts';
import { listInstrumentTasksOf } from './draft-instrument.ts';
import { getLadderProposals } from './ladder.view.ts';
import { findLadder, setLadderRules } from './ladder-rules.ts';
import { moveTask } from './move-task.ts';
import { proposeTasks } from './propose-tasks.ts';
import { taskStandings } from './rebuild-task-standings.ts';
import { runLadderJob } from './run-ladder.job.ts';
import { runLadder } from './run-ladder.ts';
import { listReplyTasks, takeReply } from './take-reply.ts';
import { getTaskView } from './tasks.view.ts';
import { getTaskFigureTrace } from './trace-tasks.view.ts';

const db = await testDatabase();
const codeOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'done',
    (error: { body?: { code: string } }) => error.body?.code ?? String(error),
  );

interface Office extends TestMonth {
  inspector: Actor;
  inspectionHead: Actor;
  officeHead: Actor;
}
async function newOffice(): Promise<Office> {
  const month = await newMonth(db, 1);
  const inspection = await month.county.newUnit('督查室', 'office');
  const region = (actor: Actor): Actor => ({ ...actor, sees: 'region' });
  return {
    ...month,
    inspector: region(await month.county.newActor(inspection, ['inspector'], '周督')),
    inspectionHead: region(await month.county.newActor(inspection, ['inspection-head'], '吴主任')),
    officeHead: region(await month.county.newActor(inspection, ['office-head'], '陈主任')),
  };
}
const onDay = (office: Office, actor: Actor, today: string) => ({
  ...office.county.ctx(actor),
  today,
  now: new Date(`${today}T02:00:00Z`),
});

async function newAssigned(office: Office, title: string): Promise<string> {
  const order = {
    title,
    leadOrgId: office.unit.id,
    supportingOrgIds: [],
    deliverable: '',
    target: '',
    dueOn: '2026-09-18',
    cadence: null,
    isVeto: false,
  };
  const source = {
    sourceKind: 'instruction',
    sourceTitle: '县长批示',
    sourceOn: null,
    quote: '“请抓紧”\\办理\n',
    projectId: null,
    problemId: null,
  } as const;
  const { taskIds } = await proposeTasks(onDay(office, office.clerk, '2026-09-01'), {
    source,
    orders: [order],
  });
  const taskId = taskIds[0] ?? '';
  const on = '2026-09-01';
  await move(office, office.inspectionHead, taskId, { kind: 'establish', order, number: '', on });
  await move(office, office.inspector, taskId, { kind: 'assign', note: '', on });
  return taskId;
}

async function move(office: Office, actor: Actor, taskId: string, step: TaskMove): Promise<void> {
  const { version } = await getTaskView(onDay(office, office.inspector, step.on), taskId);
  await moveTask(onDay(office, actor, step.on), taskId, { version, move: step });
}

async function issueLetter(office: Office, today: string): Promise<string> {
  const head = onDay(office, office.inspectionHead, today);
  await runLadder(head);
  const [letter] = (await getLadderProposals(head, { open: 'open' })).proposals;
  const take = { decision: 'take', reason: '', chaseBy: 'phone' } as const;
  const { documentId } = await decideLadderProposal(head, letter?.id ?? '', take);
  const step = async (actor: Actor, act: DocumentAct, more: object = {}) => {
    const { document } = await getDocumentView(onDay(office, actor, today), documentId ?? '');
    const input = { version: document.version, act, opinion: '', way: 'online' as const, personName: '' };
    await actOnDocument(onDay(office, actor, today), documentId ?? '', { ...input, ...more });
  };
  await step(office.inspectionHead, 'check');
  await step(office.officeHead, 'approve');
  await step(office.inspector, 'register', { number: `望发改函〔2026〕${documentId}号` });
  await step(office.inspector, 'issue');
  return documentId ?? '';
}

test('A paper names as contact who assigned the matter at the office, not who adopted the proposal; once he has left, who did', async () => {
  const office = await newOffice();
  const lastsUntil = (day: string) =>
    sql`update posts set valid_to = ${day} where region_id = ${office.inspector.regionId}
      and person_id = ${office.inspector.personId}`.execute(db.owner);
  const contactOf = async (title: string) => {
    await newAssigned(office, title);
    const head = onDay(office, office.inspectionHead, '2026-09-28');
    await runLadder(head);
    const [letter] = (await getLadderProposals(head, { open: 'open' })).proposals;
    const take = { decision: 'take', reason: '', chaseBy: 'phone' } as const;
    const { documentId } = await decideLadderProposal(head, letter?.id ?? '', take);
    return parseModel((await getDocumentView(head, documentId ?? '')).model).endNote;
  };
  expect(await contactOf('签订协议')).toContain('联系人：周督');
  await lastsUntil('2026-09-20');
  expect(await contactOf('完成迁改')).toContain('联系人：吴主任');
});

test('A reply to a paper becomes feedback of its tasks in one step, with its files and the way back, and only once', async () => {
  const office = await newOffice();
  const taskId = await newAssigned(office, '签订协议');
  const documentId = await issueLetter(office, '2026-09-28');
  const unit = onDay(office, office.head, '2026-09-29');
  const who = { orgId: office.unit.id, way: 'inside' } as const;
  const pdf = { name: '协议.pdf', content: Buffer.from('%PDF-1.4 a'), mediaType: 'application/pdf' };
  const { fileId } = await attachReplyFile(unit, documentId, who, pdf);
  const { replyId } = await replyToDocument(unit, documentId, {
    ...who,
    text: '已签八户，月底前签完。',
    phone: '',
    personName: '',
    fileIds: [fileId],
  });
  // Something else happened between the reply and its being taken.
  await move(office, office.inspector, taskId, {
    kind: 'chase',
    orgId: office.unit.id,
    by: 'phone',
    text: '电话了解',
    on: '2026-09-30',
  });
  const inspector = onDay(office, office.inspector, '2026-09-30');
  const body = { tasks: [{ taskId, percent: 80 }] };
  expect(await codeOf(takeReply(unit, { documentId, replyId }, body))).toBe('TASK_STEP_NOT_YOURS');
  expect(await codeOf(takeReply(inspector, { documentId, replyId: '999999' }, body))).toBe('REPLY_NOT_FOUND');
  expect(await takeReply(inspector, { documentId, replyId }, body)).toEqual({ taken: 1 });
  expect(await codeOf(takeReply(inspector, { documentId, replyId }, body))).toBe('REPLY_TAKEN_ALREADY');
  const seen = await getTaskView(unit, taskId);
  expect(seen.row).toMatchObject({ lastFeedbackOn: '2026-09-29', percent: 80 });
  expect(seen.moves.at(-1)?.move).toMatchObject({
    kind: 'feedback',
    text: '已签八户，月底前签完。',
    on: '2026-09-29',
    fileIds: [fileId],
    reply: { documentId, replyId },
  });
  expect(seen.files.map(({ name }) => name)).toEqual(['协议.pdf']);
  const calendar = await withWorker(db.worker, inspector.actor.regionId, (tx) => getWorkingCalendar(tx));
  const [facts] = await withScope(db.app, inspector.actor, (tx) =>
    listInstrumentTasksOf(tx, inspector, [{ taskId, dueOn: null }], calendar),
  );
  expect(facts?.history.map(({ on, text }) => `${on} ${text}`).slice(-5)).toEqual([
    `2026-09-28 印发提示函（望发改函〔2026〕${documentId}号）。`,
    '2026-09-29 城关镇反馈办理情况，进度80%。',
    '2026-09-29 城关镇签收提示函。',
    '2026-09-29 城关镇回复提示函。',
    '2026-09-30 对城关镇催办（电话）。',
  ]);
  expect((await listReplyTasks(inspector, documentId)).tasks).toMatchObject([
    { taskId, takenReplyIds: [replyId] },
  ]);
  await expect(listReplyTasks(inspector, '999999')).rejects.toMatchObject({
    body: { code: 'DOCUMENT_NOT_FOUND' },
  });
  const typed: TaskMove = {
    kind: 'feedback',
    orgId: office.unit.id,
    text: '手填编号',
    percent: null,
    fileIds: [],
    way: 'inside',
    reply: { documentId, replyId },
    on: '2026-09-30',
  };
  expect(await codeOf(move(office, office.inspector, taskId, typed))).toBe('TASK_STEP_NOT_YOURS');
});

test('A feedback on the task is the reply to the paper that asked for it: said once, closed at once, never taken again', async () => {
  const office = await newOffice();
  const taskId = await newAssigned(office, '签订协议');
  const documentId = await issueLetter(office, '2026-09-28');
  const unit = onDay(office, office.head, '2026-09-29');
  const seen = await getTaskView(unit, taskId);
  expect(seen.owedReplies).toMatchObject([{ documentId, otherMatters: 0 }]);
  const pdf = { name: '协议.pdf', content: Buffer.from('%PDF-1.4 b'), mediaType: 'application/pdf' };
  const { fileId } = await attachTaskFile(unit, taskId, pdf);
  const said = {
    ...{ kind: 'feedback' as const, orgId: office.unit.id, text: '已签八户，月底前签完。' },
    ...{ percent: 80, fileIds: [fileId], way: 'inside' as const, on: '2026-09-29' },
  };
  const { version } = seen;
  const inspector = onDay(office, office.inspector, '2026-09-29');
  await moveTask(unit, taskId, { version, move: said, answers: [documentId] });
  const after = await getTaskView(unit, taskId);
  expect(after.owedReplies).toEqual([]);
  const dispatch = await getDispatch(inspector, documentId);
  expect(dispatch.units).toMatchObject([
    { replies: [{ text: '已签八户，月底前签完。', files: [{ fileId, name: '协议.pdf' }] }] },
  ]);
  const replyId = dispatch.units[0]?.replies[0]?.id ?? '';
  expect(after.moves.at(-1)?.move).toMatchObject({ kind: 'feedback', reply: { documentId, replyId } });
  const body = { tasks: [{ taskId, percent: 80 }] };
  expect(await codeOf(takeReply(inspector, { documentId, replyId }, body))).toBe('REPLY_TAKEN_ALREADY');
  const again = { version: version + 1, move: said, answers: [documentId] };
  expect(await codeOf(moveTask(unit, taskId, again))).toBe('TASK_REPLY_NOT_OWED');
  expect(await verify(inspector.actor.regionId)).toEqual({ chains: undefined, tasks: undefined });
});

test('A special report of more than two pages is checked only when it is shortened or a reason is given', async () => {
  const office = await newOffice();
  const today = '2026-09-28';
  const toReport = (lines: number) =>
    draftDocument(onDay(office, office.inspector, today), {
      model: toOfficialModel('special-report', {
        head: { issuingBody: '望川县人民政府督查室' },
        title: '关于某事项办理情况的专报',
        blocks: Array.from({ length: lines }, (_, at) =>
          toTextLine(`line-${at}`, `第${at + 1}段。${'该事项正在办理，涉及的手续已分别报送。'.repeat(6)}`),
        ),
      }),
      about: [],
      orgIds: [],
      replyBy: null,
    });
  const check = async (documentId: string, more: object = {}) => {
    const head = onDay(office, office.inspectionHead, today);
    const { document } = await getDocumentView(head, documentId);
    const input = { version: document.version, act: 'check' as const, opinion: '', way: 'online' as const };
    return actOnDocument(head, documentId, { ...input, personName: '', ...more });
  };
  const long = (await toReport(24)).documentId;
  await expect(check(long)).rejects.toMatchObject({ body: { code: 'TEXT_TOO_LONG' } });
  await expect(check(long)).rejects.toThrow(/页/u);
  expect(await check(long, { lengthReason: '附带往来函件摘要' })).toMatchObject({ state: 'checked' });
  expect(await check((await toReport(4)).documentId)).toMatchObject({ state: 'checked' });
}, 60_000);

test('A decision on the ladder that is changed in the database is named by the verification', async () => {
  const office = await newOffice();
  await newAssigned(office, '签订协议');
  await issueLetter(office, '2026-09-28');
  const { regionId } = office.inspector;
  expect(await verify(regionId)).toEqual({ chains: undefined, tasks: undefined });
  await db.owner.transaction().execute(async (tx) => {
    await sql`alter table ladder_decisions disable trigger ladder_decisions_append_only`.execute(tx);
    await sql`update ladder_decisions set reason = '改' where region_id = ${regionId}`.execute(tx);
    await sql`alter table ladder_decisions enable trigger ladder_decisions_append_only`.execute(tx);
  });
  expect((await verify(regionId)).tasks?.message).toBe('督办阶梯的决定与哈希链不符');
});

test('A proposal whose matter was answered meanwhile lapses at the next run and cannot be taken before it', async () => {
  const office = await newOffice();
  const taskId = await newAssigned(office, '签订协议');
  const head = onDay(office, office.inspectionHead, '2026-09-28');
  await runLadder(head);
  const [letter] = (await getLadderProposals(head, { open: 'open' })).proposals;
  await move(office, office.head, taskId, {
    kind: 'report-done',
    text: '已签完',
    fileIds: [],
    on: '2026-09-28',
  });
  const take = { decision: 'take', reason: '', chaseBy: 'phone' } as const;
  expect(await codeOf(decideLadderProposal(head, letter?.id ?? '', take))).toBe('LADDER_LAPSED');
  expect(await runLadder(head)).toEqual({ proposed: 0, joined: 0, replaced: 0, lapsed: 1 });
  expect(await runLadder(head)).toEqual({ proposed: 0, joined: 0, replaced: 0, lapsed: 0 });
  const decided = (await getLadderProposals(head, { open: 'decided' })).proposals;
  expect(decided.map(({ decision }) => decision?.decision)).toEqual(['lapse']);
});

test('A count of the bulletin leads to the tasks as they stood then, whatever has happened since', async () => {
  const office = await newOffice();
  const late = await newAssigned(office, '签订协议');
  const done = await newAssigned(office, '迁移杆线');
  await move(office, office.head, done, { kind: 'report-done', text: '已迁', fileIds: [], on: '2026-09-10' });
  const today = '2026-09-28';
  const { documentId } = await draftSupervisionBulletin(onDay(office, office.inspector, today));
  const model = parseModel((await getDocumentView(onDay(office, office.inspector, today), documentId)).model);
  const slots = listFigureSlots(model);
  const follow = (measure: string, actor = office.inspector, day = today) => {
    const slot = slots.find(({ figure }) => figure.measure === measure);
    if (!slot) throw new Error(`${measure} is printed`);
    return getTaskFigureTrace(onDay(office, actor, day), toFigureId(slot.figure));
  };
  expect((await follow('task_count')).rows.map(({ taskId }) => taskId).sort()).toEqual([late, done].sort());
  expect((await follow('task_overdue')).rows).toMatchObject([{ taskId: late, overdueDays: 6, seq: 3 }]);
  await move(office, office.head, late, { kind: 'report-done', text: '已签', fileIds: [], on: '2026-10-12' });
  expect((await follow('task_overdue', office.inspector, '2026-10-12')).rows).toMatchObject([
    { taskId: late, stateWord: '已交办', overdueDays: 6 },
  ]);
  const stranger = await office.county.newActor(
    await office.county.newUnit('别处镇', 'town'),
    ['head'],
    '外人',
  );
  expect((await follow('task_count', stranger)).rows).toEqual([]);
  expect(
    await codeOf(getTaskFigureTrace(onDay(office, office.inspector, today), 'tasks/x/region//name')),
  ).toBe('FIGURE_UNKNOWN');
});

const listBulletins = async (office: Office): Promise<{ id: string; title: string }[]> => {
  const { rows } = await sql<{ id: string; title: string }>`select id::text as id, title from documents
    where region_id = ${office.inspector.regionId} and kind = 'supervision-bulletin' order by documents.id`.execute(
    db.owner,
  );
  return rows;
};
const morning = (day: string) => runLadderJob(db.worker, new Date(`${day}T00:30:00Z`));

test('The report of a half month is drafted on its working day, once, and only while something was in hand', async () => {
  const office = await newOffice();
  await morning('2026-09-01');
  expect(await listBulletins(office)).toEqual([]);
  await newAssigned(office, '签订协议');
  await issueLetter(office, '2026-09-28');
  await morning('2026-09-01');
  expect(await listBulletins(office)).toEqual([]);
  await morning('2026-10-09');
  await morning('2026-10-09');
  const [report, ...rest] = await listBulletins(office);
  expect(rest).toEqual([]);
  expect(report?.title).toBe('关于2026年9月下半月督办事项办理情况的督查通报');
  const head = onDay(office, office.inspectionHead, '2026-10-09');
  const view = await getDocumentView(head, report?.id ?? '');
  expect(view.may.acts).toContain('check');
  expect(view.model).toContain('2026年9月下半月印发提示函：');
  const version = view.document.version;
  await actOnDocument(onDay(office, office.inspector, '2026-10-09'), report?.id ?? '', {
    ...{ version, act: 'discard', opinion: '另拟', way: 'online', personName: '' },
  });
  await morning('2026-10-12');
  expect(await listBulletins(office)).toHaveLength(1);
  const { rules } = await withScope(db.app, office.inspectionHead, (tx) =>
    findLadder(tx, office.inspectionHead.regionId, '2026-10-12'),
  );
  await setLadderRules(onDay(office, office.inspectionHead, '2026-10-12'), {
    rules: { ...rules, halfMonthReport: false },
    source: '督查室会议',
  });
  await morning('2026-11-02');
  expect(await listBulletins(office)).toHaveLength(1);
});

const verify = (regionId: number) =>
  withWorker(db.worker, regionId, async (tx) => ({
    chains: (await verifyChains(tx, regionId)).broken,
    tasks: (await taskStandings.verify(tx, regionId)).broken,
  }));
/** As somebody would who can write to the tables of the database itself. */
const tamper = (statement: ReturnType<typeof sql>) =>
  db.owner.transaction().execute(async (tx) => {
    await sql`alter table task_moves disable trigger task_moves_append_only`.execute(tx);
    await statement.execute(tx);
    await sql`alter table task_moves enable trigger task_moves_append_only`.execute(tx);
  });

test('A step that is changed or taken away in the database is named by the verification', async () => {
  const office = await newOffice();
  const { regionId } = office.inspector;
  const taskId = await newAssigned(office, '签订协议');
  expect(await verify(regionId)).toEqual({ chains: undefined, tasks: undefined });
  await tamper(
    sql`update task_moves set move = jsonb_set(move, '{note}', '"改"') where region_id = ${regionId} and task_id = ${taskId} and seq = 3`,
  );
  expect((await verify(regionId)).tasks).toEqual({
    at: `task:${taskId} 第3步`,
    message: '办理经过与哈希链不符',
  });
  await tamper(sql`delete from task_moves where region_id = ${regionId} and task_id = ${taskId} and seq = 3`);
  expect((await verify(regionId)).tasks?.at).toBe(`task:${taskId} 第3步`);
});

test('Steps made before chains were kept are taken in with the hashes that the program works out', async () => {
  const office = await newOffice();
  const { regionId } = office.inspector;
  await newAssigned(office, '含“引号”\\反斜杠\t制表、换行\n和表情🏗');
  await db.owner.transaction().execute(async (tx) => {
    await sql`alter table chain_links disable trigger chain_links_append_only`.execute(tx);
    await sql`delete from chain_links where region_id = ${regionId} and period like 'tasks-%'`.execute(tx);
    await sql`delete from chain_heads where region_id = ${regionId} and period like 'tasks-%'`.execute(tx);
    await sql`alter table chain_links enable trigger chain_links_append_only`.execute(tx);
  });
  expect((await verify(regionId)).tasks).toBeDefined();
  const { rows } = await sql<{ n: number }>`select link_unlinked_moves() as n`.execute(db.owner);
  expect(rows[0]?.n).toBe(3);
  expect(await verify(regionId)).toEqual({ chains: undefined, tasks: undefined });
});

test('A feedback recorded from paper closes the reply that the paper asks for: as paper, with the name and day that stand there', async () => {
  const office = await newOffice();
  const taskId = await newAssigned(office, '签订协议');
  const documentId = await issueLetter(office, '2026-09-28');
  const inspector = onDay(office, office.inspector, '2026-09-30');
  const { version, owedReplies } = await getTaskView(inspector, taskId);
  expect(owedReplies).toMatchObject([{ documentId, orgId: office.unit.id }]);
  const said = {
    ...{ kind: 'feedback' as const, orgId: office.unit.id, text: '已签八户。', percent: 80, fileIds: [] },
    ...{ way: 'paper' as const, on: '2026-09-29' },
  };
  const step = { version, answers: [documentId] };
  expect(await codeOf(moveTask(inspector, taskId, { ...step, move: said }))).toBe('PAPER_NEEDS_NAME');
  await moveTask(inspector, taskId, { ...step, move: { ...said, personName: '李某' } });
  const after = await getTaskView(inspector, taskId);
  expect(after.owedReplies).toEqual([]);
  const dispatch = await getDispatch(inspector, documentId);
  expect(dispatch.units).toMatchObject([
    { replies: [{ text: '已签八户。', way: 'paper', personName: '李某', onDate: '2026-09-29' }] },
  ]);
  const replyId = dispatch.units[0]?.replies[0]?.id ?? '';
  expect(after.moves.at(-1)?.move).toMatchObject({ way: 'paper', reply: { documentId, replyId } });
  expect(await verify(inspector.actor.regionId)).toEqual({ chains: undefined, tasks: undefined });
});
