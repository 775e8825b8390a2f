import { printedDifference, toPrintedPercent, toPrintedRate } from '#core/platform/public.ts';
import type { Run } from '../content-model.ts';
import type { FigureMeasure } from '../figure-measures.ts';
import type { FigureRef } from '../figure-ref.ts';
import {
  printPercent,
  printPercentNumber,
  signOf,
  subtractPrintedShare,
  withoutSign,
} from '../printed-figure.ts';
import { slot, toInlineText } from '../wording.ts';
import type { BulletinFacts, GroupFacts } from './bulletin-facts.ts';

export function toGroupRef(
  period: string,
  group: { split: GroupFacts['split']; key: string },
  measure: FigureMeasure,
): FigureRef {
  return {
    scope: group.split === 'unit' ? 'unit' : 'group',
    period,
    split: group.split,
    key: group.key,
    measure,
  };
}

export function toTotalRef(facts: BulletinFacts, measure: FigureMeasure): FigureRef {
  return toGroupRef(facts.period, facts.totals, measure);
}

export function toProjectRef(period: string, projectKey: string, measure: FigureMeasure): FigureRef {
  return { scope: 'project', period, split: 'project', key: projectKey, measure };
}

/** A count as a slot; null for zero and for what is not known, so that the clause around it is left out. */
export function countSlot(count: number | null, figure: FigureRef): Run | null {
  return count === null || count === 0 ? null : slot(String(count), figure);
}

/** The name of a group or project is a slot too: rewording a line cannot exchange who is meant. */
export function nameSlot(name: string, figure: FigureRef): Run {
  return slot(toInlineText(name) ?? '（名称未登记）', figure);
}

/** Thresholds that a printed rate may not seem to have reached: pro rata share and the full task. */
export function listRateThresholds(facts: Pick<BulletinFacts, 'proRataShare'>): string[] {
  return [facts.proRataShare, '1'];
}

export function printRate(facts: Pick<BulletinFacts, 'proRataShare'>, ratio: string): string {
  return printPercent(ratio, listRateThresholds(facts));
}

/** Printed rate minus printed pro rata share, in points, signed; null without a rate. */
export function printLeadPoints(
  facts: Pick<BulletinFacts, 'proRataShare'>,
  ratio: string | null,
): string | null {
  if (ratio === null) return null;
  const rate = printPercentNumber(ratio, listRateThresholds(facts));
  return subtractPrintedShare(rate, facts.proRataShare);
}

/** A rate in a ranked list, as the ranking compares it: a larger one never prints below a smaller one. */
export function printRankedNumber(facts: Pick<BulletinFacts, 'proRataShare'>, ratio: string): string {
  return toPrintedRate(ratio, [facts.proRataShare]);
}

/** Ranked rate minus pro rata share, both as printed in the list, in points; null without a rate. */
export function printRankedLead(
  facts: Pick<BulletinFacts, 'proRataShare'>,
  ratio: string | null,
): string | null {
  if (ratio === null) return null;
  return printedDifference(printRankedNumber(facts, ratio), toPrintedPercent(facts.proRataShare));
}

export interface LeadWords {
  before: string;
  /** Points without sign; null when level. */
  points: string | null;
  after: string;
}

/** 高于序时进度X个百分点 / 与序时进度持平 / 落后序时进度X个百分点 (8.9; never 欠账). */
export function toLeadWords(lead: string): LeadWords {
  const sign = signOf(lead);
  if (sign === 0) return { before: '与序时进度持平', points: null, after: '' };
  return { before: sign > 0 ? '高于序时进度' : '落后序时进度', points: withoutSign(lead), after: '个百分点' };
}
