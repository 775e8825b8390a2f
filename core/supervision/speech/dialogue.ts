import { isConcrete } from './is-concrete.ts';
import { isInstruction } from './judge-draft.ts';
import type { Label } from './labels.ts';
import type { Paragraph } from './paragraph.ts';
import { IS_DONE_ALREADY, IS_NO_PROMISE } from './promise.ts';
import { type SpeechMarks, within } from './speech-marks.ts';
import type { Span } from './split-sentences.ts';
import { ANSWERS } from './stand-ins.ts';
import { hasDue, type TaskDraft } from './task-draft.ts';
import type { NamedUnit } from './unit-mention.ts';

/** One turn of a talk or a chat: 县水务局：…. What is said begins at `from`. */
export interface Turn extends Span {
  /** The units that the speaker stands for; empty for a leader. */
  speakers: NamedUnit[];
  /** A unit reports, promises or acknowledges; it gives nobody anything to do. */
  isAnswer: boolean;
  /** An answer in writing (市公安局答复：): what it says with a day or a rhythm is promised. */
  isReply: boolean;
  /** Who is called with an @, or spoke before, when it was a unit: 你们, and whoever is told without being named. */
  asked: NamedUnit[];
}

const SPEAKER =
  /^((?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s*)?\d{1,2}:\d{2}(?::\d{2})?\s*)?([问答](?:（[^（）]{1,12}）)?|[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z·×]{1,15}(?:（[^（）]{1,12}）)?)：/;
/** 答（望城街道）：, 汇报（县水务局）： who speaks stands in the bracket. */
const BRACKET_SPEAKER = /^(?:问|答|回答|答复|提问|发问|汇报|发言|回应)（([^（）]{1,12})）$/;
const NO_SPEAKER =
  /单位|部门$|时间|地点|时限|措施|问题|任务|备注|内容|要求|目标|议题|事项|出席|列席|主持$|记录|如下|方面|第|关于|一是|二是|工作$|电话|批示|指出|强调|通知|要$|以下|下列/;
const ACKNOWLEDGES =
  /^(?:@\S{2,10}\s)?(?:收到|好的|好。|OK|ok|明白|是[，。]|没问题|没有问题|能。|可以。|已|报告|我们|我[局委镇办县区]|目前|截至|在推进|正在)/;
/** @县林业局 …, 好，@县林业局 …: somebody else is told. */
const CALLS = /^(?:[^，。！？]{1,6}[，。！？]\s*)?@/;
const TELLS = /@|请|务必|必须|各|限/;

interface Line {
  index: number;
  name: string;
  /** Where the name begins in its line. */
  nameAt: number;
  bodyFrom: number;
}

/** 李某（招商局）： whose person speaks stands behind his name. */
const OWN_UNIT =
  /^[\u4e00-\u9fff某·×]{2,4}（([^（）]{2,11}(?:局|委|办|镇|乡|街道|中心|公司|集团|院|部|处|站))）$/;

function nameSpeaker(words: string): { name: string; nameAt: number } {
  const inner = (BRACKET_SPEAKER.exec(words) ?? OWN_UNIT.exec(words))?.[1];
  return inner === undefined
    ? { name: words.replace(/（.*/, ''), nameAt: 0 }
    : { name: inner, nameAt: words.indexOf('（') + 1 };
}

/** Lines of a conversation: at least four turns of two speakers, of whom one speaks twice. */
function listTurnLines(
  marks: SpeechMarks,
  paragraphs: readonly Paragraph[],
  labels: readonly Label[],
): Line[] {
  const labelled = new Set(labels.map((label) => label.from));
  const lines = paragraphs.flatMap((paragraph, index): Line[] => {
    const text = marks.plain.slice(paragraph.from, paragraph.to);
    const match = SPEAKER.exec(text);
    if (!match || paragraph.level > 0 || labelled.has(paragraph.from)) return [];
    const name = match[2] ?? '';
    if (NO_SPEAKER.test(name)) return [];
    const { name: own, nameAt } = nameSpeaker(name);
    const stamp = match[1]?.length ?? 0;
    return [{ index, name: own, nameAt: nameAt + stamp, bodyFrom: paragraph.from + match[0].length }];
  });
  const isRepeated = new Set(lines.map(({ name }) => name)).size < lines.length;
  return lines.length >= 4 && isRepeated && new Set(lines.map(({ name }) => name)).size >= 2 ? lines : [];
}

/** 县发改局老周 speaks for his office; 县水务局李局长 may be asked himself. */
const IS_PERSON = /^[老小][\u4e00-\u9fff]$|^[\u4e00-\u9fff]工$/;

/** 县住建局王局长：6月底前…: he speaks for his office. */
const IS_HEAD =
  /^[\u4e00-\u9fff](?:局|处|科|院|校|队|所|部)$|^[\u4e00-\u9fff]{0,2}(?:局长|主任|书记|镇长|乡长|经理|总|负责人)$/;

/** 被约谈人：松岗岭镇镇长葛长川: of whom a speaker is the head, where the text introduces him. */
const HAS_POST =
  /^(?:党委|党组|党工委|的)?(?:常务)?(?:副|总)?(?:书记|镇长|乡长|街道办主任|局长|主任|总?经理|董事长|队长|院长|校长|行长|站长|所长|科长|部长|会长|总工程师|总工|负责人|支书|处长|股长)(?:[、兼][\u4e00-\u9fff]{2,8})?[：]?$/;

/** A space in the text as given parts 市体育局 and the name of its person. */
const isApart = (marks: SpeechMarks, at: number): boolean =>
  (marks.reading.at[at] ?? 0) - (marks.reading.at[at - 1] ?? 0) > 1;

/** The unit of a person who is introduced with his post before he speaks. */
function findUnitOf(marks: SpeechMarks, name: string, before: number): NamedUnit[] {
  if (!/^[\u4e00-\u9fff]{2,4}$/.test(name)) return [];
  for (let at = marks.plain.indexOf(name); at >= 0 && at < before; at = marks.plain.indexOf(name, at + 1)) {
    const line = marks.plain.lastIndexOf('\n', at - 1) + 1;
    const unit = within(marks.mentions, line, at).at(-1);
    if (unit && HAS_POST.test(marks.plain.slice(unit.to, at)) && !/(?:委|政府)$/.test(unit.printed))
      return marks.nameUnits(unit);
  }
  return [];
}

/** The units that a speaker's name is, not merely contains: 县水务局, not 县水务局李局长. */
function listSpeakers(marks: SpeechMarks, from: number, name: string): NamedUnit[] {
  const mentions = within(marks.mentions, from, from + name.length);
  const covered = mentions.reduce((sum, mention) => sum + mention.to - mention.from, 0);
  const [first] = mentions;
  const person = mentions.length === 1 ? name.slice((first?.to ?? from) - from) : '';
  if (first === undefined) return findUnitOf(marks, name, from);
  const isNamed = first.from === from && person !== '' && person.length <= 4 && isApart(marks, first.to);
  return isNamed ||
    covered >= name.length - 1 ||
    (mentions[0]?.from === from && (IS_PERSON.test(person) || IS_HEAD.test(person)))
    ? mentions.flatMap(marks.nameUnits)
    : [];
}

/** @望川城投: the sign, and a place in front of the name. */
const AT_PLACE = 4;

/** 青禾供电公司答复：, of which only 供电公司 is known: the whole name is the unit. */
function nameWhole(marks: SpeechMarks, from: number, name: string): NamedUnit[] {
  const to = from + name.length;
  const isUnit = within(marks.mentions, from, to).some((mention) => mention.to === to);
  return isUnit ? marks.nameUnits({ from, to, printed: name, kind: 'unit' }) : [];
}

/** 市公安局答复：…, 市公交公司补充：…: each such line is a turn of its unit, in a talk or out of one. */
function findReplies(
  marks: SpeechMarks,
  paragraphs: readonly Paragraph[],
  labels: readonly Label[],
): Map<number, Turn> {
  const labelled = new Set(labels.map((label) => label.from));
  const found = new Map<number, Turn>();
  paragraphs.forEach((paragraph, index) => {
    const from = paragraph.bodyFrom;
    const match = ANSWERS.exec(marks.plain.slice(from, paragraph.to));
    if (!match || paragraph.role !== 'text' || labelled.has(from)) return;
    const name = match[1] ?? '';
    const own = listSpeakers(marks, from, name);
    const speakers = own.length > 0 ? own : nameWhole(marks, from, name);
    const body = from + match[0].length;
    if (speakers.length === 0 || body >= paragraph.to) return;
    found.set(index, { from: body, to: paragraph.to, speakers, isAnswer: true, isReply: true, asked: [] });
  });
  return found;
}

/** Who calls others again and again is the one that gives the work, not one who answers. */
function findHosts(
  marks: SpeechMarks,
  paragraphs: readonly Paragraph[],
  lines: readonly Line[],
): ReadonlySet<string> {
  const calls = new Map<string, number>();
  for (const { index, name, bodyFrom } of lines)
    if (marks.plain.slice(bodyFrom, paragraphs[index]?.to ?? bodyFrom).includes('@'))
      calls.set(name, (calls.get(name) ?? 0) + 1);
  const most = Math.max(0, ...calls.values());
  return new Set([...calls].filter(([, times]) => times >= 3 && times === most).map(([name]) => name));
}

/** The turns of a conversation by the paragraph in which they stand; none for any other text. */
export function findTurns(
  marks: SpeechMarks,
  paragraphs: readonly Paragraph[],
  labels: readonly Label[],
): Map<number, Turn> {
  const turns = new Map<number, Turn>();
  let asked: NamedUnit[] = [];
  const replies = findReplies(marks, paragraphs, labels);
  const lines = listTurnLines(marks, paragraphs, labels);
  const hosts = findHosts(marks, paragraphs, lines);
  for (const { index, name, nameAt, bodyFrom } of lines) {
    const paragraph = paragraphs[index];
    if (!paragraph || replies.has(index)) continue;
    const said = marks.plain.slice(bodyFrom, paragraph.to).trim();
    const speakers = listSpeakers(marks, paragraph.from + nameAt, name);
    const isAnswer =
      ACKNOWLEDGES.test(said) || (speakers.length > 0 && !hosts.has(name) && !CALLS.test(said));
    const called = within(marks.mentions, bodyFrom, paragraph.to).filter(
      (mention) => mention.from <= bodyFrom + AT_PLACE && said.startsWith('@'),
    );
    const told = called.length > 0 ? called.flatMap(marks.nameUnits) : asked;
    turns.set(index, { from: bodyFrom, to: paragraph.to, speakers, isAnswer, isReply: false, asked: told });
    asked = speakers;
  }
  return new Map([...turns, ...replies]);
}

/** 我局本周内先把材料报上去: what a unit promises by a day is its own task. */
function takePromise(marks: SpeechMarks, draft: TaskDraft, turn: Turn, words: string): boolean {
  const firm = draft.times.find(
    ({ from, to, kind, dueOn }) =>
      dueOn !== null &&
      (kind === 'firm' ||
        (kind === 'loose' &&
          /(?:[日号]|[今明后][天晚早]就?|周[一二三四五六日天])$/.test(marks.plain.slice(from, to)))),
  );
  // 方案已经改了三稿，周五能出第四稿: what is done stands in front.
  const said = firm ? marks.plain.slice(marks.plain.lastIndexOf('，', firm.from) + 1, turn.to) : '';
  const isSure =
    (isInstruction(words) ||
      /[给交拿出做发][^，。]{2,}|(?:通|完|好|齐|清|完工|到位|到账|到货|到场)[。，]?\s*$/.test(words)) &&
    (isConcrete(draft.actions.join('，')) || /(?:完|清|通|齐|到位|到账|到货|到场)[。，]?\s*$/.test(words)) &&
    !IS_NO_PROMISE.test(words) &&
    !IS_DONE_ALREADY.test(said);
  const isTimed = firm !== undefined || (turn.isReply && draft.cadences.length > 0);
  const isReplied =
    turn.isReply &&
    isConcrete(draft.actions.join('，')) &&
    !IS_NO_PROMISE.test(words) &&
    !IS_DONE_ALREADY.test(said);
  if (turn.speakers.length === 0 || !isTimed || !(isSure || isReplied)) return false;
  draft.leads = [...turn.speakers];
  draft.leadFrom = 'carried';
  draft.isPromise = true;
  return true;
}

const ASKS_ONLY =
  /(?:谁|什么|多少|怎么样?|哪[个些儿天]?|几[时天个户家座处台起]|吗|呢|了没有|有没有|如何|怎样|意见)[^。，；]{0,8}？\s*$|^[^，。]{0,4}请[^，。]{2,14}(?:说说|说一下|讲讲|讲一下|汇报|谈谈|介绍|先说|发言)/;
/** 你们…, 你局…, or no name at all: spoken to whoever has just reported. */
const IS_YOU = /^(?:你|贵)/;

/** 不是尽快，是下周二; 没有问题吧？: nothing that the other side does not have already. */
function isToldSomething(draft: TaskDraft, whole: string): boolean {
  if (/？\s*$/.test(whole)) return false;
  const words = whole.replace(ANSWERS_BACK, '');
  const actions = draft.actions
    .filter((action) => !IS_ONLY_ANSWER.test(action))
    .map((action) => action.replace(/^那就?/, ''));
  if (words !== whole && actions.join('').length < 4) return false;
  return (
    draft.targets.length > 0 ||
    draft.cadences.length > 0 ||
    /必须|务必|(?:不能?|别|不得)再[晚拖推迟]|^(?:催|叫|让|盯|找|提醒|通知)|(?:完|好|清|齐|到位)[。，]?$/.test(
      words,
    ) ||
    (isConcrete(actions.join('，')) &&
      ((draft.times.some((time) => time.kind === 'firm') && !/^[^，。]{2,8}是/.test(words)) ||
        isInstruction(words) ||
        /我要(?:看到|见到|听到)/.test(words)))
  );
}
/** 不是打算，是必须，…; 好，…: an answer before what is told. */
const ANSWERS_BACK = /^(?:(?:不是|是|好|对|嗯|行|不行|同意|可以)[^，。]{0,6}[，。])+/;
const IS_ONLY_ANSWER = /^(?:不是|是|好|对|嗯|行|不行|同意|可以)[^，。]{0,6}$/;

/**
 * What a turn leaves of its drafts: a unit that answers gives nobody but others anything to do, by name; a question is no
 * task; what is told without a name is told to whoever has just spoken.
 */
export function settleTurn(marks: SpeechMarks, turn: Turn, drafts: readonly TaskDraft[]): TaskDraft[] {
  const isOwn = (unit: NamedUnit): boolean => turn.speakers.some((own) => own.name === unit.name);
  return drafts.filter((draft) => {
    const words = draft.spans.map(({ from, to }) => marks.plain.slice(from, to)).join('');
    const others = draft.leads.filter((unit) => !isOwn(unit));
    // 请示，明天要不要停课？
    if (turn.isAnswer && /？\s*$/.test(words)) return false;
    if (turn.isAnswer && others.length > 0)
      return hasDue(draft) && (TELLS.test(words) || draft.leadFrom === 'said');
    if (turn.isAnswer) return takePromise(marks, draft, turn, words);
    if (ASKS_ONLY.test(words) && !draft.times.some((time) => time.kind === 'firm')) return false;
    draft.leads = others.filter((unit) => !IS_YOU.test(unit.name));
    // @县城投 还剩几户？今天给我个实数: whoever was called is told the next thing too.
    if (
      draft.leadFrom === 'carried' &&
      draft.leads.some(({ name }) => turn.asked.some((one) => one.name === name))
    )
      draft.isTold = true;
    if (draft.leads.length + draft.guides.length > 0) return true;
    if (!hasDue(draft) && draft.cadences.length === 0) return true;
    if (turn.asked.length > 0) {
      if (!isToldSomething(draft, words)) return false;
      draft.leads = [...turn.asked];
      draft.leadFrom = 'carried';
      draft.isTold = true;
    } else if (draft.leadFrom === 'said') draft.leadFrom = 'none';
    return true;
  });
}
