import { refuse } from '#core/platform/public.ts';
import { kindOfTick, TICK_KINDS } from '#core/problems/roll.ts';
import { appendAudit, type Ctx, withSnapshot, writeListWorkbook } from '#server/platform/public.ts';
import { listRollHistory } from './problem-rolls.queries.ts';
import { listRolls } from './problem-rolls.ts';
import { getProblemRecord } from './problems.queries.ts';

const STEP_WIDTH = 14;
const HISTORY_COLUMNS = [
  { title: '日期', width: 12 },
  { title: '对象', width: 24 },
  { title: '步骤', width: 14 },
  { title: '记录', width: 12 },
  { title: '原因', width: 40 },
  { title: '记录人', width: 14 },
];

/** A roll as it stands, every object with the day of each step, and behind it every tick, relapse and correction. */
export async function exportProblemRoll(
  ctx: Ctx,
  { problemId, rollId }: { problemId: string; rollId: string },
): Promise<{ name: string; content: Buffer }> {
  const { regionId } = ctx.actor;
  const { roll, history } = await withSnapshot(ctx.db, ctx.actor, async (tx) => {
    await getProblemRecord(tx, regionId, problemId);
    const found = (await listRolls(tx, regionId, problemId)).find(({ id }) => id === rollId);
    if (!found) throw refuse('not-found', 'ROLL_NOT_FOUND', '没有这份名册', 'No such roll', ['刷新后再导出']);
    await appendAudit(tx, ctx, {
      kind: 'export-problem-roll',
      outcome: 'ok',
      subject: `problem:${problemId}`,
    });
    return { roll: found, history: await listRollHistory(tx, regionId, rollId) };
  });
  const { name, steps, rows, count } = roll;
  const content = await writeListWorkbook([
    {
      name: '名册',
      title: name,
      note: `${ctx.today} 导出，共${count.rows}个，已销账${count.cleared}个，反复${count.relapsed}个`,
      columns: [
        ...[
          { title: '序号', width: 8 },
          { title: '对象', width: 24 },
          { title: '地址', width: 28 },
        ],
        ...steps.map((title) => ({ title, width: STEP_WIDTH })),
        { title: '销账', width: 10 },
        { title: '反复次数', width: 10 },
      ],
      rows: rows.map((row, index) => [
        ...[String(index + 1), row.name, row.place],
        ...steps.map((step) => row.done[step] ?? ''),
        row.isCleared ? '已销账' : '',
        row.relapses > 0 ? String(row.relapses) : '',
      ]),
      isLandscape: steps.length > 3,
    },
    {
      name: '勾销记录',
      title: `${name}勾销记录`,
      note: `共${history.length}条，只增不改`,
      columns: HISTORY_COLUMNS,
      rows: history.map((line) => [
        ...[line.on, line.name, line.step, TICK_KINDS[kindOfTick(line)].zh, line.note, line.personName],
      ]),
      isLandscape: true,
    },
  ]);
  return { name: `${name}${ctx.today}.xlsx`, content };
}
