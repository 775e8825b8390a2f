import {
  type Annex,
  type DocumentModel,
  type Paragraph,
  toFullDate,
  toHeadCell,
  toHeading,
  toOfficialModel,
  toRow,
  toTable,
  toTextCell,
  toTextLine,
} from '#core/documents/public.ts';
import type { UnitTaskCount } from '../task/statistics.ts';
import type { TaskState } from '../task/task.ts';
import { TASK_STATES } from '../task/task.ts';

/** One task of the annex, from which every count of the text can be counted again. */
export interface ListedTask {
  taskId: string;
  title: string;
  leadName: string;
  dueOn: string | null;
  state: TaskState;
  /** Working days past the promise that runs now; 0: not overdue. */
  overdueDays: number;
}

export interface SupervisionFacts {
  today: string;
  regionName: string;
  issuingBody: string;
  addressees: readonly string[];
  units: readonly (UnitTaskCount & { name: string })[];
  tasks: readonly ListedTask[];
}

const sum = (
  units: SupervisionFacts['units'],
  of: 'tasks' | 'closed' | 'open' | 'overdue' | 'extensions',
): number => units.reduce((total, unit) => total + unit[of], 0);

const MOST_NAMED = 10;

function buildOverall({ units, today }: SupervisionFacts): Paragraph {
  const parts = [
    `截至${toFullDate(today)}，交办督办事项${sum(units, 'tasks')}项，涉及牵头单位${units.length}个`,
    ...(sum(units, 'closed') > 0 ? [`已办结${sum(units, 'closed')}项`] : []),
    ...(sum(units, 'open') > 0 ? [`正在办理${sum(units, 'open')}项`] : []),
    ...(sum(units, 'overdue') > 0 ? [`超过时限${sum(units, 'overdue')}项`] : []),
    ...(sum(units, 'extensions') > 0 ? [`同意延期${sum(units, 'extensions')}次`] : []),
  ];
  return toTextLine('supervision.overall', `${parts.join('，')}。`);
}

const listDone = ({ units }: SupervisionFacts): Paragraph[] => {
  const all = units.filter(({ tasks, closed }) => tasks > 0 && closed === tasks).map(({ name }) => name);
  return all.length === 0 ? [] : [toTextLine('supervision.done', `${all.join('、')}牵头事项全部办结。`)];
};

function listLate({ tasks }: SupervisionFacts): Paragraph[] {
  const late = tasks
    .filter(({ overdueDays }) => overdueDays > 0)
    .sort((a, b) => b.overdueDays - a.overdueDays);
  return late.slice(0, MOST_NAMED).map((one): Paragraph => {
    const what = `“${one.title}”已超过时限${one.overdueDays}个工作日。`;
    return {
      ...toTextLine(`supervision.late.${one.taskId}`, `${one.leadName}牵头的${what}`),
      rule: 'supervision.late',
      unnamedRuns: [{ text: `有关单位牵头的${what}`, figure: null }],
    };
  });
}

const cell = (text: string) => toTextCell(text, { align: 'center' });

function buildUnitAnnex({ units }: SupervisionFacts): Annex {
  const heads = ['牵头单位', '交办', '办结', '在办', '超时限', '延期（次）', '办结率'];
  return {
    id: 'supervision.annex.units',
    title: '各单位督办事项办理情况',
    landscape: false,
    blocks: [
      toTable({
        id: 'supervision.annex.units.table',
        columns: heads.map((key, index) => ({ key, widthMm: index === 0 ? 48 : 18, align: 'center' })),
        head: [heads.map((word) => toHeadCell(word))],
        rows: units.map((unit) =>
          toRow(unit.orgId, [
            toTextCell(unit.name),
            ...[unit.tasks, unit.closed, unit.open, unit.overdue, unit.extensions].map((count) =>
              cell(String(count)),
            ),
            cell(unit.closedShare === null ? '—' : `${unit.closedShare}%`),
          ]),
        ),
      }),
    ],
  };
}

function buildTaskAnnex({ tasks }: SupervisionFacts): Annex {
  const heads = ['序号', '事项', '牵头单位', '时限', '状态', '超时限（工作日）'];
  const widths = [12, 62, 26, 22, 18, 16];
  return {
    id: 'supervision.annex.tasks',
    title: '督办事项明细',
    landscape: false,
    blocks: [
      toTable({
        id: 'supervision.annex.tasks.table',
        columns: heads.map((key, index) => ({
          key,
          widthMm: widths[index] ?? 20,
          align: index === 1 ? 'left' : 'center',
        })),
        head: [heads.map((word) => toHeadCell(word))],
        rows: tasks.map((one, index) =>
          toRow(one.taskId, [
            cell(String(index + 1)),
            toTextCell(one.title),
            cell(one.leadName),
            cell(one.dueOn ?? '按周期反馈'),
            cell(TASK_STATES[one.state].zh),
            cell(one.overdueDays > 0 ? String(one.overdueDays) : ''),
          ]),
        ),
      }),
    ],
  };
}

/**
 * 督查通报 from the tasks as they stand (handbook 5, 8.9): counts, units that have done all, matters past their day, what is asked;
 * annexes list every unit and every task, so that each count can be counted again.
 */
export function buildStatisticsBulletin(facts: SupervisionFacts): DocumentModel {
  const done = listDone(facts);
  const late = listLate(facts);
  return toOfficialModel('supervision-bulletin', {
    head: { issuingBody: `${facts.issuingBody}文件` },
    title: '关于督办事项办理情况的督查通报',
    addressees: [...facts.addressees],
    blocks: [
      toHeading('supervision.1', '总体情况'),
      buildOverall(facts),
      ...(done.length > 0 ? [toHeading('supervision.2', '办结较好的单位'), ...done] : []),
      ...(late.length > 0 ? [toHeading('supervision.3', '超过时限的事项'), ...late] : []),
      toHeading('supervision.4', '下步要求'),
      toTextLine(
        'supervision.ask',
        '各牵头单位对照明细逐项核对，未办结的明确措施和完成时间，按时反馈；需要协调的事项及时报告。',
      ),
    ],
    signature: { issuingBodies: [facts.issuingBody], dateOn: null, seal: true },
    annexes: [buildUnitAnnex(facts), buildTaskAnnex(facts)],
    imprint: { copyTo: [], printedBy: facts.issuingBody, printedOn: null },
  });
}
