import { formatDate } from '#core/platform/public.ts';
import { INSTRUMENTS, type Instrument } from './ladder.ts';

export interface ChasedTask {
  title: string;
  dueOn: string;
  overdueDays: number;
}

const MOST_LETTERS = 300;

const sayTask = ({ title, dueOn, overdueDays }: ChasedTask, index: number, count: number): string => {
  const late = overdueDays > 0 ? `，已超期${overdueDays}个工作日` : '';
  return `${count > 1 ? `${index + 1}.` : ''}${title}（${formatDate(dueOn)}前${late}）`;
};

/**
 * What is pasted into a group or said on the telephone (handbook 8.2, 8.7): at most 300 characters, polite, one unit, no
 * figures; tasks that do not fit are counted.
 */
export function buildChaseText(
  instrument: Instrument,
  unitName: string,
  tasks: readonly ChasedTask[],
  issuer: string,
): string {
  const opening =
    instrument === 'reminder'
      ? `${unitName}：以下督办事项即将到期，请按时反馈。`
      : `${unitName}：以下督办事项请抓紧办理并反馈。`;
  const ending = `（${issuer}${INSTRUMENTS[instrument].zh}）`;
  const said: string[] = [];
  for (const [index, task] of tasks.entries()) {
    const line = sayTask(task, index, tasks.length);
    const rest = tasks.length - index - 1;
    const tail = rest > 0 ? `等${tasks.length}项。` : '。';
    const length = opening.length + said.join('；').length + line.length + tail.length + ending.length + 1;
    if (length > MOST_LETTERS) return `${opening}${said.join('；')}等${tasks.length}项。${ending}`;
    said.push(line);
  }
  return `${opening}${said.join('；')}。${ending}`;
}
