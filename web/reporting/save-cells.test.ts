import { expect, test } from 'vitest';
import { ApiRefusal } from '../app/api.ts';
import { RowsRefused } from '../ui/grid/save-queue.ts';
import { type Draft, sendApart } from './save-cells.ts';

const draft = (projectId: string): Draft => ({ projectId, draftVersion: 1, cells: [] });
const refusal = (status: number) =>
  new ApiRefusal(
    {
      kind: 'not-allowed-now',
      code: 'X',
      zh: '报表当前为“单位审核中”',
      en: 'In the unit',
      allowed: [],
      details: [],
    },
    status,
    'r',
  );

test('Where one project was submitted meanwhile, the others of the batch are saved and that one is named', async () => {
  const saved: string[] = [];
  const send = async (drafts: readonly Draft[]): Promise<void> => {
    if (drafts.some(({ projectId }) => projectId === '2')) throw refusal(409);
    saved.push(...drafts.map(({ projectId }) => projectId));
  };
  const answer = await sendApart([draft('1'), draft('2'), draft('3')], 'whole', send).catch(
    (e: unknown) => e,
  );
  expect(answer).toBeInstanceOf(RowsRefused);
  expect(answer instanceof RowsRefused ? answer.rowIds : []).toEqual(['2']);
  expect(saved).toEqual(['1', '3']);
});

test('A batch that goes through goes once; a line that is down is no refusal of rows', async () => {
  const batches: number[] = [];
  await sendApart([draft('1'), draft('2')], 'whole', async (drafts) => {
    batches.push(drafts.length);
  });
  expect(batches).toEqual([2]);
  const down = await sendApart([draft('1'), draft('2')], 'whole', async () => {
    throw refusal(503);
  }).catch((e: unknown) => e);
  expect(down).toBeInstanceOf(ApiRefusal);
});
