import { tellsOfPast } from './judge-draft.ts';
import type { Clause } from './read-clauses.ts';
import { readClauses } from './read-clauses.ts';
import { type SpeechMarks, within } from './speech-marks.ts';
import { type Span, splitSentences } from './split-sentences.ts';
import { addUnits, hasDue, newDraft, type TaskDraft } from './task-draft.ts';
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

import {
  beginsRhythm,
  GOES_ON,
  hasAction,
  hasOtherDone,
  isDoneBefore,
  isOnlyNames,
  isOnlyRoles,
  isPostposed,
  isSameDue,
  isTimed,
  ONLY_DONE,
  STANDS_BY,
  unitsOf,
} from './clause-sense.ts';

const FOR_ALL_OF_SENTENCE =
  /^(?:以上|上述|这)?(?:[两二三四五六七八]|几|各)(?:项|件|方面|个)[^，。]{0,6}(?:均|都|全部|统一|一并)|^[^，。]{0,12}(?:全部|均须?|都要?|一律)(?:完成|办结|到位|落实|清零|完工|整改|建成|交付|开工|见底|就绪|实现)/;

interface State {
  draft: TaskDraft | null;
  /** The sentence in which the draft began. */
  draftSentence: number;
  /** Units that the paragraph last gave something to do. */
  lastLeads: NamedUnit[];
  sentence: number;
}

/** Puts tasks together from sentences in which units are named where they act. */
export class RunningText {
  readonly drafts: TaskDraft[] = [];
  private readonly marks: SpeechMarks;
  private readonly context: BlockContext;
  /** A clause further on in the sentence names who leads. */
  private isLedLater = false;
  private isAskedLater = false;
  private isRhythmLater = false;
  private isDueLater = false;
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
      this.isDueLater = clauses.slice(index + 1).some(hasDue);
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
    draft.sentence = this.state.sentence;
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
    if (clause.rest.length >= 2) {
      draft.actions.push(clause.rest);
      draft.isOnlyNames = false;
    }
  }

  /** 东湖坪区的十一户, 各镇街党委书记…: the unit whose matter it is, for a task that names nobody else. */
  private ownersOf(clause: Clause): NamedUnit[] {
    const first = clause.lists[0];
    if (first?.role !== 'mention' || first.list.from - clause.from > 6) return [];
    const after = this.marks.plain.slice(first.list.to, clause.to);
    const isOwner = /^(?:的|党|、?镇长|、?书记)|^[\u4e00-\u9fff]{2,10}?(?:要|必须|务必|须)/.test(after);
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
      this.state.draftSentence = this.state.sentence;
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
    if (/^[一二三四五六七八九十]{1,2}是/.test(clause.text)) return false;
    if (draft.leads.length === 0 || hasDue(clause) || clause.cadences.length > 0) return false;
    if (/按(?:照)?(?:各自)?职责(?:分工)?(?:负责|抓好|落实|做好)|分工负责/.test(clause.text)) return true;
    if (/具体(?:负责|实施|落实|承办|组织)[，。；]?$/.test(clause.text)) return true;
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
      !(this.isRhythmLater && !this.isLedLater && !hasDue(draft)) &&
      !(this.isDueLater && !this.isLedLater && hasDue(draft))
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
    // …；7月15日前，由县城管局…: the time is of what follows.
    if (isFirst && this.isLedLater && draft !== null && hasAction(draft) && hasDue(clause) && !clause.rest) {
      this.add(this.begin([], 'said'), clause);
      return;
    }
    if (hasDue(clause) && FOR_ALL_OF_SENTENCE.test(clause.text)) this.giveTimes(clause.times);
    const clashes =
      draft !== null &&
      isTimed(clause) &&
      isTimed(draft) &&
      hasAction(draft) &&
      clause.rest.length >= 2 &&
      !/^(?:前|之前|持续|直到|一直|报到|止)/.test(clause.rest) &&
      !(
        ONLY_DONE.test(clause.rest) &&
        clause.rest.length <= 4 &&
        !hasOtherDone(draft) &&
        !isDoneBefore(draft)
      ) &&
      !isSameDue(clause.times, draft.times);
    const isOwnRhythm = draft !== null && beginsRhythm(draft, clause);
    if (draft !== null && (clashes || isOwnRhythm)) {
      const { leads, guides } = draft;
      const isCarried = leads.length + guides.length > 0;
      const from = isCarried && state.draftSentence === state.sentence ? draft.leadFrom : 'carried';
      draft = this.begin(this.isAskedLater ? [] : isCarried ? leads : state.lastLeads, from);
      if (!this.isAskedLater) addUnits(draft.guides, guides);
    } else if (draft === null) {
      if (/：$/.test(clause.text) && clause.lists.length === 0 && isFirst) {
        if (!hasDue(clause) || /(?:工作|事项|方面|要求|任务|件事|几点|几条)：$/.test(clause.text)) return;
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

  /** 两项工作均须于11月5日前就绪: the deadline of every task of the sentence. */
  private giveTimes(times: readonly TimeMark[]): void {
    for (const draft of this.drafts)
      if (draft.sentence === this.state.sentence && !hasDue(draft)) draft.times.push(...times);
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
