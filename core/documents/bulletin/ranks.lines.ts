import type { Paragraph, Run } from '../content-model.ts';
import { signOf, withoutSign } from '../printed-figure.ts';
import { clause, joinParts, sentence, slot, slotOrNull } from '../wording.ts';
import type { BulletinFacts, RankedGroup, RankTable } from './bulletin-facts.ts';
import { nameSlot, printRankedLead, printRankedNumber, toGroupRef } from './bulletin-refs.ts';
import { toLine } from './line.ts';
import { isTied, listFirstPlaces, listLastPlaces, listRanked, toMoveWords } from './rank-positions.ts';

function rateSlot(facts: BulletinFacts, group: RankedGroup): Run | null {
  const printed = group.completionRate === null ? null : `${printRankedNumber(facts, group.completionRate)}%`;
  return slotOrNull(printed, toGroupRef(facts.period, group, 'completion_rate'));
}

/** Everybody at one rate (or only one ranked): nobody stands first or last, so it is told once, where it belongs. */
function isUniform(ranked: readonly RankedGroup[]): boolean {
  return ranked.length === 1 || isAllTied(ranked);
}

/** Points below pro rata as printed; null at or above it. */
function printShortfall(facts: BulletinFacts, group: RankedGroup | undefined): string | null {
  const lead = printRankedLead(facts, group?.completionRate ?? null);
  return lead !== null && signOf(lead) < 0 ? withoutSign(lead) : null;
}

function tieClause(facts: BulletinFacts, table: RankTable, group: RankedGroup): Run[] | null {
  if (!isTied(table, group)) return null;
  return clause`并列第${slot(String(group.rank), toGroupRef(facts.period, group, 'rank'))}位`;
}

function namedClause(
  facts: BulletinFacts,
  table: RankTable,
  group: RankedGroup,
  withLead: boolean,
): Run[] | null {
  const lead = withLead ? printRankedLead(facts, group.completionRate) : null;
  const inside = joinParts(
    [
      clause`${rateSlot(facts, group)}`,
      tieClause(facts, table, group),
      lead === null
        ? null
        : clause`落后序时进度${slot(withoutSign(lead), toGroupRef(facts.period, group, 'lead_pro_rata'))}个百分点`,
      clause`${slotOrNull(toMoveWords(group), toGroupRef(facts.period, group, 'rank_change'))}`,
    ],
    '，',
  );
  return clause`${nameSlot(group.name, toGroupRef(facts.period, group, 'name'))}（${inside}）`;
}

function joinNamed(
  facts: BulletinFacts,
  table: RankTable,
  groups: readonly RankedGroup[],
  withLead: boolean,
) {
  return joinParts(
    groups.map((group) => namedClause(facts, table, group, withLead)),
    '、',
  );
}

function isAllTied(ranked: readonly RankedGroup[]): boolean {
  return ranked.length > 1 && ranked.every((group) => group.rank === ranked[0]?.rank);
}

function buildFirstPlacesRuns(facts: BulletinFacts, table: RankTable): Run[] | null {
  const ranked = listRanked(table);
  const first = listFirstPlaces(table);
  const top = ranked[0];
  if (top === undefined) return null;
  if (isUniform(ranked) && printShortfall(facts, top) !== null) return null;
  const counted = slot(String(ranked.length), { ...toGroupRef(facts.period, top, 'ranked_count'), key: '' });
  if (ranked.length === 1) {
    return sentence(
      clause`${table.title}中`,
      clause`${nameSlot(top.name, toGroupRef(facts.period, top, 'name'))}完成率为${rateSlot(facts, top)}`,
    );
  }
  if (isAllTied(ranked)) {
    return sentence(clause`参加排名的${counted}${table.countWord}完成率均为${rateSlot(facts, top)}`);
  }
  const opening = clause`参加排名的${counted}${table.countWord}中`;
  if (first.length === 0) return sentence(opening, clause`完成率最高为${rateSlot(facts, top)}`);
  const placed =
    first.length === 3
      ? '完成率居前三位的依次为'
      : first.length === 1
        ? '完成率居首位的是'
        : first.every((group) => group.rank === 1)
          ? '完成率居首位的有'
          : '完成率居前的依次为';
  return sentence(opening, clause`${placed}${joinNamed(facts, table, first, false)}`);
}

/** 成效: who stands first, per ranked table; a table with nobody ranked says nothing. */
export function buildFirstPlacesLines(facts: BulletinFacts): Paragraph[] {
  return facts.rankTables
    .map((table) =>
      toLine(
        `bulletin.first-places.${table.split}`,
        `${table.title}完成情况。`,
        buildFirstPlacesRuns(facts, table),
      ),
    )
    .filter((line) => line !== null);
}

/** 问题 of a table in which nobody stands above another: all of them below pro rata, told without a place. */
function buildUniformLine(facts: BulletinFacts, table: RankTable): Paragraph | null {
  const ranked = listRanked(table);
  const top = ranked[0];
  const points = isUniform(ranked) ? printShortfall(facts, top) : null;
  if (top === undefined || points === null) return null;
  const refer = (measure: 'name' | 'lead_pro_rata' | 'ranked_count') =>
    toGroupRef(facts.period, top, measure);
  const counted = slot(String(ranked.length), { ...refer('ranked_count'), key: '' });
  const shortfall = clause`落后序时进度${slot(points, refer('lead_pro_rata'))}个百分点`;
  const named =
    ranked.length === 1
      ? sentence(
          clause`${table.title}中`,
          clause`${nameSlot(top.name, refer('name'))}完成率为${rateSlot(facts, top)}`,
          shortfall,
        )
      : sentence(clause`参加排名的${counted}${table.countWord}完成率均为${rateSlot(facts, top)}`, shortfall);
  const unnamed = sentence(clause`${table.title}完成率为${rateSlot(facts, top)}`, shortfall);
  return toLine(`bulletin.last-places.${table.split}`, `${table.title}落后序时进度。`, named, unnamed);
}

function buildLastPlacesLine(facts: BulletinFacts, table: RankTable): Paragraph | null {
  const uniform = buildUniformLine(facts, table);
  if (uniform) return uniform;
  const last = listLastPlaces(facts, table);
  const lowest = last.at(-1);
  if (lowest === undefined) return null;
  const placed =
    last.length === 3
      ? '完成率居后三位的依次为'
      : last.length === 1
        ? '完成率居末位的是'
        : last.every((group) => group.rank === lowest.rank)
          ? '完成率居后的有'
          : '完成率居后的依次为';
  const named = sentence(clause`${table.title}中`, clause`${placed}${joinNamed(facts, table, last, true)}`);
  const unnamed = sentence(
    clause`${table.title}中`,
    clause`部分单位完成率落后序时进度`,
    clause`最低为${rateSlot(facts, lowest)}`,
  );
  return toLine(`bulletin.last-places.${table.split}`, `${table.title}推进不够均衡。`, named, unnamed);
}

/** 问题: who stands last, by the rules of 8.9; each line can be printed without names. */
export function buildLastPlacesLines(facts: BulletinFacts): Paragraph[] {
  return facts.rankTables.map((table) => buildLastPlacesLine(facts, table)).filter((line) => line !== null);
}
