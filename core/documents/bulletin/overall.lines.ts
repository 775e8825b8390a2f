import type { Paragraph, Run } from '../content-model.ts';
import type { FigureMeasure } from '../figure-measures.ts';
import { toPeriodWords } from '../period-words.ts';
import {
  compareDecimals,
  printAmount,
  printGrowthNumber,
  printPercentNumber,
  signOf,
  subtractPrinted,
  withoutSign,
} from '../printed-figure.ts';
import { clause, joinParts, NOTHING, sentence, slot, slotOrNull, text, toInlineText } from '../wording.ts';
import type { BulletinFacts } from './bulletin-facts.ts';
import {
  countSlot,
  listRateThresholds,
  printLeadPoints,
  printRate,
  toGroupRef,
  toLeadWords,
  toTotalRef,
} from './bulletin-refs.ts';
import { buildLightLine, buildStandingLine, buildStartLine } from './counts.lines.ts';
import { toLine } from './line.ts';

function amountSlot(facts: BulletinFacts, amountYuan: string | null, measure: FigureMeasure): Run | null {
  return slotOrNull(amountYuan === null ? null : printAmount(amountYuan), toTotalRef(facts, measure));
}

/** What the denominator is called. */
const planWords = (facts: BulletinFacts): string =>
  facts.plan.basis === 'first-issued' ? '年初下达计划' : '年度计划';

function buildStockSentence(facts: BulletinFacts): Run[] | null {
  const { totals, bundles } = facts;
  const words = toPeriodWords(facts.period);
  if (totals.projectCount === 0)
    return sentence(clause`截至${words.end}`, clause`${facts.regionWord}无在册重点项目`);
  const bundled = clause`（其中打捆项目${countSlot(bundles.bundleCount, toTotalRef(facts, 'bundle_count'))}个，展开${countSlot(bundles.partCount, toTotalRef(facts, 'part_count'))}个）`;
  const counted = clause`${facts.regionWord}共有重点项目${slot(String(totals.projectCount), toTotalRef(facts, 'project_count'))}个`;
  return sentence(
    clause`截至${words.end}`,
    joinParts([counted, bundled], ''),
    clause`计划总投资${amountSlot(facts, totals.totalInvestmentYuan, 'total_investment')}`,
    facts.plan.issued
      ? clause`${planWords(facts)}投资${amountSlot(facts, totals.annualPlanYuan, 'annual_plan')}`
      : null,
  );
}

function leadClause(facts: BulletinFacts): Run[] | null {
  const lead = printLeadPoints(facts, facts.totals.completionRate);
  if (lead === null) return null;
  const words = toLeadWords(lead);
  if (words.points === null) return clause`${slot(words.before, toTotalRef(facts, 'lead_pro_rata'))}`;
  return clause`${words.before}${slot(words.points, toTotalRef(facts, 'lead_pro_rata'))}${words.after}`;
}

function growthClause(facts: BulletinFacts): Run[] | null {
  const base = facts.lastYear?.actualYuan ?? null;
  const actual = facts.totals.actualYuan;
  if (!facts.switches.lastYear || base === null || actual === null) return null;
  const growth = printGrowthNumber(actual, base);
  const figure = toTotalRef(facts, 'actual_growth');
  if (growth === null) return null;
  if (signOf(growth) === 0) return clause`${slot('与上年同期持平', figure)}`;
  return clause`同比${signOf(growth) > 0 ? '增长' : '下降'}${slot(`${withoutSign(growth)}%`, figure)}`;
}

function rateChangeClause(facts: BulletinFacts): Run[] | null {
  const before = facts.lastYear?.completionRate ?? null;
  const now = facts.totals.completionRate;
  if (!facts.switches.lastYear || before === null || now === null) return null;
  const change = subtractPrinted(
    printPercentNumber(now, listRateThresholds(facts)),
    printPercentNumber(before),
  );
  const figure = toTotalRef(facts, 'completion_rate_change');
  const sign = signOf(change);
  if (sign === 0) return clause`${slot('完成率与上年同期持平', figure)}`;
  return clause`完成率较上年同期${sign > 0 ? '提高' : '回落'}${slot(withoutSign(change), figure)}个百分点`;
}

function buildInvestmentSentence(facts: BulletinFacts): Run[] | null {
  const { totals, plan } = facts;
  const span = toPeriodWords(facts.period).shortSpan;
  if (totals.projectCount === 0) return null;
  const actual = amountSlot(facts, totals.actualYuan, 'actual_ytd');
  if (actual === null) return sentence(clause`${span}暂无已确认的完成投资数据`);
  const rate = totals.completionRate;
  const isNothing = signOf(totals.actualYuan ?? '0') === 0;
  return sentence(
    isNothing
      ? clause`${span}${slot('尚未形成投资', toTotalRef(facts, 'actual_ytd'))}`
      : clause`${span}完成投资${actual}`,
    isNothing ? null : growthClause(facts),
    plan.issued && rate !== null && !isNothing
      ? clause`占${planWords(facts)}的${slot(printRate(facts, rate), toTotalRef(facts, 'completion_rate'))}`
      : null,
    plan.issued ? leadClause(facts) : null,
    plan.issued ? rateChangeClause(facts) : null,
  );
}

function buildPlanSentence(facts: BulletinFacts): Run[] | null {
  const { plan, totals } = facts;
  if (totals.projectCount === 0) return null;
  if (!plan.issued)
    return sentence(clause`本年度投资计划尚未下达`, clause`本期不计算完成率`, clause`不作排名`);
  const other = plan.otherVersion;
  const otherSentence = other?.completionRate
    ? sentence(
        clause`按${toInlineText(other.versionName)}口径计算`,
        clause`完成率为${slot(printRate(facts, other.completionRate), toTotalRef(facts, 'completion_rate_other_plan'))}`,
      )
    : null;
  return text(
    plan.changedSincePrevious ? buildRecastSentence(facts) : null,
    facts.rankTables.some((table) => table.isOtherSet) ? buildOtherSetSentence() : null,
    otherSentence,
  );
}

function buildRecastSentence(facts: BulletinFacts): Run[] | null {
  const name = toInlineText(facts.plan.versionName) ?? '现行计划';
  const number = toInlineText(facts.plan.documentNumber);
  return sentence(
    clause`本期完成率按${name}${number === null ? NOTHING : `（${number}）`}计算`,
    clause`与上期计划口径不同`,
    clause`有关单位位次变化标注“口径调整”`,
  );
}

const buildOtherSetSentence = (): Run[] | null =>
  sentence(clause`本期参加排名的最少项目数有调整`, clause`有关单位位次变化标注“口径调整”`);

function buildSectorLine(facts: BulletinFacts): Paragraph | null {
  const average = facts.totals.completionRate;
  const rated = facts.sectors.filter((sector) => sector.completionRate !== null);
  if (!facts.switches.sectors || average === null || rated.length < 2) return null;
  const above = rated
    .filter((sector) => compareDecimals(sector.completionRate ?? '0', average) > 0)
    .sort((a, b) => compareDecimals(b.completionRate ?? '0', a.completionRate ?? '0'));
  const listed = joinParts(
    above
      .slice(0, 4)
      .map(
        (sector) =>
          clause`${slot(sector.name, toGroupRef(facts.period, sector, 'name'))}（${slot(printRate(facts, sector.completionRate ?? '0'), toGroupRef(facts.period, sector, 'completion_rate'))}）`,
      ),
    '、',
  );
  const named = clause`完成率高于${facts.regionWord}平均水平的有${listed}${above.length > 4 ? '等行业' : NOTHING}`;
  return toLine('bulletin.overall.sectors', '行业情况。', named && sentence(clause`分行业看`, named));
}

/** Section 总体: stock and investment, plan basis, standing, lights, starts, sectors (8.9). */
export function buildOverallLines(facts: BulletinFacts): Paragraph[] {
  const season = toInlineText(facts.seasonNote);
  return [
    toLine(
      'bulletin.overall.totals',
      '投资完成情况。',
      text(
        buildStockSentence(facts),
        buildInvestmentSentence(facts),
        buildPlanSentence(facts),
        season === null ? null : sentence(clause`${season}`),
      ),
    ),
    buildStandingLine(facts),
    buildLightLine(facts),
    buildStartLine(facts),
    buildSectorLine(facts),
  ].filter((line) => line !== null);
}
