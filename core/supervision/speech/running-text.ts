import { addClause, findLoneSupport, shareTimes } from './add-clause.ts';
import type { BlockContext } from './block-context.ts';
import {
  beginsRhythm,
  HANDS_IN,
  hasAction,
  isForAll,
  isOnlyNames,
  ONLY_DONE,
  onlyPrepares,
  saysWhoseWork,
  unitsOf,
} from './clause-sense.ts';
import { clashesWith, isBesideDated, isDatedBeside } from './other-things.ts';
import type { Clause } from './read-clauses.ts';
import { readClauses } from './read-clauses.ts';
import {
  addBracketUnits,
  asksNext,
  beginsNext,
  cutThreat,
  findHead,
  findSpeaker,
  goesOnWith,
  isHelpedBy,
  namesUnit,
  readHeadingTimes,
  takesLead,
  watchesOver,
} from './running-sense.ts';
import type { SpeechMarks } from './speech-marks.ts';
import { type Span, splitSentences } from './split-sentences.ts';
import { addUnits, hasDue, newDraft, type TaskDraft } from './task-draft.ts';
import type { TimeMark } from './time-mark.ts';
import type { NamedUnit } from './unit-mention.ts';

interface State {
  draft: TaskDraft | null;
  /** The sentence in which the draft began. */
  draftSentence: number;
  /** Units that the paragraph last gave something to do. */
  lastLeads: NamedUnit[];
  sentence: number;
}

/** The unit that already leads says nothing with a day or a rhythm of its own. */
const goesOnItself = (own: TaskDraft, leads: readonly NamedUnit[], clause: Clause): boolean =>
  own.leads.length === leads.length &&
  leads.every((unit, at) => unit.name === own.leads[at]?.name) &&
  hasAction(own) &&
  own.times.length + own.cadences.length + clause.times.length + clause.cadences.length === 0;

const SPEAKS_TO_YOU = /^(?:所以|那)?你们/;

/** Puts tasks together from sentences in which units are named where they act. */
export class RunningText {
  readonly drafts: TaskDraft[] = [];
  private readonly marks: SpeechMarks;
  private context: BlockContext;
  /** A clause further on in the sentence names who leads. */
  private isLedLater = false;
  private isAskedLater = false;
  private isRhythmLater = false;
  private isDueLater = false;
  /** 6月底前：…；…: a time at the head of a paragraph. */
  private headTimes: TimeMark[] = [];
  private lastNamed: NamedUnit[] = [];
  /** 老李，你们住建局…: whoever was called last. */
  private spokenTo: NamedUnit[] = [];
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
      // （二）村镇建设服务中心。负责…: the unit alone heads what follows it.
      const head = index === 0 && sentences.length > 1 ? findHead(this.marks, sentence) : [];
      if (head.length > 0) {
        this.context = { ...this.context, leads: head };
        this.state.lastLeads = [...head];
        return;
      }
      const heading =
        index === 0 && sentences.length > 1 ? readHeadingTimes(this.marks, sentence, sentences[1]) : null;
      if (heading === null) this.readSentence(sentence);
      else times = heading;
    });
    times.push(...this.headTimes);
    this.headTimes = [];
    for (const draft of this.drafts.slice(first))
      if (draft.cadences.length === 0 && !draft.times.some((time) => time.kind !== 'start'))
        draft.times.push(...times);
  }

  private readSentence(sentence: Span): void {
    const { state } = this;
    const clauses = readClauses(this.marks, sentence.from, sentence.to);
    cutThreat(clauses).forEach((clause, index) => {
      if (index === 0) this.beginSentence(clause, clauses);
      this.isLedLater = clauses
        .slice(index + 1)
        .some(({ lists }) => lists.some(({ role }) => role === 'lead'));
      this.isAskedLater = asksNext(clauses, index + 1);
      this.isDueLater = clauses.slice(index + 1).some(hasDue);
      this.isRhythmLater = clauses.slice(index + 1).some((one) => one.cadences.length > 0);
      this.readClause(clause, index === 0);
    });
    const end = this.marks.plain[sentence.to - 1];
    if (end !== '；') state.sentence += 1;
  }

  /** Decides whether a sentence without a lead of its own goes on with the task before it. */
  private beginSentence(clause: Clause, clauses: readonly Clause[]): void {
    const { draft, draftSentence, sentence } = this.state;
    if (draft !== null && draftSentence !== sentence && !goesOnWith(draft, clause, clauses))
      this.state.draft = null;
  }

  private begin(leads: NamedUnit[], leadFrom: TaskDraft['leadFrom']): TaskDraft {
    const draft = newDraft();
    addUnits(draft.leads, leads);
    draft.leadFrom = leads.length === 0 ? 'none' : leadFrom;
    draft.sentence = this.state.sentence;
    draft.isTold = leadFrom === 'carried' && leads.length > 0 && leads[0] === this.spokenTo[0];
    this.drafts.push(draft);
    this.state.draft = draft;
    this.state.draftSentence = this.state.sentence;
    return draft;
  }

  private readClause(clause: Clause, isFirst: boolean): void {
    const leads = unitsOf(clause.lists, 'lead');
    const guides = unitsOf(clause.lists, 'guide');
    if (leads.length > 0) this.readLeads(clause, leads, guides);
    else if (guides.length > 0) this.readGuides(clause, guides);
    else this.readUnled(clause, isFirst);
    const speaker = findSpeaker(this.marks, clause);
    if (speaker.length > 0) {
      this.state.lastLeads = speaker;
      this.spokenTo = speaker;
    }
    const named = unitsOf(clause.lists, 'mention', 'lead');
    if (named.length > 0) this.lastNamed = named;
    if (this.state.draft !== null) addBracketUnits(this.marks, this.state.draft, clause);
  }

  private readLeads(clause: Clause, leads: NamedUnit[], guides: NamedUnit[]): void {
    const { draft } = this.state;
    const own = this.state.draftSentence === this.state.sentence ? draft : null;
    if (draft !== null && draft.leads.length === 0 && takesLead(this.marks, draft, clause, own !== null)) {
      addUnits(draft.leads, leads);
      draft.leadFrom = 'said';
      this.state.draftSentence = this.state.sentence;
    } else if (own !== null && saysWhoseWork(clause) && !namesUnit(this.marks, own)) {
      // …，此项工作由望川城投具体负责: not the unit of the sentence before.
      own.leads = [...leads];
      own.leadFrom = 'said';
    } else if (own?.isOnlyNames) {
      addUnits(own.leads, leads);
      own.isOnlyNames = false;
    } else if (own !== null && goesOnItself(own, leads, clause)) {
      // 市林业局做好补植，苗木由市林业局统一采购: the same unit again, without a day of its own.
      addUnits(own.supports, guides);
      addClause(this.marks, own, clause);
      return;
    } else if (own !== null && isHelpedBy(this.marks, own, clause, this.isDueLater && !this.isLedLater)) {
      addUnits(own.supports, leads);
      addClause(this.marks, own, clause);
      return;
    } else {
      this.begin(leads, 'said');
    }
    const current = this.state.draft as TaskDraft;
    addUnits(current.supports, guides);
    current.toldFrom ??= clause.from;
    this.state.lastLeads = [...current.leads];
    current.isOnlyNames = current.spans.length === 0 && isOnlyNames(clause);
    addClause(this.marks, current, clause);
  }

  /** 县统计局指导: alone it is the doer, beside another lead it watches. */
  private readGuides(clause: Clause, guides: NamedUnit[]): void {
    const draft = this.state.draftSentence === this.state.sentence ? this.state.draft : null;
    const hasMoreLater =
      draft !== null && !this.isLedLater && (hasDue(draft) ? this.isDueLater : this.isRhythmLater);
    if (draft !== null && !hasMoreLater && watchesOver(this.marks, draft, clause)) {
      addUnits(draft.supports, guides);
      addClause(this.marks, draft, clause);
      return;
    }
    const current = draft !== null && draft.leads.length === 0 ? draft : this.begin([], 'said');
    addUnits(current.guides, guides);
    this.state.lastLeads = guides;
    addClause(this.marks, current, clause);
  }

  private readUnled(clause: Clause, isFirst: boolean): void {
    const { state } = this;
    let { draft } = state;
    if (
      isFirst &&
      draft !== null &&
      hasAction(draft) &&
      beginsNext(this.marks, draft, clause, this.isLedLater)
    ) {
      addClause(this.marks, this.begin([], 'none'), clause);
      return;
    }
    if (hasDue(clause) && isForAll(clause)) this.giveTimes(clause.times);
    else if (hasDue(clause) && clause.rest.length >= 2 && ONLY_DONE.test(clause.rest))
      shareTimes(this.marks, this.drafts, draft, clause, state.sentence);
    else if (hasDue(clause) && HANDS_IN.test(clause.rest))
      shareTimes(this.marks, this.drafts.filter(onlyPrepares), draft, clause, state.sentence);
    if (
      draft !== null &&
      (draft.leads.length === 0 || (draft.leadFrom === 'carried' && draft.owners.length > 0)) &&
      SPEAKS_TO_YOU.test(clause.text) &&
      this.lastNamed.length > 0
    ) {
      // 城投的支付最慢，你们本周内…: how it stands and what is told are one thing.
      const isSame = hasDue(clause) && !hasDue(draft) && state.draftSentence === state.sentence;
      const told = isSame ? draft : this.begin(this.lastNamed, 'said');
      told.leads = [...this.lastNamed];
      told.leadFrom = 'said';
      told.toldFrom ??= clause.from;
      addClause(this.marks, told, clause);
      return;
    }
    const clashes = draft !== null && clashesWith(draft, clause);
    const isOwnRhythm = draft !== null && beginsRhythm(draft, clause);
    const isBeside =
      draft !== null && (isBesideDated(this.marks, draft, clause) || isDatedBeside(draft, clause));
    if (draft !== null && (clashes || isOwnRhythm || isBeside)) {
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
      const alone = this.isLedLater ? [] : state.lastLeads.length === 0 ? findLoneSupport(clause) : [];
      if (alone.length > 0) {
        addClause(this.marks, this.begin(alone, 'said'), clause);
        return;
      }
      draft = this.begin(
        this.isLedLater ? [] : this.namedLeads(clause),
        this.context.leads.length > 0 && state.lastLeads[0] === this.context.leads[0] ? 'heading' : 'carried',
      );
    }
    addClause(this.marks, draft, clause);
  }

  /** 两项工作均须于11月5日前就绪: the deadline of every task of the sentence. */
  private giveTimes(times: readonly TimeMark[]): void {
    for (const draft of this.drafts)
      if (draft.sentence === this.state.sentence && !hasDue(draft) && draft.cadences.length === 0)
        draft.times.push(...times);
  }

  /** Who an unled clause speaks to: 你们 are the units named last, else those of the sentence before. */
  private namedLeads(clause: Clause): NamedUnit[] {
    return SPEAKS_TO_YOU.test(clause.text) && this.lastNamed.length > 0
      ? this.lastNamed
      : this.state.lastLeads;
  }
}
