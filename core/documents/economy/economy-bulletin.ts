import type { EconomyFacts } from '#core/indicators/public.ts';
import { toLine } from '../bulletin/line.ts';
import type { Annex, Block, DocumentModel, Paragraph, Table } from '../content-model.ts';
import { toAnnexLabel } from '../numbering.ts';
import { toHeading, toOfficialModel } from '../official-model.ts';
import { toPeriodWords } from '../period-words.ts';
import { clause, sentence, toInlineText } from '../wording.ts';
import { type FigurePen, toPen } from './economy-figures.ts';
import {
  buildAchievementLines,
  buildGroupLines,
  buildOverallLine,
  isHeadline,
  isLine,
} from './economy-sections.ts';
import { buildBelowTable, buildIndicatorTable, buildRankTable } from './economy-tables.ts';
import { buildNoteLine, OPEN_MONTH_NOTE } from './note-lines.ts';
import { buildRevisionTable, buildShortfallTable } from './part-tables.ts';
import { buildProblemLines } from './problem-lines.ts';
import { buildRegionLines, isFirstOfGroup } from './region-lines.ts';

/** Who issues papers about the economy, to whom; set with 通报设置 and the way of the kind. */
export interface EconomyPaperHead {
  issuingBody: string;
  redHead: string;
  addressees: string[];
  copyTo: string[];
  printedBy: string;
  mark: string | null;
  urgency: string | null;
  copyNumber: string | null;
  endNote: string | null;
}

export function toSection(id: string, text: string, blocks: readonly Block[]): Block[] {
  return blocks.length === 0 ? [] : [toHeading(id, text), ...blocks];
}

const toAnnex = (id: string, title: string, table: Table | null): Annex[] =>
  table === null ? [] : [{ id, title, landscape: true, blocks: [table] }];

export function buildEconomyAnnexes(facts: EconomyFacts, pen: FigurePen): Annex[] {
  const span = toPeriodWords(facts.period).span;
  return [
    ...toAnnex('economy.annex.indicators', `${span}主要经济指标完成情况表`, buildIndicatorTable(facts, pen)),
    ...toAnnex('economy.annex.ranks', `${span}各地区主要指标位次表`, buildRankTable(facts, pen)),
    ...toAnnex(
      'economy.annex.below',
      `${span}各${facts.belowWord}主要指标位次表`,
      buildBelowTable(facts, pen),
    ),
    ...toAnnex('economy.annex.shortfalls', '落后序时进度指标责任分解表', buildShortfallTable(facts, pen)),
    ...toAnnex('economy.annex.revisions', '数据修订情况表', buildRevisionTable(facts, pen)),
  ];
}

/** Two indicators of a group in the text, lows and highs of a year or more; the rest stands in the annex and in the analysis. */
const SHORT = { most: 2, fewestPeriods: 12 };

/** A city without others beside it reads of its counties; a county of its towns in two lines. */
const MOST_REGION_LINES = { alone: 5, besideOthers: 2 };
const mostRegionLines = ({ rows }: EconomyFacts): number =>
  rows.some(({ peers }) => peers.length > 1) ? MOST_REGION_LINES.besideOthers : MOST_REGION_LINES.alone;

/** A paper of an open month says so in its title and its note. */
export const markOpen = (model: DocumentModel, { isFrozen }: EconomyFacts): DocumentModel =>
  isFrozen
    ? model
    : {
        ...model,
        title: `${model.title}（未定版草稿）`,
        endNote: [OPEN_MONTH_NOTE, model.endNote].filter((one) => one !== null).join('；'),
      };

function buildRequestLines(
  facts: EconomyFacts,
  requests: readonly string[],
  annex: string | null,
): Paragraph[] {
  const typed = requests.flatMap((one) => toInlineText(one) ?? []);
  const mismatched = facts.matches.some(({ verdict }) => verdict === 'mismatch');
  const missing = facts.rows.some(({ row: { figure } }) => figure.value === null && figure.growth === null);
  const monthsLeft = 12 - Number(facts.period.slice(5));
  const own = [
    facts.shortfalls.length > 0 && monthsLeft > 0 && annex !== null
      ? `有关单位要对照${annex}所列差距，把全年目标分解到月、落实到人，加强调度，逐月补齐`
      : null,
    mismatched ? '统计部门会同有关部门核实不匹配的数据，如实说明原因' : null,
    missing ? '尚未报送的单位要尽快报送，确保应报尽报' : null,
  ].flatMap((one) => one ?? []);
  return [...own, ...typed]
    .map((request, index) => toLine(`economy.request.${index + 1}`, null, sentence(clause`${request}`)))
    .filter(isLine);
}

/**
 * 经济运行情况通报 from the facts of a month: 总体 → 成效 → 问题 → 下步要求, annexes (8.9). A section, line or clause for which there is
 * nothing to say is left out. Pure: equal facts give the equal model.
 */
export function buildEconomyBulletin(
  facts: EconomyFacts,
  head: EconomyPaperHead,
  requests: readonly string[],
): DocumentModel {
  const pen = toPen(facts.period);
  const annexes = buildEconomyAnnexes(facts, pen);
  const at = annexes.findIndex(({ id }) => id === 'economy.annex.shortfalls');
  const annex = at < 0 ? null : toAnnexLabel(at, annexes.length);
  const { span } = toPeriodWords(facts.period);
  const opening = toLine(
    'economy.opening',
    null,
    clause`现将${span}${facts.regionWord}经济运行情况通报如下：`,
  );
  const { redHead, copyNumber, mark, urgency } = head;
  const model = toOfficialModel('economy-bulletin', {
    template: 'economy-bulletin/v1',
    period: facts.period,
    head: { issuingBody: redHead, copyNumber, mark, urgency },
    title: `关于${span}经济运行情况的通报`,
    addressees: head.addressees,
    blocks: [
      ...(opening ? [opening] : []),
      ...toSection('economy.overall', '总体情况', [
        ...[buildOverallLine(facts, pen)].filter(isLine),
        ...buildGroupLines(facts, pen, isHeadline, SHORT),
        ...buildNoteLine(facts, pen),
      ]),
      ...toSection(
        'economy.regions',
        `${facts.belowWord}情况`,
        buildRegionLines(facts, pen, isFirstOfGroup).slice(0, mostRegionLines(facts)),
      ),
      ...toSection('economy.good', '主要成效', buildAchievementLines(facts, pen)),
      ...toSection('economy.bad', '存在问题', buildProblemLines(facts, pen, annex)),
      ...toSection('economy.requests', '下步要求', buildRequestLines(facts, requests, annex)),
    ],
    signature: { issuingBodies: [head.issuingBody], dateOn: null, seal: true },
    endNote: head.endNote,
    annexes,
    imprint: { copyTo: head.copyTo, printedBy: head.printedBy, printedOn: null },
  });
  return markOpen(model, facts);
}
