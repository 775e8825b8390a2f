import {
  type Block,
  type DocumentModel,
  toHeading,
  toOfficialModel,
  toTextLine,
} from '#core/documents/public.ts';
import { listAttendanceLines } from '../minutes-text.ts';
import type { PaperFacts } from './paper-facts.ts';
import { buildTaskTable } from './paper-tables.ts';
import { officeOf } from './papers.lines.ts';

/** Id of the line of a decision, before its meeting and number. */
export const DECISION_LINE = 'decision-';

/** Who was there; where meetings are merged, of each of them by its name. */
function listPeople({ plan, attendance, merged }: PaperFacts): Block[] {
  const own = { title: plan.title, attendance };
  const isMerged = merged.length > 0;
  return [own, ...merged].flatMap((one, index) =>
    listAttendanceLines(one.attendance).map(({ term, names }) =>
      toTextLine(
        `people-${index === 0 ? '' : `${index}-`}${term}`,
        `${isMerged ? one.title : ''}${term}：${names.join('、')}`,
      ),
    ),
  );
}

/** 会议纪要: head of 纪要, who was there, 会议议定, no seal, with the table of tasks (8.9). */
export function buildMinutesPaper(facts: PaperFacts): DocumentModel {
  const { minutes, plan, decisions } = facts;
  const standing = decisions.filter(({ stage }) => stage !== 'struck');
  const tasks = standing.filter(({ leadOrg }) => leadOrg !== null);
  const sections = (minutes?.sections ?? []).flatMap(({ title, text }, index): Block[] => [
    toHeading(`h-section-${index}`, title),
    ...(text === '' ? [] : [toTextLine(`section-${index}`, text)]),
  ]);
  const decided = standing.map(({ quote, meetingId, no }, index) =>
    toTextLine(`${DECISION_LINE}${meetingId}-${no}`, `${index + 1}.${quote}`),
  );
  return toOfficialModel('minutes', {
    head: { issuingBody: `${facts.regionName}重点项目调度会议纪要`, documentNumber: minutes?.issue || null },
    title: minutes?.title ?? `${plan.title}纪要`,
    blocks: [
      ...(minutes?.opening ? [toTextLine('opening', minutes.opening)] : []),
      ...sections,
      ...(decided.length > 0 ? [toHeading('h-decided', '会议议定'), ...decided] : []),
      ...(minutes?.closing ? [toTextLine('closing', minutes.closing)] : []),
      ...listPeople(facts),
    ],
    signature: { issuingBodies: [officeOf(facts)], dateOn: facts.signedOn, seal: false },
    annexes:
      tasks.length > 0
        ? [{ id: 'tasks-annex', title: '任务分解表', landscape: true, blocks: [buildTaskTable(tasks)] }]
        : [],
  });
}
