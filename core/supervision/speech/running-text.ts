import { tellsOfPast } from './judge-draft.ts';
import type { Clause, RoledList } from './read-clauses.ts';
import { readClauses } from './read-clauses.ts';
import { type SpeechMarks, within } from './speech-marks.ts';
import { type Span, splitSentences } from './split-sentences.ts';
import { addUnits, hasDue, listDueTimes, newDraft, type TaskDraft } from './task-draft.ts';
import type { TimeMark } from './time-mark.ts';
import type { NamedUnit } from './unit-mention.ts';

/** What a heading or a lead-in says for everything under it: 县住建局要：…, 6月底前完成以下工作：…. */
export interface BlockContext {
  leads: NamedUnit[];
  supports: NamedUnit[];
  times: TimeMark[];
  /** Said by labels under the heading, not by a sentence. */
  isLabelled?: boolean;
}

export const noContext = (): BlockContext => ({ leads: [], supports: [], times: [] });

/** 此项工作, 上述任务: the sentence speaks of what stands before it. */
const SPEAKS_OF_BEFORE =
  /^(?:以上|上述|此项|该项|这项|此|该|相关|前述|这些|上面|具体)(?:各项|几项|[一二三四五六七八九十\d]+项|两项|三项)?(?:工作|任务|事项|事宜|议定事项|问题|项目|要求|内容|事)?/;
const SPEAKS_OF_BEFORE_WHOLE =
  /^(?:以上|上述|此项|该项|这项|前述|此|该|上面|具体)(?:各项|几项|[一二三四五六七八九十\d]+项)?(?:工作|任务|事项|事宜|问题|项目|事)?[，]?(?:由|请|交)/;
/** Beginnings of a sentence that only goes on with the one before. */
const GOES_ON =
  /^(?:确保|力争|务必|争取|最迟|并(?!联)|同时(?:报|抄|将)|届时|结果|整改情况|完成后|逾期|必要时|遇|做到|形成|切实|坚决|不得|严禁|不能|不准|该进|应|包括|其中|重点(?:是|围绕|对)|具体(?:要求|时间))/;
const ONLY_DONE =
  /^(?:前|底前|内|全面|全部|必须|务必|要|确保|基本|高质量|按期|按时|如期)*(?:完成|完工|办结|落实|落实到位|见效|到位|取得实效|见底|见成效|拿出|办理完毕|办理|整改到位|整改完毕|整改完成|抓好落实|推进|组织实施|完成到位|开工|竣工|交付|投用)?(?:任务|工作|整改|到位|完毕|建设|落实)?$/;
/** A second unit in a sentence that only stands by: 云岭铺镇做好群众工作. */
const STANDS_BY =
  /^(?:依法|积极|主动|同步|也|全力|要|切实|及时|按程序|按职责|依职责|随时)*(?:做好(?!.{0,20}(?:监督|监测|排查|普查|整治|建设|编制|收集|统计))[^，]{0,16}(?:工作|服务|保障|配合|协调|衔接|对接|指导|支撑|审核|管理)|提供[^，]{0,10}(?:支持|保障|服务|指导|支撑)|予以[^，]{0,4}(?:支持|保障|配合)|给予[^，]{0,8}(?:支持|指导|保障)|跟进[^，]{0,6}|加强(?:指导|监管|督导|监督)[^，]{0,4}|审核把关|按程序审核|搞好[^，]{0,8}(?:服务|配合)|具体实施|组织实施|实施|组织[^，]{0,10}参与|[^，]{0,16}(?:支援|助力|协防)|具体(?:承建|承办|落实|负责|组织)[^，]{0,10}|负责[^，]{0,6}(?:监管|监督|指导|督导|协调|服务|保障))(?:。|；|$)/;

interface State {
  draft: TaskDraft | null;
  /** The sentence in which the draft began. */
  draftSentence: number;
  /** Units that the paragraph last gave something to do. */
  lastLeads: NamedUnit[];
  sentence: number;
}

const unitsOf = (lists: readonly RoledList[], ...roles: RoledList['role'][]): NamedUnit[] =>
  lists.filter(({ role }) => roles.includes(role)).flatMap(({ list }) => list.units);

const hasOtherDone = (draft: TaskDraft): boolean => draft.actions.some((action) => action.length >= 4);
const hasAction = (draft: TaskDraft): boolean =>
  draft.actions.some(
    (action) => action.length >= 2 && !/^(?:总?抓总?|总|总牵头|抓总|总负责|总责)$/.test(action),
  );

/** The clause only says who (由县文化馆落实); the thing itself stands elsewhere. */
const isOnlyRoles = (clause: Clause): boolean =>
  clause.rest.length <= 3 || ONLY_DONE.test(clause.rest) || SPEAKS_OF_BEFORE.test(clause.rest);

/** A time of any kind that a clause is to be done by, 开工后3个月内 and 汛期前 too. */
const isTimed = (marked: { times: readonly TimeMark[] }): boolean =>
  hasDue(marked) || marked.times.some((time) => time.kind === 'event');

const REPORTS = /报送|报告|反馈|通报|调度|汇报|上报|^报|排名|会商|跟踪/;

/** 10日内拿出方案，每月公布名单: a rhythm after a deadline, or a deadline after a rhythm, with something else to do. */
function beginsRhythm(draft: TaskDraft, clause: Clause): boolean {
  if (!hasAction(draft) || clause.rest.length < 4 || REPORTS.test(clause.text)) return false;
  const hasRhythm = draft.cadences.length > 0;
  if (clause.cadences.length > 0 && !hasDue(clause)) return hasDue(draft) && !hasRhythm;
  return hasRhythm && !hasDue(draft) && hasDue(clause) && !/持续|直到|一直|至|为止/.test(clause.text);
}

/** 此项工作由县交通运输局办理; 由县住建局负责。: only says who does what stands before. */
const isPostposed = (clause: Clause): boolean =>
  SPEAKS_OF_BEFORE_WHOLE.test(clause.text) ||
  (isOnlyRoles(clause) && /由|请|交/.test(clause.text.slice(0, 6)));

/** 各县（市、区）人民政府，各有关部门要…: the clause is names alone, and the next one goes on with them. */
const isOnlyNames = (clause: Clause): boolean => {
  const last = clause.lists.at(-1)?.list;
  return last !== undefined && clause.rest === '' && clause.times.length === 0 && clause.to - last.to <= 1;
};

const isSameDue = (a: readonly TimeMark[], b: readonly TimeMark[]): boolean =>
  listDueTimes(a).some((one) => listDueTimes(b).some((other) => other.dueOn === one.dueOn));

/** Puts tasks together from sentences in which units are named where they act. */
export class RunningText {
  readonly drafts: TaskDraft[] = [];
  private readonly marks: SpeechMarks;
  private readonly context: BlockContext;
  /** A clause further on in the sentence names who leads. */
  private isLedLater = false;
  private isAskedLater = false;
  private isRhythmLater = false;
  /** 6月底前：…；…: a time at the head of a paragraph. */
  private headTimes: TimeMark[] = [];
  private lastNamed: NamedUnit[] = [];
  private state: State = { draft: null, draftSentence: -1, lastLeads: [], sentence: 0 };

  constructor(marks: SpeechMarks, context: BlockContext) {
    this.marks = marks;
    this.context = context;
    this.state.lastLeads = [...context.leads];
  }

  /** Reads a span of text, one paragraph or what a note leaves of it. */
  read(span: Span): void {
    const sentences = splitSentences(this.marks.plain, span.from, span.to);
    const first = this.drafts.length;
    let times: TimeMark[] = [];
    sentences.forEach((sentence, index) => {
      const heading = index === 0 && sentences.length > 1 ? this.readHeading(sentence) : null;
      if (heading === null) this.readSentence(sentence);
      else times = heading;
    });
    times.push(...this.headTimes);
    this.headTimes = [];
    for (const draft of this.drafts.slice(first))
      if (draft.cadences.length === 0 && !draft.times.some((time) => time.kind !== 'start'))
        draft.times.push(...times);
  }

  /** 省级核查（11月21日至12月15日）。 in front of its text: its times hold for the tasks of the paragraph. */
  private readHeading(sentence: Span): TimeMark[] | null {
    const { plain, times } = this.marks;
    const text = plain.slice(sentence.from, sentence.to);
    if (text.length > 34 || !text.endsWith('。') || /[，；]/.test(text)) return null;
    const clauses = readClauses(this.marks, sentence.from, sentence.to);
    if (clauses.some(({ lists }) => lists.some(({ role }) => role === 'lead' || role === 'guide')))
      return null;
    const own = within(times, sentence.from, sentence.to).filter((time) => time.dueOn !== null);
    const isInBracket = own.every((time) => plain.slice(sentence.from, time.from).includes('（'));
    return isInBracket ? own : null;
  }

  private readSentence(sentence: Span): void {
    const { state } = this;
    const clauses = readClauses(this.marks, sentence.from, sentence.to);
    clauses.forEach((clause, index) => {
      if (index === 0) this.beginSentence(clause, clauses);
      this.isLedLater = clauses
        .slice(index + 1)
        .some(({ lists }) => lists.some(({ role }) => role === 'lead'));
      this.isAskedLater = this.asksNext(clauses, index + 1);
      this.isRhythmLater = clauses.slice(index + 1).some((one) => one.cadences.length > 0);
      this.readClause(clause, index === 0);
    });
    const end = this.marks.plain[sentence.to - 1];
    if (end !== '；') state.sentence += 1;
  }

  /** Decides whether a sentence without a lead of its own goes on with the task before it. */
  private beginSentence(clause: Clause, clauses: readonly Clause[]): void {
    const { state } = this;
    const { draft } = state;
    if (draft === null || state.draftSentence === state.sentence) return;
    const leads = clauses.some(({ lists }) => lists.some(({ role }) => role === 'lead' || role === 'guide'));
    if (leads) {
      const isPost = clauses.some((one) => one.lists.some(({ role }) => role === 'lead') && isPostposed(one));
      if (draft.leads.length > 0 || !isPost) this.close();
      return;
    }
    const isBare = clauses.every((one) => isOnlyRoles(one));
    const adds = clauses.some((one) => hasDue(one) || one.cadences.length > 0);
    const clashes =
      adds && hasDue(draft) && !clauses.every((one) => !hasDue(one) || isSameDue(one.times, draft.times));
    if (isBare && !clashes) return;
    if (GOES_ON.test(clause.rest) && !adds) return;
    this.close();
  }

  private close(): void {
    this.state.draft = null;
  }

  private begin(leads: NamedUnit[], leadFrom: TaskDraft['leadFrom']): TaskDraft {
    const draft = newDraft();
    addUnits(draft.leads, leads);
    draft.leadFrom = leads.length === 0 ? 'none' : leadFrom;
    this.drafts.push(draft);
    this.state.draft = draft;
    this.state.draftSentence = this.state.sentence;
    return draft;
  }

  private add(draft: TaskDraft, clause: Clause): void {
    const last = draft.spans.at(-1);
    if (last && last.to === clause.from) last.to = clause.to;
    else draft.spans.push({ from: clause.from, to: clause.to });
    addUnits(draft.supports, unitsOf(clause.lists, 'support'));
    if (clause.lists.some(({ list, role }) => role !== 'mention' && list.isOpen)) draft.isOpen = true;
    draft.times.push(...clause.times);
    draft.cadences.push(...clause.cadences);
    draft.targets.push(...clause.targets);
    if (draft.owners.length === 0) draft.owners.push(...this.ownersOf(clause));
    if (clause.rest.length >= 2) draft.actions.push(clause.rest);
  }

  /** 东湖坪区的十一户, 各镇街党委书记…: the unit whose matter it is, for a task that names nobody else. */
  private ownersOf(clause: Clause): NamedUnit[] {
    const first = clause.lists[0];
    if (first?.role !== 'mention' || first.list.from - clause.from > 6) return [];
    const isOwner = /^(?:的|党|、?镇长|、?书记)/.test(
      this.marks.plain.slice(first.list.to, first.list.to + 3),
    );
    return isOwner ? first.list.units.filter((unit) => unit.kind !== 'general') : [];
  }

  private readClause(clause: Clause, isFirst: boolean): void {
    const leads = unitsOf(clause.lists, 'lead');
    const guides = unitsOf(clause.lists, 'guide');
    if (leads.length > 0) this.readLeads(clause, leads, guides);
    else if (guides.length > 0) this.readGuides(clause, guides);
    else this.readUnled(clause, isFirst);
    const named = unitsOf(clause.lists, 'mention', 'lead');
    if (named.length > 0) this.lastNamed = named;
    this.addBracketUnits(clause);
  }

  private readLeads(clause: Clause, leads: NamedUnit[], guides: NamedUnit[]): void {
    const { draft } = this.state;
    const isSameSentence = this.state.draftSentence === this.state.sentence;
    if (draft !== null && draft.leads.length === 0 && this.takesLead(draft, clause, isSameSentence)) {
      addUnits(draft.leads, leads);
      draft.leadFrom = 'said';
    } else if (draft !== null && isSameSentence && draft.isOnlyNames) {
      addUnits(draft.leads, leads);
      draft.isOnlyNames = false;
    } else if (draft !== null && isSameSentence && this.standsBy(draft, clause)) {
      addUnits(draft.supports, leads);
      this.add(draft, clause);
      return;
    } else {
      this.begin(leads, 'said');
    }
    const current = this.state.draft as TaskDraft;
    addUnits(current.supports, guides);
    this.state.lastLeads = [...current.leads];
    current.isOnlyNames = current.spans.length === 0 && isOnlyNames(clause);
    this.add(current, clause);
  }

  /** A task that has been said without its lead gets it from this clause. */
  private takesLead(draft: TaskDraft, clause: Clause, isSameSentence: boolean): boolean {
    if (tellsOfPast(this.marks.plain, draft)) return false;
    if (!isSameSentence || !hasAction(draft) || !hasDue(draft)) return true;
    return isOnlyRoles(clause) || /(?:由|请|交)/.test(clause.text.slice(0, 12));
  }

  private standsBy(draft: TaskDraft, clause: Clause): boolean {
    if (draft.leads.length === 0 || hasDue(clause) || clause.cadences.length > 0) return false;
    if (!hasAction(draft) && draft.spans.length > 0) return !/牵头|负责|要/.test(clause.text);
    return STANDS_BY.test(clause.rest);
  }

  /** 县统计局指导: alone it is the doer, beside another lead it watches. */
  private readGuides(clause: Clause, guides: NamedUnit[]): void {
    const { draft } = this.state;
    const isSameSentence = this.state.draftSentence === this.state.sentence;
    if (
      draft !== null &&
      isSameSentence &&
      draft.leads.length > 0 &&
      !hasDue(clause) &&
      clause.cadences.length === 0 &&
      !(this.isRhythmLater && !this.isLedLater && !hasDue(draft))
    )
      addUnits(draft.supports, guides);
    else {
      const current =
        draft !== null && isSameSentence && draft.leads.length === 0 ? draft : this.begin([], 'said');
      addUnits(current.guides, guides);
      this.state.lastLeads = guides;
      this.add(current, clause);
      return;
    }
    this.add(draft, clause);
  }

  private readUnled(clause: Clause, isFirst: boolean): void {
    const { state } = this;
    let { draft } = state;
    const clashes =
      draft !== null &&
      isTimed(clause) &&
      isTimed(draft) &&
      hasAction(draft) &&
      clause.rest.length >= 2 &&
      !/^(?:前|之前|持续|直到|一直|报到|止)/.test(clause.rest) &&
      !(ONLY_DONE.test(clause.rest) && clause.rest.length <= 4 && !hasOtherDone(draft)) &&
      !isSameDue(clause.times, draft.times);
    const isOwnRhythm = draft !== null && beginsRhythm(draft, clause);
    if (draft !== null && (clashes || isOwnRhythm)) {
      const { leads, guides } = draft;
      const isCarried = leads.length + guides.length > 0;
      draft = this.begin(this.isAskedLater ? [] : isCarried ? leads : state.lastLeads, 'carried');
      if (!this.isAskedLater) addUnits(draft.guides, guides);
    } else if (draft === null) {
      if (/：$/.test(clause.text) && clause.lists.length === 0 && isFirst) {
        if (!hasDue(clause)) return;
        if (clause.rest.length <= 2) {
          this.headTimes = clause.times;
          return;
        }
      }
      draft = this.begin(
        this.isLedLater ? [] : this.namedLeads(clause),
        this.context.leads.length > 0 && state.lastLeads[0] === this.context.leads[0] ? 'heading' : 'carried',
      );
    }
    this.add(draft, clause);
  }

  /** The clauses that follow, up to the next deadline, hand the thing to somebody: …, 由望川城投建设. */
  private asksNext(clauses: readonly Clause[], from: number): boolean {
    for (const clause of clauses.slice(from)) {
      if (clause.lists.some(({ role }) => role === 'lead')) return /^(?:并|具体)?由/.test(clause.text);
      if (isTimed(clause)) return false;
    }
    return false;
  }

  /** Who an unled clause speaks to: 你们 are the units named last, else those of the sentence before. */
  private namedLeads(clause: Clause): NamedUnit[] {
    return /^(?:所以|那)?你们/.test(clause.text) && this.lastNamed.length > 0
      ? this.lastNamed
      : this.state.lastLeads;
  }

  /** （生态环境局盯着）: a unit in a bracket of the sentence supports. */
  private addBracketUnits(clause: Clause): void {
    const { draft } = this.state;
    if (draft === null) return;
    for (const list of within(this.marks.lists, clause.from, clause.to)) {
      const before = this.marks.plain.slice(clause.from, list.from);
      if (before.lastIndexOf('（') <= before.lastIndexOf('）')) continue;
      const after = this.marks.plain.slice(list.to, list.to + 8);
      const isDuty =
        /配合|协助|参与|参加|支持|指导|督导|盯|帮/.test(after) ||
        /(?:配合|协助|指导)(?:单位)?：?$/.test(before);
      if (isDuty) addUnits(draft.supports, list.units);
    }
  }
}
