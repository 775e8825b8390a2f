import {
  type Block,
  type DocumentModel,
  type Paragraph,
  toFullDate,
  toOfficialModel,
  toTextLine,
} from '#core/documents/public.ts';
import { type InstrumentFacts, type InstrumentTask, listIssuingBodies } from './instrument-facts.ts';
import { saySource, sayStanding, toPaperTitle } from './task-sentences.ts';

/** One matter as a line: its name runs in as a lead, so that several are numbered and one is not. */
export function toMatterLine(task: InstrumentTask): Paragraph {
  const source = `来源为${saySource(task)}；`;
  return toTextLine(`instrument.matter.${task.taskId}`, `${source}${sayStanding(task)}`, {
    lead: { level: 2, text: `${task.title}。` },
    rule: 'instrument.matter',
  });
}

/** 联系人 and telephone as the note under the date (8.9). */
export const toContactNote = ({ contact }: InstrumentFacts): string | null =>
  contact.name === ''
    ? null
    : `联系人：${contact.name}${contact.phone === '' ? '' : `，电话：${contact.phone}`}`;

const toAsk = ({ replyBy, tasks }: InstrumentFacts): Block[] => [
  toTextLine(
    'instrument.ask',
    `请贵单位${tasks.length > 1 ? '对以上事项' : '对该事项'}予以关注，商配合单位抓紧推进。${
      replyBy === null
        ? ''
        : `请于${toFullDate(replyBy)}前函复办理情况、下步安排和预计完成时间；如有困难或需要协调的事项，请一并说明。`
    }`,
  ),
];

/**
 * 提示函 (8.7, 8.9): a letter between equals to one unit: the facts of each matter, what is asked by when, contact and telephone.
 * No words of blame or punishment. Several matters of the unit make one letter.
 */
export function buildPromptLetter(facts: InstrumentFacts): DocumentModel {
  const bodies = listIssuingBodies(facts.issuer, facts.regionName);
  const opening =
    facts.tasks.length > 1
      ? `贵单位牵头办理的下列${facts.tasks.length}项督办事项已到办理时限，现函告如下。`
      : '贵单位牵头办理的下列督办事项已到办理时限，现函告如下。';
  return toOfficialModel('prompt-letter', {
    head: { issuingBody: bodies[0] ?? facts.issuer },
    title: toPaperTitle('商请抓紧办理', facts.tasks, '提示函'),
    addressees: [facts.orgName],
    blocks: [toTextLine('instrument.opening', opening), ...facts.tasks.map(toMatterLine), ...toAsk(facts)],
    signature: { issuingBodies: bodies, dateOn: null, seal: true },
    endNote: toContactNote(facts),
  });
}
