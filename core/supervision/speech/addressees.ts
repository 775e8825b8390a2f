import { findIssuer } from './issuer.ts';
import type { Paragraph } from './paragraph.ts';
import { type SpeechMarks, within } from './speech-marks.ts';
import { addUnits, hasDue, type TaskDraft } from './task-draft.ts';
import type { NamedUnit } from './unit-mention.ts';

/** More units than these are a circular, in which nobody in particular is asked. */
const MOST_ADDRESSEES = 3;

/**
 * Whom a letter or an order is written to: the units of its salutation (县教育局：, 主送：县教育局) when they are named one
 * by one; empty for a circular (各乡镇人民政府，县直有关单位：) and for a text without any.
 */
export function findAddressees(marks: SpeechMarks, paragraphs: readonly Paragraph[]): NamedUnit[] {
  for (const paragraph of paragraphs) {
    if (paragraph.role === 'text') return [];
    const text = marks.plain.slice(paragraph.from, paragraph.to);
    if (paragraph.role !== 'frame' || !/：$|^(?:主送|送)：/.test(text)) continue;
    const units = within(marks.lists, paragraph.from, paragraph.to).flatMap((list) => list.units);
    // 钱委员等三位委员：, an answer to whoever has asked.
    if (/(?:委员|代表|同志|先生|女士|网友)们?：$/.test(text)) return [];
    const isNamed = units.length > 0 && units.every((unit) => unit.kind === 'unit' && unit.group === null);
    return isNamed ? units : [];
  }
  return [];
}

const IS_YOU = /^(?:你|贵|(?:上述|以上)各?(?:单位|部门)$)/;
const ASKS = /请|你们?[局委办厅部县区市镇乡街单公]|务必|须|自收到|报送|函复|反馈|回复|要求/;

const replaceYou = (units: readonly NamedUnit[], addressees: readonly NamedUnit[]): NamedUnit[] => {
  const named: NamedUnit[] = [];
  for (const unit of units) addUnits(named, IS_YOU.test(unit.name) ? addressees : [unit]);
  return named;
};

/** 你局 is whoever the letter is written to, and so is a request that names nobody (请于10月18日前书面报…). */
export function giveAddressees(
  marks: SpeechMarks,
  drafts: TaskDraft[],
  addressees: readonly NamedUnit[],
): TaskDraft[] {
  if (addressees.length === 0) return drafts;
  // 县政府：…我局…: a report or an answer says what its writer does, not whoever it goes to.
  const isOwnReport =
    findIssuer(marks.plain) !== null && /我(?:[局委办镇乡厅]|街道|公司|中心)/.test(marks.plain);
  for (const draft of drafts) {
    draft.leads = replaceYou(draft.leads, addressees);
    draft.supports = replaceYou(draft.supports, addressees);
    draft.guides = replaceYou(draft.guides, addressees);
    const isUnled = draft.leads.length + draft.guides.length === 0;
    if (!isUnled || draft.isDeclared || addressees.length > MOST_ADDRESSEES) continue;
    const words = draft.spans.map(({ from, to }) => marks.plain.slice(from, to)).join('');
    if (/^我(?:中心|公司|[局委办厅部镇乡])/.test(words)) continue;
    if (isOwnReport && !/请|你|贵/.test(words)) continue;
    if (!ASKS.test(words) && !hasDue(draft) && draft.cadences.length === 0) continue;
    draft.leads = [...addressees];
    draft.leadFrom = /(?:^|，)[^，。恳敬申商]{0,2}请(?!示|假|函复|分别|各|[^，。]{0,6}支持)/.test(words)
      ? 'said'
      : 'carried';
  }
  return drafts;
}
