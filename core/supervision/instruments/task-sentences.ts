import { toFullDate } from '#core/documents/public.ts';
import { formatDayOfYear } from '#core/platform/public.ts';
import type { InstrumentTask } from './instrument-facts.ts';

const MOST_TITLE = 26;

/** `关于请抓紧办理“…”的提示函`, or the count where there are several or the name is long. */
export function toPaperTitle(ask: string, tasks: readonly InstrumentTask[], kind: string): string {
  const [only] = tasks;
  const isNamed = tasks.length === 1 && only !== undefined && [...only.title].length <= MOST_TITLE;
  if (isNamed) return `关于${ask}“${only.title}”的${kind}`;
  return tasks.length > 1
    ? `关于${ask}${tasks.length}项督办事项的${kind}`
    : `关于${ask}有关督办事项的${kind}`;
}

const unclose = (text: string): string => text.trim().replace(/[。；，、.;,\s]+$/u, '');

/** Where the task comes from: `县长批示（2026年9月1日）`. */
export const saySource = ({ sourceTitle, sourceOn }: InstrumentTask): string =>
  sourceOn === null ? sourceTitle : `${sourceTitle}（${toFullDate(sourceOn)}）`;

/** The source's own words in quotation marks; empty without. */
export const sayQuote = ({ quote }: InstrumentTask): string =>
  unclose(quote) === '' ? '' : `“${unclose(quote)}”`;

/** The same in few words, for a paper on several matters whose deadlines stand in a row of their own. */
export function sayStandingBriefly(task: InstrumentTask): string {
  const parts = [
    ...(task.dueOn === '' ? ['按周期反馈'] : [formatDayOfYear(task.dueOn)]),
    ...(task.overdueDays > 0 ? [`超过${task.overdueDays}个工作日`] : []),
    ...(task.chases > 0 ? [`催办${task.chases}次`] : []),
    task.lastFeedbackOn === null ? '未反馈' : `最近反馈${formatDayOfYear(task.lastFeedbackOn)}`,
  ];
  return `${parts.join('，')}。`;
}

/** How the task stands: deadline, working days past it, extensions, chases, last feedback. Facts only. */
export function sayStanding(task: InstrumentTask, asOf?: string): string {
  const parts = [
    task.dueOn === '' ? '按周期反馈' : `办理时限为${toFullDate(task.dueOn)}`,
    ...(task.overdueDays > 0
      ? [`${asOf ? `截至${toFullDate(asOf)}` : '现'}已超过时限${task.overdueDays}个工作日`]
      : []),
    ...(task.extensionsGranted > 0 ? [`其间同意延期${task.extensionsGranted}次`] : []),
    ...(task.chases > 0 ? [`已催办${task.chases}次`] : []),
    task.lastFeedbackOn === null ? '尚未收到办理情况' : `最近一次反馈为${toFullDate(task.lastFeedbackOn)}`,
  ];
  return `${parts.join('，')}。`;
}
