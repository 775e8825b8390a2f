import { formatDate } from '#core/platform/public.ts';
import type { AgendaEntry } from './agenda/agenda-entry.ts';
import type { AttendanceRow, MeetingPlan } from './meeting.ts';
import type { Minutes } from './minutes.ts';

/** Names of those who sat there in one way, unit by unit: 住建局王某某、发改局. */
export function listNames(
  rows: readonly AttendanceRow[],
  seat: AttendanceRow['seat'],
  state: AttendanceRow['state'],
): string[] {
  return rows
    .filter((row) => row.seat === seat && row.state === state)
    .map(({ name, person }) => (person === '' ? name : `${name}${person}`));
}

/** Who was there, who sat in, who was absent or on leave: three lines of the minutes; an empty one is left out (8.9). */
export function listAttendanceLines(rows: readonly AttendanceRow[]): { term: string; names: string[] }[] {
  const both = (state: AttendanceRow['state']) => [
    ...listNames(rows, 'attend', state),
    ...listNames(rows, 'observe', state),
  ];
  return [
    { term: '出席', names: listNames(rows, 'attend', 'present') },
    { term: '列席', names: listNames(rows, 'observe', 'present') },
    { term: '请假', names: both('leave') },
    { term: '缺席', names: both('absent') },
  ].filter(({ names }) => names.length > 0);
}

interface MinutesFacts {
  plan: MeetingPlan;
  entries: readonly AgendaEntry[];
  outcomes: Readonly<Record<string, string>>;
  /** Other meetings of which this document holds the minutes. */
  merged: readonly { title: string; heldOn: string }[];
}

const openingOf = ({ plan, merged }: MinutesFacts): string => {
  const place = plan.place === '' ? '' : `在${plan.place}`;
  const entrusted = plan.onBehalfOf ? `受${plan.onBehalfOf}委托，` : '';
  const first = `${formatDate(plan.heldOn)}，${entrusted}${plan.chair.name}${place}主持召开${plan.title}`;
  const more = merged.map(({ title, heldOn }) => `${formatDate(heldOn)}召开${title}`).join('，');
  return `${first}${more === '' ? '' : `；${more}，一并形成本纪要`}。现将会议议定事项纪要如下。`;
};

/**
 * A first draft of the minutes from what happened: the opening sentence with day, place and chair, and one section for each
 * entry that was discussed. What was decided is not repeated here: it stands in the decisions and is printed from there.
 */
export function buildMinutesDraft(facts: MinutesFacts): Minutes {
  const discussed = facts.entries.filter(
    ({ key, kind }) => facts.outcomes[key] === 'discussed' && kind !== 'closing' && kind !== 'last-decisions',
  );
  return {
    issue: '',
    title: `${facts.plan.title}纪要`,
    opening: openingOf(facts),
    sections: discussed.map(({ title, reports }) => {
      const units = reports.map(({ name }) => name).join('、');
      return { title, text: units === '' ? '会议研究了有关情况。' : `会议听取了${units}的汇报。` };
    }),
    closing: '',
  };
}
