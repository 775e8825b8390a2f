import type { CadenceMark } from './find-cadences.ts';
import type { Label } from './labels.ts';
import { findListEnd, type SpeechMarks, within } from './speech-marks.ts';
import type { Span } from './split-sentences.ts';
import type { TimeMark } from './time-mark.ts';
import { findUnitLists } from './unit-lists.ts';
import type { NamedUnit } from './unit-mention.ts';

/** Who leads and who supports, and by when, as one place of the text says. */
export interface Duties {
  leads: NamedUnit[];
  supports: NamedUnit[];
  isOpen: boolean;
  times: TimeMark[];
  cadences: CadenceMark[];
}

/** A bracket, a line of labels or a row that says who answers for the text it follows. */
export interface Note extends Span {
  duties: Duties;
  kind: 'bracket' | 'labels';
  /** The note stands on a line of its own. */
  isOwnLine: boolean;
}

const EMPTY: Duties = { leads: [], supports: [], isOpen: false, times: [], cadences: [] };
export const noDuties = (): Duties => ({ ...EMPTY, leads: [], supports: [], times: [], cadences: [] });

const unique = (units: readonly NamedUnit[]): NamedUnit[] => {
  const seen = new Set<string>();
  return units.filter((unit) => !seen.has(unit.name) && seen.add(unit.name));
};

const LEADS =
  /^(?:等[^，。；]{0,8})?(?:作为|为)?(?:总|联合|共同|具体|主要|分别|负总)?(?:的)?(?:牵头|主办|为主|承办|主抓|统筹|总负责)/;
const ANSWERS =
  /^(?:等[^，。；]{0,8})?(?:作为|为|是)?(?:联合|共同|具体|主要|分别|依|按|各自|根据)?(?:照)?(?:各自职责|职责|职能|分工)*(?:负责|落实|实施|组织实施|办理|承担|抓落实|推进|执行|具体实施|具体负责|责任)/;
const SUPPORTS =
  /^(?:等[^，。；]{0,8})?(?:按职责|分工|积极|全力|予以|做好|共同|协同|依职责|要|派员)*(?:配合|协助|协同|参与|参加|支持|协办|协作|盯着|保障)/;
const GUIDES = /^(?:等[^，。；]{0,8})?(?:负责)?(?:指导|督导|督促|监督|跟踪|督办|督查|监管)/;
const JOINS = /(?:会同|联合|商|协调|配合|协助|指导|督促|督导|支持|参与单位|配合单位|配合|商请)[：:]?$/;

/** Lists of a note's inside. */
function listsOf(marks: SpeechMarks, from: number, to: number) {
  return findUnitLists(marks.plain, within(marks.mentions, from, to), marks.nameUnits, 'note');
}

/** Duties of a free note: 省水利厅牵头，省财政厅配合 / 商务部会同财政部负责 / 县审批局、县文旅局. */
export function readFreeDuties(marks: SpeechMarks, from: number, to: number): Duties {
  const duties = noDuties();
  duties.times = within(marks.times, from, to);
  duties.cadences = within(marks.cadences, from, to);
  const waiting: NamedUnit[] = [];
  let previousEnd = from;
  for (const list of listsOf(marks, from, to)) {
    const after = marks.plain.slice(list.to, Math.min(to, list.to + 24)).replace(/^（/, '');
    const before = marks.plain.slice(previousEnd, list.from);
    if (list.isOpen) duties.isOpen = true;
    previousEnd = list.to;
    if (/(?:^|[^上])(?:报送?|送|向|抄送|反馈|经)(?:至|给)?$/.test(before)) continue;
    if (JOINS.test(before) && GUIDES.test(after))
      duties.supports.push(...duties.leads.splice(0), ...list.units);
    else if (JOINS.test(before)) duties.supports.push(...list.units);
    else if (LEADS.test(after)) duties.leads.push(...waiting.splice(0), ...list.units);
    else if (SUPPORTS.test(after) || GUIDES.test(after)) duties.supports.push(...list.units);
    else if (ANSWERS.test(after))
      (duties.leads.length > 0 ? duties.supports : duties.leads).push(...waiting.splice(0), ...list.units);
    else if (/^(?:会同|联合|商)/.test(after) && duties.leads.length === 0)
      duties.leads.push(...waiting.splice(0), ...list.units);
    else waiting.push(...list.units);
  }
  (duties.leads.length > 0 ? duties.supports : duties.leads).push(...waiting);
  return finishDuties(duties, marks.isFirstLead && !/牵头|按职责|会同/.test(marks.plain.slice(from, to)));
}

/** Where the first stands for the lead, the others support it. */
export function finishDuties(duties: Duties, isFirstLead: boolean): Duties {
  const leads = unique(duties.leads);
  const [first] = leads;
  const isOneGroup = first !== undefined && first.group !== null;
  const kept =
    isFirstLead && first
      ? leads.filter((unit) => unit === first || (isOneGroup && unit.group === first.group))
      : leads;
  const supports = unique([...leads.filter((unit) => !kept.includes(unit)), ...duties.supports]);
  return {
    ...duties,
    leads: kept,
    supports: supports.filter((unit) => !kept.some((lead) => lead.name === unit.name)),
  };
}

const NO_UNIT = /^(?:—+|-+|无|暂无|\/|／|、|长期|同上)?$/;

/** Units of a cell or a label's value; a piece that is no known form is a unit all the same, as printed. */
export function readUnitCell(marks: SpeechMarks, from: number, end: number): Duties {
  const to = findListEnd(marks.plain, from, end);
  const inner = marks.plain.slice(from, to);
  if (/牵头|配合|负责|会同|协助|指导|督导/.test(inner) && within(marks.mentions, from, to).length > 0)
    return readFreeDuties(marks, from, to);
  const duties = noDuties();
  let at = from;
  for (const piece of inner.split(
    /([、，,；;/\n\s]+(?![^（）]*）)|(?<=[局委办部厅县市区镇街道司])(?:和|及)(?=[^\s]{2,}))/,
  )) {
    const pieceTo = at + piece.length;
    const mentions = within(marks.mentions, at, pieceTo);
    const covered = mentions.reduce((sum, mention) => sum + mention.to - mention.from, 0);
    // 体育组 is an office of its own, not the field in its name.
    const isOffice =
      mentions.length === 1 && mentions[0]?.kind === 'bare' && /[组科室处站所队办]$/.test(piece);
    // 望川水发 alone in a cell is the name of the company, its place in front.
    const isPlaced =
      mentions.length === 1 &&
      mentions[0]?.kind === 'bare' &&
      mentions[0].from > at &&
      mentions[0].to === pieceTo;
    if (mentions.length > 0 && covered >= piece.length - 2 && !isOffice && !isPlaced)
      duties.leads.push(...mentions.flatMap(marks.nameUnits));
    else if (/[\u4e00-\u9fff]{2,16}/.test(piece) && !NO_UNIT.test(piece) && piece.length <= 20)
      duties.leads.push(
        ...marks
          .nameUnits({ from: at, to: pieceTo, printed: piece.replace(/^等|等$/g, ''), kind: 'unit' })
          .filter((unit) => unit.name.length >= 2),
      );
    at = pieceTo;
  }
  duties.isOpen = /等/.test(inner);
  return { ...duties, leads: unique(duties.leads) };
}

function readLabels(marks: SpeechMarks, labels: readonly Label[]): Duties {
  const duties = noDuties();
  const hasLead = labels.some((label) => label.role === 'lead');
  for (const { role, to, valueTo } of labels) {
    if (role === 'due') {
      duties.times.push(...within(marks.times, to, valueTo));
      duties.cadences.push(...within(marks.cadences, to, valueTo));
    }
    if (role === 'due' || role === 'content' || role === 'other') continue;
    const cell = readUnitCell(marks, to, valueTo);
    if (cell.isOpen) duties.isOpen = true;
    const isSupport = role === 'support' || role === 'guide' || (role === 'responsible' && hasLead);
    (isSupport ? duties.supports : duties.leads).push(...cell.leads);
    duties.supports.push(...cell.supports);
    duties.times.push(...cell.times);
  }
  // 责任人：镇长（甘溪镇人民政府）: with nobody else named, the unit of the person.
  if (duties.leads.length === 0)
    for (const { role, from, to, valueTo } of labels)
      if (
        role === 'other' &&
        /责任(?:领导|人|人员|同志)：?$/.test(marks.plain.slice(from, to).replace(/】/, ''))
      )
        duties.leads.push(
          ...within(marks.mentions, to, valueTo)
            .filter(({ kind }) => kind === 'unit')
            .flatMap(marks.nameUnits),
        );
  const isOrdered = marks.isFirstLead && !hasLead;
  return finishDuties(duties, isOrdered || labels.some((label) => label.role === 'lead' && false));
}

/** Duties said by labels inside a span, and the spans of the labels with their values. */
export interface LabelledDuties {
  duties: Duties;
  spans: Span[];
  /** Values of 措施, 要求, 任务. */
  contents: Span[];
}

export function readLabelledDuties(
  marks: SpeechMarks,
  from: number,
  to: number,
  labels: readonly Label[],
): LabelledDuties {
  const own = within(labels, from, to).filter((label) => label.valueTo <= to);
  return {
    duties: readLabels(marks, own),
    spans: own
      .filter(({ role }) => role !== 'content')
      .map((label) => ({ from: label.from, to: label.valueTo })),
    contents: own
      .filter(({ role }) => role === 'content')
      .map((label) => ({ from: label.to, to: label.valueTo })),
  };
}
