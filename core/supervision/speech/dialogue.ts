import { isConcrete } from './is-concrete.ts';
import { isInstruction } from './judge-draft.ts';
import type { Label } from './labels.ts';
import type { Paragraph } from './paragraph.ts';
import { bindsNobody, IS_DONE_ALREADY, SAYS_YES } from './promise.ts';
import { type Line, listSpeakers, listTurnLines, nameWhole } from './speakers.ts';
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

const ACKNOWLEDGES =
  /^(?:@\S{2,10}\s)?(?:收到|好的|好。|OK|ok|明白|是[，。]|没问题|没有问题|能。|可以。|已|报告|我们|我[局委镇办县区]|目前|截至|在推进|正在)/;
/** @县林业局 …, 好，@县林业局 …: somebody else is told. */
const CALLS = /^(?:[^，。！？]{1,6}[，。！？]\s*)?@/;
const CALLS_ALL = /^@(?:各位|所有人|全体|大家|各单位|各部门|全员)/;
/** @赵局 2号炉昨天跳停，…已恢复: who calls somebody only tells him how things stand. */
const REPORTS_TO =
  /^@[^，。]*(?:昨[天晚日]|刚刚|已经?|今早|今天早上)(?![^。]*(?:请|务必|麻烦|帮忙|抓紧|要(?!求)))/;
const TELLS = /@|请|务必|必须|各|限/;

/** @望川城投: the sign, and a place in front of the name. */
const AT_PLACE = 4;

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
      ACKNOWLEDGES.test(said) ||
      (speakers.length > 0 && !hosts.has(name) && (!CALLS.test(said) || REPORTS_TO.test(said)));
    const called = within(marks.mentions, bodyFrom, paragraph.to).filter(
      (mention) => mention.from <= bodyFrom + AT_PLACE && said.startsWith('@'),
    );
    // @各位 今天下班前…: everybody is told, not whoever spoke last.
    const before = CALLS_ALL.test(said) ? [] : asked;
    const told = called.length > 0 ? called.flatMap(marks.nameUnits) : before;
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
    !bindsNobody(words, said) &&
    !IS_DONE_ALREADY.test(said);
  // 收到，材料齐了，明早就送: only says yes to what has been told.
  if (SAYS_YES.test(marks.plain.slice(turn.from, turn.to))) return false;
  const isTimed = firm !== undefined || (turn.isReply && draft.cadences.length > 0);
  const isReplied =
    turn.isReply &&
    isConcrete(draft.actions.join('，')) &&
    !bindsNobody(words, said) &&
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

/** 把临时电接上，明天行不行？ asks for the work, not about it. */
const isQuestion = (words: string): boolean =>
  /？\s*$/.test(words) && !/，[^，。？]{1,8}(?:行不行|行吗|行吧|可以吗)？\s*$/.test(words);

/** 不是尽快，是下周二; 没有问题吧？: nothing that the other side does not have already. */
function isToldSomething(draft: TaskDraft, whole: string): boolean {
  if (isQuestion(whole)) return false;
  const words = whole.replace(ANSWERS_BACK, '');
  const actions = draft.actions
    .filter((action) => !IS_ONLY_ANSWER.test(action))
    .map((action) => action.replace(/^那就?/, ''));
  if (words !== whole && actions.join('').length < 4) return false;
  return (
    draft.targets.length > 0 ||
    draft.cadences.length > 0 ||
    /必须|务必|(?:不能?|别|不得)再[晚拖推迟]|^(?:催|叫|让|盯|找|提醒|通知)|[加增调派补]到?[\d一两三四五六七八九十]+[台人个辆名组车]|再[调派加补送拉]|(?:完|好|清|齐|到位)[。，]?$/.test(
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
    if (turn.isAnswer && isQuestion(words)) return false;
    // @县城投 水池这周装好，我们下周一去核查: who speaks does the second thing itself.
    const isOurs = turn.speakers.length > 0 && /^我们/.test(words);
    if (turn.isAnswer && others.length > 0 && !isOurs)
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
