import type { SpeechTasks, TaskProposal, ToConfirm } from '#core/supervision/speech/task-proposal.ts';
import { CADENCE_WORDS } from '#core/supervision/task/say-cadence.ts';

const CONFIRM_WORDS: Record<ToConfirm, string> = {
  lead: '原文未写明牵头单位',
  'co-leads': '几个单位并列，请定牵头',
  'open-list': '“等”字后另有单位',
  'carried-lead': '单位由上文推得',
  group: '含一类单位',
  'unknown-unit': '有名录以外的单位',
  due: '时限请核',
  task: '是否为任务请核',
  promise: '承诺事项',
  model: '模型补充',
};

function describeTime({ dueOn, dueWords, cadence }: TaskProposal): string[] {
  const parts: string[] = [];
  if (dueOn !== null) parts.push(`时限：${dueOn}（${dueWords ?? ''}）`);
  else if (dueWords !== null) parts.push(`时限：${dueWords}`);
  if (cadence !== null) parts.push(`频次：${CADENCE_WORDS[cadence.every]}（${cadence.on}）`);
  return parts;
}

function describeTask(text: string, task: TaskProposal, number: number): string {
  const lead = task.leadUnit === null ? '（牵头单位待定）' : (task.leadGroup ?? task.leadUnit);
  const parts = [
    ...(task.supportingUnits.length > 0 ? [`配合：${task.supportingUnits.join('、')}`] : []),
    ...describeTime(task),
    ...(task.target !== null ? [`指标：${task.target}`] : []),
    ...(task.deliverable !== null ? [`成果：${task.deliverable}`] : []),
  ];
  const quote = task.spans.map(([from, to]) => text.slice(from, to).trim().replace(/\s+/g, ' ')).join(' …… ');
  const lines = [`${number}. ${lead}　${task.action}`];
  if (parts.length > 0) lines.push(`   ${parts.join('；')}`);
  if (task.toConfirm.length > 0)
    lines.push(`   待确认：${task.toConfirm.map((mark) => CONFIRM_WORDS[mark]).join('；')}`);
  lines.push(`   原文：${quote}`);
  return lines.join('\n');
}

/** What was found, for people: every task with its quote, then the counts. */
export function describeTasks(text: string, { tasks, sentencesWithoutTask }: SpeechTasks): string {
  const doubtful = tasks.filter((task) => task.toConfirm.length > 0).length;
  const lines = tasks.map((task, index) => describeTask(text, task, index + 1));
  lines.push(
    `共拆出${tasks.length}项任务，其中${doubtful}项有待确认之处；另有${sentencesWithoutTask}句未形成任务。均须经人确认。`,
  );
  return `${lines.join('\n')}\n`;
}
