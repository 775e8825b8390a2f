// Headings and lead-ins that say who does, and by when, what stands under them.

import { type BlockContext, noContext } from './block-context.ts';
import type { Label } from './labels.ts';
import type { Block } from './list-blocks.ts';
import { readLabelledDuties } from './note.ts';
import { readClauses } from './read-clauses.ts';
import { type SpeechMarks, within } from './speech-marks.ts';
import { type Span, splitSentences } from './split-sentences.ts';
import { addUnits } from './task-draft.ts';

const LEAD_IN_LEFT =
  /[，。；：、\s（）一二三四五六七八九十\d.]|牵头|负责|任务|工作|以下|如下|事项|方面|重点|职责|单位|要|做好|完成|抓好|落实|承担|的|各项|和|等/g;

/** （一）县发展改革局牵头负责的任务: names who does everything under it. */
const HEADS_ITEMS =
  /^(?:牵头|负责|承担|落实|完成|办理)[^，。；]{0,6}(?:任务|工作|事项|项目)(?:（[^）]*）)?[：。]?$/;

/** 二、排查阶段（3月21日—4月30日）: by when everything under it is to be done. */
const STAGE = /^[^，。；：（）]{2,20}（[^（）]{2,30}）[。：]?$/;

function readStage(marks: SpeechMarks, sentence: Span, block: Block): BlockContext | null {
  const text = marks.plain.slice(sentence.from, sentence.to).trim();
  if (block.level === 0 || sentence.from !== block.from || !STAGE.test(text)) return null;
  if (within(marks.lists, sentence.from, sentence.to).length > 0) return null;
  const times = within(marks.times, sentence.from, sentence.to).filter((time) => time.dueOn !== null);
  const [time] = times;
  if (time === undefined || times.length > 1 || marks.plain.slice(sentence.from, time.from).indexOf('（') < 0)
    return null;
  return { ...noContext(), times, isOverPlain: true };
}

const repeatedHeads = new WeakMap<SpeechMarks, boolean>();

/** 财政局 alone on a line over its text, and other units so too. */
function isRepeatedHead(marks: SpeechMarks): boolean {
  const known = repeatedHeads.get(marks);
  if (known !== undefined) return known;
  const { plain, mentions } = marks;
  const heads = mentions.filter(
    ({ from, to }) => plain[from - 1] === '\n' && /^\n[^\n]{8,}[。；]/.test(plain.slice(to, to + 60)),
  );
  repeatedHeads.set(marks, heads.length >= 2);
  return heads.length >= 2;
}

/** 【6月底前】 on a line of its own. */
const ONLY_DAY = /^[【（]?[^【】（），。；]{3,14}(?:前|底|内)[】）]?：?$/;

/** 一、6月底前完成的事项: by when everything under it is to be done. */
function readDueHeading(marks: SpeechMarks, sentence: Span, block: Block): BlockContext | null {
  const [time] = within(marks.times, sentence.from, sentence.to);
  if (sentence.from !== block.from || time?.kind !== 'firm') return null;
  const whole = marks.plain.slice(block.from, block.to).trim();
  if (ONLY_DAY.test(whole) && whole.length - (time.to - time.from) <= 3)
    return { ...noContext(), times: [time], isOverPlain: true };
  if (block.level === 0) return null;
  const before = marks.plain.slice(sentence.from, time.from);
  const after = marks.plain.slice(time.to, sentence.to).trim();
  const isHeading =
    /^(?:需|须|要|应)?(?:在|于)?$/.test(before) &&
    /^(?:完成|办结|落实|推进|见效)(?:的)?(?:任务|事项|工作|项目|内容)?(?:（[^）]*）)?[：。]?$/.test(after);
  return isHeading ? { ...noContext(), times: [time], isOverPlain: true } : null;
}

/** Units and times of a lead-in (县住建局要：, 一、县财政局, 6月底前完成以下工作：); null when the block is none. */
export function readLeadIn(marks: SpeechMarks, block: Block): BlockContext | null {
  const { plain } = marks;
  const sentence = splitSentences(plain, block.from, block.to).at(-1);
  if (!sentence) return null;
  const text = plain.slice(sentence.from, sentence.to);
  const clauses = readClauses(marks, sentence.from, sentence.to);
  const leads = clauses.flatMap(({ lists, to }) =>
    lists.filter(
      ({ list, role }) => role === 'lead' || role === 'guide' || HEADS_ITEMS.test(plain.slice(list.to, to)),
    ),
  );
  const rest = clauses
    .map((clause) => clause.rest)
    .join('')
    .replace(LEAD_IN_LEFT, '');
  const isOnlyUnits =
    leads.length > 0 && rest.length <= 2 && sentence.from === block.from && !/[。；]$/.test(text);
  const stage = readStage(marks, sentence, block) ?? readDueHeading(marks, sentence, block);
  if (stage !== null) return stage;
  const isColon = /：$/.test(text) && text.length <= 60;
  if (!isOnlyUnits && !isColon) return null;
  const context = noContext();
  const tells = /达成|洽谈|考察|共识|听取|召开|主持|通报|反映|汇报|介绍|形成/.test(text);
  if (isOnlyUnits || (leads.length > 0 && !tells))
    for (const { list } of leads) addUnits(context.leads, list.units);
  for (const { lists } of clauses)
    for (const { list, role } of lists) if (role === 'support') addUnits(context.supports, list.units);
  // 现将9月下旬重点工作提示如下： says what the text is about, not by when.
  if (!/现将|现就/.test(text))
    context.times = within(marks.times, sentence.from, sentence.to).filter((time) => time.kind === 'firm');
  // ◆ 县公安局 on a line of its own heads what stands under it, numbered or not.
  if (isOnlyUnits && (block.level > 0 || isRepeatedHead(marks)) && rest === '' && text.length <= 30)
    context.isOverPlain = true;
  return context.leads.length > 0 || context.times.length > 0 ? context : null;
}

/** A heading with its labels over items: 民生领域改革 / 牵头单位：市民政局 / 1.…; the duties hold for the items. */
export function readLabelledHeading(
  marks: SpeechMarks,
  block: Span,
  labels: readonly Label[],
): BlockContext | null {
  const own = within(labels, block.from, block.to).filter((label) => label.valueTo <= block.to);
  const first = own[0];
  if (!first || own.some((label) => label.role === 'content')) return null;
  const heading = marks.plain.slice(block.from, first.from).trim();
  // 2.污水处理站提标改造，责任单位：县生态环境局；…: a task in one line, whatever stands under it.
  if (heading.endsWith('，') && own.some((label) => label.role === 'due')) return null;
  if (
    heading.length > 40 ||
    /[，；。].|(?<!^任务[一二三四五六七八九十\d]{1,3}：[^，；。]{2,20})。$/.test(heading)
  )
    return null;
  const { duties } = readLabelledDuties(marks, block.from, block.to, own);
  if (duties.leads.length === 0) return null;
  return { leads: duties.leads, supports: duties.supports, times: duties.times, isLabelled: true };
}
