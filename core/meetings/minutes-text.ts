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

/** What was discussed, with the units that reported on it. */
export interface DiscussedTopic {
  title: string;
  reports: string[];
}

/** Entries that were discussed, in their order; opening and closing are no topics. */
export const listDiscussed = (
  entries: readonly AgendaEntry[],
  outcomes: Readonly<Record<string, string>>,
): DiscussedTopic[] =>
  entries
    .filter(
      ({ key, kind }) => outcomes[key] === 'discussed' && kind !== 'closing' && kind !== 'last-decisions',
    )
    .map(({ title, reports }) => ({ title, reports: reports.map(({ name }) => name) }));

interface MinutesFacts {
  plan: MeetingPlan;
  entries: readonly AgendaEntry[];
  outcomes: Readonly<Record<string, string>>;
  /** Other meetings of which this document holds the minutes. */
  merged: readonly { title: string; heldOn: string; topics: readonly DiscussedTopic[] }[];
}

const openingOf = ({ plan, merged }: MinutesFacts): string => {
  const place = plan.place === '' ? '' : `在${plan.place}`;
  const entrusted = plan.onBehalfOf ? `受${plan.onBehalfOf}委托，` : '';
  const first = `${formatDate(plan.heldOn)}，${entrusted}${plan.chair.name}${place}主持召开${plan.title}`;
  const dayOf = (heldOn: string) => (heldOn === plan.heldOn ? '同日' : formatDate(heldOn));
  const more = merged.map(({ title, heldOn }) => `${dayOf(heldOn)}召开${title}`).join('，');
  return `${first}${more === '' ? '' : `；${more}，一并形成本纪要`}。现将会议议定事项纪要如下。`;
};

/**
 * A first draft of the minutes from what happened: the opening sentence with day, place and chair, and one section for each
 * entry that was discussed, here and at the meetings merged into it; what two of them had in common stands once. What was
 * decided is not repeated here: it stands in the decisions and is printed from there.
 */
export function buildMinutesDraft(facts: MinutesFacts): Minutes {
  const topics = [
    ...listDiscussed(facts.entries, facts.outcomes),
    ...facts.merged.flatMap((one) => one.topics),
  ];
  const once = topics.filter(({ title }, index) => topics.findIndex((one) => one.title === title) === index);
  return {
    issue: '',
    title: `${facts.plan.title}纪要`,
    opening: openingOf(facts),
    sections: once.map(({ title, reports }) => {
      const units = reports.join('、');
      return { title, text: units === '' ? '会议研究了有关情况。' : `会议听取了${units}的汇报。` };
    }),
    closing: '',
  };
}
