import type { ProblemFilter, ProblemRowView } from '#core/problems/contract.ts';
import { PROBLEM_CATEGORIES, PROBLEM_STATES } from '#core/problems/problem.ts';
import { PROBLEM_LIST_COLUMNS } from '#core/problems/problem-list-sheet.ts';
import { appendAudit, type Ctx, withSnapshot, writeListWorkbook } from '#server/platform/public.ts';
import { findLeaderQueue } from './before-leader.queries.ts';
import { listProblemRecords } from './problem-lists.queries.ts';
import { getProblemSetting, listNamesOf, listOwnHolders, toProblemRow } from './problem-rows.ts';
import type { ProblemRecord } from './problems.queries.ts';

const MOST_EXPORTED = 50_000;

const toCells = (
  record: ProblemRecord,
  row: ProblemRowView,
  names: ReadonlyMap<string, string>,
  levelName: string,
) => [
  row.id,
  row.projectName,
  row.title,
  record.need,
  PROBLEM_CATEGORIES[row.category].zh,
  levelName,
  row.ownerOrg?.name ?? '',
  record.standing.supportingOrgIds.map((id) => names.get(id) ?? '').join('、'),
  row.dueOn ?? '',
  PROBLEM_STATES[row.state].zh,
  row.holder?.name ?? '',
  row.holder ? String(row.holderDays) : '',
  row.raisedOrgName,
  row.raisedOn,
];

/** The list as it stands on the screen, in Excel. */
export async function exportProblems(
  ctx: Ctx,
  filter: ProblemFilter,
): Promise<{ name: string; content: Buffer }> {
  const { regionId } = ctx.actor;
  const asked = {
    regionId,
    today: ctx.today,
    holderKeys: listOwnHolders(ctx),
    filter,
  };
  const rows = await withSnapshot(ctx.db, ctx.actor, async (tx) => {
    const setting = await getProblemSetting(tx, ctx);
    const queue = findLeaderQueue(ctx.actor, setting.rules);
    const records = await listProblemRecords(tx, { ...asked, queue }, { after: null, limit: MOST_EXPORTED });
    const names = await listNamesOf(tx, regionId, records);
    await appendAudit(tx, ctx, {
      kind: 'export-problems',
      outcome: 'ok',
      subject: `problems:${records.length}`,
    });
    const levelNames = { 1: '责任单位', ...setting.rules.levelNames };
    return records.map((record) => {
      const row = toProblemRow(record, names, setting);
      return toCells(record, row, names, levelNames[row.level]);
    });
  });
  const content = await writeListWorkbook([
    {
      name: '问题清单',
      title: '问题清单',
      note: `${ctx.today} 导出，共 ${rows.length} 条`,
      columns: PROBLEM_LIST_COLUMNS,
      rows,
      isLandscape: true,
    },
  ]);
  return { name: `问题清单${ctx.today}.xlsx`, content };
}
