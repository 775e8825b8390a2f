import { expect, test } from 'vitest';
import { testDatabase } from '../platform/testing.ts';
import { withScope } from '../platform/with-scope.ts';
import { newMonth } from '../reporting/testing-month.ts';
import { getSourceTextRow } from './source-texts.queries.ts';
import { proposeSpeechTasks, takeSpeechTasks } from './speech-tasks.ts';
import { getTaskView } from './tasks.view.ts';

const db = await testDatabase();
const codeOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'done',
    (error: { body?: { code: string } }) => error.body?.code ?? String(error),
  );
const TEXT =
  '同志们，上半年全县经济运行总体平稳。会议要求：由城关镇牵头，发改局配合，2026年9月底前完成北街征收补偿协议签订。';

test('A pasted speech becomes proposals with units of the directory, and what a person confirms is handed over with its words', async () => {
  const month = await newMonth(db, 1);
  const ctx = () => month.county.ctx(month.clerk);
  const { proposals } = await proposeSpeechTasks(ctx(), {
    text: TEXT,
    heldOn: '2026-07-02',
    withModel: false,
  });
  expect(proposals).toHaveLength(1);
  const [one] = proposals;
  expect(one).toMatchObject({ dueOn: '2026-09-30', leadOrg: { id: month.unit.id }, unknownUnits: [] });
  expect(one?.supportingOrgs.map(({ id }) => id)).toEqual([month.department.id]);
  const order = {
    title: one?.action ?? '',
    leadOrgId: month.unit.id,
    supportingOrgIds: [month.department.id],
    deliverable: '',
    target: '',
    dueOn: '2026-09-30',
    cadence: null,
    isVeto: false,
  };
  const take = {
    title: '县长在半年经济分析会上的讲话',
    sourceKind: 'speech' as const,
    heldOn: '2026-07-02',
    text: TEXT,
    tasks: [{ order, spans: one?.spans ?? [] }],
    dropped: 0,
  };
  const { sourceTextId, taskIds } = await takeSpeechTasks(ctx(), take);
  const seen = await getTaskView(ctx(), taskIds[0] ?? '');
  expect(seen).toMatchObject({ row: { state: 'proposed', sourceKind: 'speech' }, sourceTextId });
  expect(TEXT).toContain(seen.quote.split('……')[0] ?? '?');
  const kept = await withScope(db.app, month.clerk, (tx) =>
    getSourceTextRow(tx, month.county.regionId, sourceTextId),
  );
  expect(kept.tasks).toMatchObject([
    { taskId: taskIds[0], spans: one?.spans, leadName: expect.stringContaining('城关镇') },
  ]);
  const outside = { ...take, tasks: [{ order, spans: [[0, 9_999]] as [number, number][] }] };
  expect(await codeOf(takeSpeechTasks(ctx(), outside))).toBe('SPEECH_SPAN_OUTSIDE');
});

test('Units neither break a speech into tasks nor read its text', async () => {
  const month = await newMonth(db, 1);
  const own = month.county.ctx(month.reporter);
  expect(await codeOf(proposeSpeechTasks(own, { text: TEXT, heldOn: '2026-07-02', withModel: false }))).toBe(
    'TASK_STEP_NOT_YOURS',
  );
});
