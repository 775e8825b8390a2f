// What a clause means to the task before it, with the words around it: heading, hand-over, standing by, a deadline of its own.
import {
  GOES_ON,
  hasAction,
  isOnlyRoles,
  isPostposed,
  isSameDue,
  isTimed,
  STANDS_BY,
} from './clause-sense.ts';
import { tellsOfPast } from './judge-draft.ts';
import { type Clause, readClauses } from './read-clauses.ts';
import { type SpeechMarks, within } from './speech-marks.ts';
import type { Span } from './split-sentences.ts';
import { addUnits, hasDue, type TaskDraft } from './task-draft.ts';
import type { TimeMark } from './time-mark.ts';
import type { NamedUnit } from './unit-mention.ts';
import { DOING_VERB } from './verbs.ts';

/** 省级核查（11月21日至12月15日）。 in front of its text: its times hold for the tasks of the paragraph. */
export function readHeadingTimes(
  marks: SpeechMarks,
  sentence: Span,
  next: Span | undefined,
): TimeMark[] | null {
  if (isBareHeading(marks, sentence, next)) return [];
  const { plain, times } = marks;
  const text = plain.slice(sentence.from, sentence.to);
  if (text.length > 34 || !text.endsWith('。') || /[，；]/.test(text)) return null;
  const clauses = readClauses(marks, sentence.from, sentence.to);
  if (clauses.some(({ lists }) => lists.some(({ role }) => role === 'lead' || role === 'guide'))) return null;
  const own = within(times, sentence.from, sentence.to).filter((time) => time.dueOn !== null);
  const isInBracket = own.every((time) => plain.slice(sentence.from, time.from).includes('（'));
  return isInBracket ? own : null;
}

const BEGINS_DUTY = new RegExp(`^(?:负责|牵头|${DOING_VERB})`);
/** 自然资源所。负责…: a sentence that is units and nothing else, before what they do; none for any other. */
export function findHead(marks: SpeechMarks, { from, to }: Span): NamedUnit[] {
  const [list, ...others] = within(marks.lists, from, to);
  const isAll = list !== undefined && others.length === 0 && list.from === from && list.to === to - 1;
  return isAll && BEGINS_DUTY.test(marks.plain.slice(to, to + 4)) ? list.units : [];
}

const BARE_HEADING_LONGEST = 18;

/** 深入开展节前安全检查。各地区要…: a heading whose words of time only name the matter, before somebody is told to act. */
function isBareHeading(marks: SpeechMarks, sentence: Span, next: Span | undefined): boolean {
  const text = marks.plain.slice(sentence.from, sentence.to);
  if (text.length > BARE_HEADING_LONGEST || !text.endsWith('。') || /[，；：\d]/.test(text)) return false;
  if (next === undefined || within(marks.lists, sentence.from, sentence.to).length > 0) return false;
  return readClauses(marks, next.from, next.to).some(({ lists }) =>
    lists.some(({ role }) => role === 'lead'),
  );
}

/** 东湖坪区的十一户, 各镇街党委书记…: the unit whose matter it is, for a task that names nobody else. */
export function listOwners(marks: SpeechMarks, clause: Clause): NamedUnit[] {
  const first = clause.lists[0];
  if (first?.role !== 'mention' || first.list.from - clause.from > 6) return [];
  const after = marks.plain.slice(first.list.to, clause.to);
  const isOwner =
    /^已[^，。]{2,12}，$|^(?:刚才|也)?(?:说(?![明清服])|讲(?![清解好述究])|反映|汇报说|提出)|^(?:各|都|还|共|目前|现|只|尚|仍)*(?:有(?!权|责|限)|缺|剩|欠|差|没|未|存在)|^的[\u4e00-\u9fff]{2,12}，$|^的[\u4e00-\u9fff]{2,5}(?:往|要(?!求)|必须|务必|一律|马上|立即)|^(?:负责|牵头|承建|承办|代建|实施)(?:建设|推进|实施)?的(?!事项|任务|工作|项目，)|^(?:那|这)[块片条个几些两]|^(?:的|党|、?镇长|、?书记)|^[\u4e00-\u9fff]{2,10}?(?:要|必须|务必|须)/.test(
      after,
    );
  return isOwner ? first.list.units.filter((unit) => unit.kind !== 'general') : [];
}

/** 交通局说在明年的盘子里: whoever has just spoken is told what follows without a name. */
export const findSpeaker = (marks: SpeechMarks, clause: Clause): NamedUnit[] =>
  clause.lists.flatMap(({ list, role }) =>
    role === 'mention' &&
    list.units.length === 1 &&
    (SPOKE.test(marks.plain.slice(list.to, list.to + 6)) ||
      CALLED.test(marks.plain.slice(list.to, list.to + 6)) ||
      /你们?$/.test(marks.plain.slice(clause.from, list.from)) ||
      /[吗呢了]？$/.test(clause.text))
      ? list.units
      : [],
  );
/** 甘溪的老周，; 财政局王局长，: called by name, it is told what follows. */
const CALLED =
  /^的?(?:[老小][\u4e00-\u9fff](?:[，、啊呀]|同志)|[\u4e00-\u9fff]{0,2}(?:局长|书记|镇长|乡长|主任|主席|行长|总)(?:[，啊呀]|同志|你|在))/;
const SPOKE =
  /^(?:的同志|局长|主任|镇长)?(?:刚才|也)?(?:说(?![明清服])|讲(?![清解好述究])|反映|回答|答复?说|汇报说|汇报，|解释)/;

/** Whether the words of a task name any unit themselves; its lead may come from the sentence before. */
export const namesUnit = (marks: SpeechMarks, draft: TaskDraft): boolean =>
  draft.spans.some(({ from, to }) => within(marks.lists, from, to).length > 0);

/** Whether a sentence goes on with the task before it: it names no other lead and only adds to what has been said. */
export function goesOnWith(draft: TaskDraft, first: Clause, clauses: readonly Clause[]): boolean {
  const leads = clauses.some(({ lists }) => lists.some(({ role }) => role === 'lead' || role === 'guide'));
  if (leads)
    return (
      draft.leads.length === 0 &&
      clauses.some((one) => one.lists.some(({ role }) => role === 'lead') && isPostposed(one))
    );
  const adds = clauses.some((one) => hasDue(one) || one.cadences.length > 0);
  const clashes =
    adds && hasDue(draft) && !clauses.every((one) => !hasDue(one) || isSameDue(one.times, draft.times));
  const isQuestion = /？\s*$/.test(clauses.at(-1)?.text ?? '');
  if (clauses.every((one) => isOnlyRoles(one)) && !clashes && !isQuestion) return true;
  return GOES_ON.test(first.rest) && !adds;
}

/** 签不下来，年底述职你上台讲: what follows is no work. */
const THREAT_IF =
  /^(?:要是|如果|谁要是|谁|哪个)?(?:还|再|仍)?[签干完做办拿搞拆建交修清征]不(?:下来|完|成|出来?|好|到位)，$/;
/** The clauses of a sentence up to a threat. */
export function cutThreat(clauses: readonly Clause[]): readonly Clause[] {
  const threat = clauses.findIndex((clause) => THREAT_IF.test(clause.text));
  return threat < 0 ? clauses : clauses.slice(0, threat);
}

/** A task that has been said without its lead gets it from this clause. */
export function takesLead(
  marks: SpeechMarks,
  draft: TaskDraft,
  clause: Clause,
  isSameSentence: boolean,
): boolean {
  if (tellsOfPast(marks.plain, draft)) return false;
  // …督促工地落实…；县城管局将…: after ； another unit does another thing.
  if (draft.guides.length > 0 && marks.plain[clause.from - 1] === '；') return false;
  if (!isSameSentence || !hasAction(draft) || !hasDue(draft)) return true;
  // 9月底前增设一组，由环卫公司每天清一次: with a rhythm of its own another thing.
  if (clause.cadences.length > 0 && (clause.rest.length >= 2 || clause.text.length >= 10)) return false;
  // …10月30日前整改完，环保分局11月3日去复核: each with its own day.
  if (hasDue(clause) && !isSameDue(clause.times, draft.times)) return false;
  return (
    isOnlyRoles(clause) ||
    /(?:由|请|交(?![通警投易管建]))/.test(clause.text.slice(0, 12)) ||
    /^(?:责任(?:落实|压实|明确)?到|(?:这|此)(?:件事|项工作|个事|事))/.test(clause.text)
  );
}

/** A unit that only watches over what another of the sentence does, without a day or a rhythm of its own. */
export const watchesOver = (marks: SpeechMarks, draft: TaskDraft, clause: Clause): boolean =>
  draft.leads.length > 0 &&
  !hasDue(clause) &&
  clause.cadences.length === 0 &&
  !(clause.rest.length >= 2 && marks.plain[clause.from - 1] === '；');

/** 所需资金由市财政局统筹, 经费由县财政局保障: who pays for what is told. */
const PAYS_FOR_IT =
  /^(?:所需|有关|相关|工作|活动|项目)?的?(?:经费|资金|费用|补贴|奖补资金)(?:均|统一)?由[^，。]{2,14}?(?:统筹(?:解决|安排)?|保障|解决|安排|列支|核拨|兜底|落实|负责)[，。；]?$/;

const paysForIt = (marks: SpeechMarks, own: TaskDraft, clause: Clause): boolean =>
  own.leads.length > 0 && marks.plain[clause.from - 1] === '，' && PAYS_FOR_IT.test(clause.text);

/** A second unit of the sentence that only stands by the first. */
function standsBy(draft: TaskDraft, clause: Clause): boolean {
  if (/^(?:[一二三四五六七八九十]{1,2}是|（\d{1,2}）|[①-⑳])/.test(clause.text)) return false;
  if (draft.leads.length === 0 || hasDue(clause) || clause.cadences.length > 0) return false;
  if (/按(?:照)?(?:各自)?职责(?:分工)?(?:负责|抓好|落实|做好)|分工负责/.test(clause.text)) return true;
  if (/具体(?:负责|实施|落实|承办|组织|抓)[，。；]?$/.test(clause.text)) return true;
  if (!hasAction(draft) && draft.spans.length > 0) return !/牵头|负责|要/.test(clause.text);
  return STANDS_BY.test(clause.rest);
}

/** The unit only stands by what is being told; 开辟绿色通道，6月10日前办完用地手续 has a day of its own, and is a task. */
export const isHelpedBy = (
  marks: SpeechMarks,
  own: TaskDraft,
  clause: Clause,
  isDayLater: boolean,
): boolean =>
  !tellsOfPast(marks.plain, own) &&
  (standsBy(own, clause) || paysForIt(marks, own, clause)) &&
  !((hasDue(own) || marks.plain[clause.from - 1] === '；') && isDayLater);

/** The clauses that follow, up to the next deadline, hand the thing to somebody: …, 由望川城投建设. */
export function asksNext(clauses: readonly Clause[], from: number): boolean {
  for (const clause of clauses.slice(from)) {
    if (clause.lists.some(({ role }) => role === 'lead')) return /^(?:并|具体)?由/.test(clause.text);
    if (isTimed(clause)) return false;
  }
  return false;
}

/** （生态环境局盯着）: a unit in a bracket of the sentence supports. */
export function addBracketUnits(marks: SpeechMarks, draft: TaskDraft, clause: Clause): void {
  for (const list of within(marks.lists, clause.from, clause.to)) {
    const before = marks.plain.slice(clause.from, list.from);
    if (before.lastIndexOf('（') <= before.lastIndexOf('）')) continue;
    const after = marks.plain.slice(list.to, list.to + 8);
    const isDuty =
      /配合|协助|参与|参加|支持|指导|督导|盯|帮/.test(after) ||
      /(?:配合|协助|指导)(?:单位)?：?$/.test(before);
    if (isDuty) addUnits(draft.supports, list.units);
  }
}

/**
 * A part of a sentence that speaks of the next thing before it names who does it: …；7月15日前，由县城管局…,
 * …；用电问题，供电公司…, …；卫健局的新院区，年底前投用.
 */
export function beginsNext(
  marks: SpeechMarks,
  draft: TaskDraft,
  clause: Clause,
  isLedLater: boolean,
): boolean {
  if (isLedLater && hasDue(clause) && clause.rest === '') return true;
  if (isLedLater && marks.plain[clause.from - 1] === '；') return clause.lists.length === 0;
  return hasDue(draft) && listOwners(marks, clause).length > 0;
}
