import {
  clause,
  type DocumentModel,
  joinParts,
  type Paragraph,
  type Run,
  slot,
  toFullDate,
  toHeading,
  toOfficialModel,
  toTextLine,
} from '#core/documents/public.ts';
import type { UnitTaskCount } from '../task/statistics.ts';
import type { TaskState } from '../task/task.ts';
import { type TaskAsOf, type TaskMeasure, toTaskFigure } from '../task/task-figures.ts';
import { listCourseLines, type SupervisionCourse } from './course.lines.ts';
import { buildTaskAnnex, buildUnitAnnex } from './statistics-annexes.lines.ts';

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

/** 镇街（园区）, 县直部门, 国有企业 stand apart (8.9). */
export interface CountedUnit extends UnitTaskCount {
  name: string;
  group: string;
}

export interface SupervisionFacts {
  /** What is counted, so that every figure can be followed to the same tasks later. */
  asOf: TaskAsOf;
  issuingBody: string;
  addressees: readonly string[];
  /** In the official order. */
  units: readonly CountedUnit[];
  tasks: readonly ListedTask[];
  course: SupervisionCourse;
  /** The report of a half month carries its name in the title; null: as things stand. */
  halfMonth: string | null;
}

const sum = (
  units: SupervisionFacts['units'],
  of: 'tasks' | 'closed' | 'open' | 'overdue' | 'extensions',
): number => units.reduce((total, unit) => total + unit[of], 0);

const MOST_NAMED = 10;

const toLine = (id: string, runs: readonly Run[]): Paragraph => ({ ...toTextLine(id, ''), runs: [...runs] });

/** Counts of all tasks; what is zero is not said. */
function buildOverall({ units, asOf }: SupervisionFacts): Paragraph {
  const whole = (count: number, measure: TaskMeasure) =>
    slot(String(count), toTaskFigure(asOf, measure, { split: 'region' }));
  const some = (word: string, of: 'closed' | 'open' | 'overdue' | 'extensions', unit: string) => {
    const count = sum(units, of);
    return count === 0 ? null : clause`${word}${whole(count, `task_${of}`)}${unit}`;
  };
  const runs = joinParts(
    [
      clause`截至${toFullDate(asOf.on)}，交办督办事项${whole(sum(units, 'tasks'), 'task_count')}项，涉及牵头单位${whole(units.length, 'task_lead_count')}个`,
      some('已办结', 'closed', '项'),
      some('正在办理', 'open', '项'),
      some('超过时限', 'overdue', '项'),
      some('同意延期', 'extensions', '次'),
    ],
    '，',
  );
  return toLine('supervision.overall', [...(runs ?? []), { text: '。', figure: null }]);
}

const listDone = ({ units }: SupervisionFacts): Paragraph[] => {
  const all = units.filter(({ tasks, closed }) => tasks > 0 && closed === tasks).map(({ name }) => name);
  return all.length === 0 ? [] : [toTextLine('supervision.done', `${all.join('、')}牵头事项全部办结。`)];
};

function listLate({ tasks, asOf }: SupervisionFacts): Paragraph[] {
  const late = tasks
    .filter(({ overdueDays }) => overdueDays > 0)
    .sort((a, b) => b.overdueDays - a.overdueDays);
  return late.slice(0, MOST_NAMED).map((one): Paragraph => {
    const days = slot(
      String(one.overdueDays),
      toTaskFigure(asOf, 'task_overdue_days', { split: 'task', id: one.taskId }),
    );
    const say = (who: string) => clause`${who}牵头的“${one.title}”已超过时限${days}个工作日。` ?? [];
    return {
      ...toLine(`supervision.late.${one.taskId}`, say(one.leadName)),
      rule: 'supervision.late',
      unnamedRuns: say('有关单位'),
    };
  });
}

/**
 * 督查通报 from the tasks as they stand (handbook 5, 8.9): counts, units that have done all, matters past their day, what is asked;
 * annexes list every unit and every task. Every count is a figure that leads to the tasks behind it.
 */
export function buildStatisticsBulletin(facts: SupervisionFacts): DocumentModel {
  const done = listDone(facts);
  const late = listLate(facts);
  const course = listCourseLines(facts.course);
  return toOfficialModel('supervision-bulletin', {
    head: { issuingBody: `${facts.issuingBody}文件` },
    title: `关于${facts.halfMonth ?? ''}督办事项办理情况的督查通报`,
    addressees: [...facts.addressees],
    blocks: [
      toHeading('supervision.1', '总体情况'),
      buildOverall(facts),
      ...(done.length > 0 ? [toHeading('supervision.2', '办结较好的单位'), ...done] : []),
      ...(late.length > 0 ? [toHeading('supervision.3', '超过时限的事项'), ...late] : []),
      ...(course.length > 0 ? [toHeading('supervision.5', '督办措施和回头看'), ...course] : []),
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
