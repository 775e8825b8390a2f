import {
  type Annex,
  type Cell,
  type TableRow,
  toCell,
  toHeadCell,
  toRow,
  toTable,
  toTextCell,
} from '#core/documents/public.ts';
import { groupBy } from '#core/platform/public.ts';
import { TASK_STATES, type TaskState } from '../task/task.ts';
import { type TaskMeasure, toTaskFigure } from '../task/task-figures.ts';
import type { CountedUnit, SupervisionFacts } from './statistics-bulletin.lines.ts';

const text = (words: string) => toTextCell(words, { align: 'center' });

const UNIT_HEADS = ['牵头单位', '交办', '办结', '在办', '超时限', '延期（次）', '办结率'];

function toUnitRow({ asOf }: SupervisionFacts, unit: CountedUnit): TableRow {
  const cell = (printed: string | null, measure: TaskMeasure): Cell =>
    toCell(printed, toTaskFigure(asOf, measure, { split: 'unit', id: unit.orgId }), { align: 'center' });
  const count = (n: number, measure: TaskMeasure) => cell(String(n), measure);
  return toRow(unit.orgId, [
    toTextCell(unit.name),
    count(unit.tasks, 'task_count'),
    count(unit.closed, 'task_closed'),
    count(unit.open, 'task_open'),
    count(unit.overdue, 'task_overdue'),
    count(unit.extensions, 'task_extensions'),
    cell(unit.closedShare === null ? null : `${unit.closedShare}%`, 'task_closed_share'),
  ]);
}

/** Units in the official order, 镇街（园区）, 县直部门 and 国有企业 apart (8.9). */
export function buildUnitAnnex(facts: SupervisionFacts): Annex {
  const groups = [...groupBy(facts.units, ({ group }) => group)];
  return {
    id: 'supervision.annex.units',
    title: '各单位督办事项办理情况',
    landscape: false,
    blocks: [
      toTable({
        id: 'supervision.annex.units.table',
        columns: UNIT_HEADS.map((key, index) => ({
          key,
          widthMm: index === 0 ? 48 : 18,
          align: 'center',
        })),
        head: [UNIT_HEADS.map((word) => toHeadCell(word))],
        rows: groups.flatMap(([group, units]) => [
          ...(groups.length > 1
            ? [toRow(`group.${group}`, [toTextCell(group, { colSpan: UNIT_HEADS.length })], 'group')]
            : []),
          ...units.map((unit) => toUnitRow(facts, unit)),
        ]),
      }),
    ],
  };
}

/** As short as a narrow column wants it. */
const SHORT_STATES: Partial<Record<TaskState, string>> = {
  done: '待核查',
  verified: '待办结',
  closed: '已办结',
  archived: '已办结',
};

const TASK_HEADS = ['序号', '事项', '牵头单位', '时限', '状态', '超时限\n工作日'];
const TASK_WIDTHS = [11, 66, 25, 24, 15, 15];

export function buildTaskAnnex({ tasks, asOf }: SupervisionFacts): Annex {
  return {
    id: 'supervision.annex.tasks',
    title: '督办事项明细',
    landscape: false,
    blocks: [
      toTable({
        id: 'supervision.annex.tasks.table',
        columns: TASK_HEADS.map((key, index) => ({
          key,
          widthMm: TASK_WIDTHS[index] ?? 20,
          align: index === 1 ? 'left' : 'center',
        })),
        head: [TASK_HEADS.map((word) => toHeadCell(word))],
        rows: tasks.map((one, index) =>
          toRow(one.taskId, [
            text(String(index + 1)),
            toTextCell(one.title),
            text(one.leadName),
            text(one.dueOn ?? '按周期反馈'),
            text(SHORT_STATES[one.state] ?? TASK_STATES[one.state].zh),
            one.overdueDays > 0
              ? toCell(
                  String(one.overdueDays),
                  toTaskFigure(asOf, 'task_overdue_days', { split: 'task', id: one.taskId }),
                  { align: 'center' },
                )
              : text(''),
          ]),
        ),
      }),
    ],
  };
}
