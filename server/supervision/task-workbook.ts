import type { TaskFilter } from '#core/supervision/contract.ts';
import { sayCadence } from '#core/supervision/task/say-cadence.ts';
import { TASK_SOURCES, TASK_STATES } from '#core/supervision/task/task.ts';
import {
  appendAudit,
  type Ctx,
  getWorkingCalendar,
  withSnapshot,
  writeListWorkbook,
} from '#server/platform/public.ts';
import { listTaskRecords } from './task-lists.queries.ts';
import { listTaskNames, toTaskRow } from './task-rows.ts';

const MOST_EXPORTED = 50_000;
const COLUMNS = [
  { title: '序号', width: 6 },
  { title: '立项编号', width: 16 },
  { title: '督办事项', width: 44 },
  { title: '来源', width: 26 },
  { title: '牵头单位', width: 16 },
  { title: '配合单位', width: 24 },
  { title: '责任领导', width: 12 },
  { title: '成果', width: 16 },
  { title: '办理时限', width: 12 },
  { title: '反馈周期', width: 12 },
  { title: '状态', width: 14 },
  { title: '进展', width: 8 },
  { title: '最近反馈', width: 12 },
  { title: '延期次数', width: 8 },
  { title: '超期工作日', width: 8 },
] as const;

/** The list as it stands on the screen, in Excel; with the filter 待立项 it is the hand-over list (移交清单). */
export async function exportTasks(ctx: Ctx, filter: TaskFilter): Promise<{ name: string; content: Buffer }> {
  const { regionId, orgId } = ctx.actor;
  const asked = { regionId, today: ctx.today, orgId };
  const rows = await withSnapshot(ctx.db, ctx.actor, async (tx) => {
    const calendar = await getWorkingCalendar(tx);
    const records = await listTaskRecords(tx, asked, filter, { after: null, limit: MOST_EXPORTED });
    const names = await listTaskNames(tx, regionId, records);
    await appendAudit(tx, ctx, { kind: 'export-tasks', outcome: 'ok', subject: `tasks:${records.length}` });
    return records.map((record, index) => {
      const row = toTaskRow(record, names, calendar, ctx.today);
      return [
        String(index + 1),
        row.number,
        row.title,
        `${TASK_SOURCES[row.sourceKind].zh}：${row.sourceTitle}`,
        row.leadOrg.name,
        row.supporting.map(({ name }) => name).join('、'),
        record.standing.order.leader ?? '',
        record.standing.order.deliverable,
        row.dueOn ?? '',
        row.cadence ? sayCadence(row.cadence) : '',
        TASK_STATES[row.state].zh,
        row.percent === null ? '' : `${row.percent}%`,
        row.lastFeedbackOn ?? '',
        String(record.standing.extensionsGranted),
        row.overdueDays > 0 ? String(row.overdueDays) : '',
      ];
    });
  });
  const title = filter.state === 'proposed' ? '督办事项移交清单' : '督办事项清单';
  const note = `${ctx.today} 导出，共 ${rows.length} 项`;
  const content = await writeListWorkbook([
    { name: title, title, note, columns: COLUMNS, rows, isLandscape: true },
  ]);
  return { name: `${title}${ctx.today}.xlsx`, content };
}
