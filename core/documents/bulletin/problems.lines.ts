import { fromYuan } from '#core/platform/public.ts';
import type { Paragraph, Run } from '../content-model.ts';
import { toPeriodWords } from '../period-words.ts';
import { compareDecimals, printPercent, withoutSign } from '../printed-figure.ts';
import {
  clause,
  joinParts,
  NOTHING,
  optional,
  sentence,
  slot,
  slotOrNull,
  text,
  toInlineText,
} from '../wording.ts';
import type { BehindProject, BulletinFacts, StartingProject } from './bulletin-facts.ts';
import {
  countSlot,
  nameSlot,
  printLeadPoints,
  printRate,
  toGroupRef,
  toProjectRef,
  toTotalRef,
} from './bulletin-refs.ts';
import { toLine } from './line.ts';
import { buildLastPlacesLines } from './ranks.lines.ts';
import { toReasonBesideRate } from './reason-words.ts';

const MOST_NAMED = 5;

/** Where the full list stands; null when the document has no such annex. */
export interface AnnexLabels {
  behind: string | null;
  starting: string | null;
}

function behindClause(facts: BulletinFacts, project: BehindProject): Run[] | null {
  const refer = (measure: Parameters<typeof toProjectRef>[2]) =>
    toProjectRef(facts.period, project.projectKey, measure);
  const rate = project.completionRate === null ? null : printRate(facts, project.completionRate);
  const inside = joinParts(
    [
      clause`${toInlineText(project.responsibleUnit)}`,
      clause`完成率${slotOrNull(rate, refer('completion_rate'))}`,
      project.daysBehind === null || project.daysBehind === 0
        ? null
        : clause`较计划滞后${slot(String(project.daysBehind), refer('days_behind'))}天`,
      clause`${slotOrNull(toReasonBesideRate(project.firstReason), refer('light_reason'))}`,
    ],
    '，',
  );
  return clause`${nameSlot(project.name, refer('name'))}${optional(inside && clause`（${inside}）`)}`;
}

/** One is simply named; a list that is cut says by what it is cut. */
function toNamingHeading(count: number, headingOfCut: string): string {
  if (count > MOST_NAMED) return headingOfCut;
  return count === 1 ? '具体为：' : '依次为：';
}

function seeAnnex(label: string | null): Run[] | null {
  return label === null ? null : clause`详见${label}`;
}

function buildBehindLine(facts: BulletinFacts, labels: AnnexLabels): Paragraph | null {
  const count = countSlot(facts.totals.standing.behind, toTotalRef(facts, 'standing_behind'));
  if (!facts.plan.issued) return null;
  const opening = clause`落后计划进度的项目${count}个`;
  const missing = clause`未报送进度的项目${countSlot(facts.totals.standing.unreported, toTotalRef(facts, 'standing_unreported'))}个`;
  const red = clause`亮红灯项目${countSlot(facts.totals.lights.red, toTotalRef(facts, 'light_red'))}个`;
  if (opening === null && missing === null && red === null) return null;
  const named = facts.behind.slice(0, MOST_NAMED);
  const listed = joinParts(
    named.map((project) => behindClause(facts, project)),
    '；',
  );
  const heading = toNamingHeading(facts.behind.length, '落后较多的依次为：');
  const naming = listed && sentence(clause`${heading}${listed}`);
  const counts = sentence(opening, missing, red, seeAnnex(labels.behind));
  const isGeneral =
    facts.totals.projectCount > 1 && facts.totals.standing.behind === facts.totals.projectCount;
  const lead =
    opening === null
      ? '个别项目推进不够有力。'
      : isGeneral
        ? '项目普遍落后计划进度。'
        : '部分项目落后计划进度。';
  return toLine('bulletin.problems.behind', lead, text(counts, naming), counts);
}

function notStartedClause(facts: BulletinFacts, project: StartingProject): Run[] | null {
  const refer = (measure: Parameters<typeof toProjectRef>[2]) =>
    toProjectRef(facts.period, project.projectKey, measure);
  const inside = joinParts(
    [
      clause`${toInlineText(project.responsibleUnit)}`,
      project.daysPastStart === null || project.daysPastStart === 0
        ? null
        : clause`超过计划开工时间${slot(String(project.daysPastStart), refer('days_past_start'))}天`,
      clause`${slotOrNull(toInlineText(project.reason), refer('light_reason'))}`,
    ],
    '，',
  );
  return clause`${nameSlot(project.name, refer('name'))}${optional(inside && clause`（${inside}）`)}`;
}

function buildNotStartedLine(facts: BulletinFacts, labels: AnnexLabels): Paragraph | null {
  const missing = facts.startDueCount - facts.startedCount;
  const opening = clause`应开工尚未开工的项目${missing > 0 ? slot(String(missing), toTotalRef(facts, 'not_started_count')) : null}个`;
  if (opening === null) return null;
  const named = facts.starting
    .filter((project) => project.due && project.startedOn === null)
    .sort((a, b) => (b.daysPastStart ?? 0) - (a.daysPastStart ?? 0));
  const listed = joinParts(
    named.slice(0, MOST_NAMED).map((project) => notStartedClause(facts, project)),
    '；',
  );
  const heading = toNamingHeading(named.length, '超期较长的依次为：');
  const counts = sentence(opening, seeAnnex(labels.starting));
  return toLine(
    'bulletin.problems.not-started',
    facts.startedCount === 0 ? '应开工项目尚未开工。' : '部分项目未按计划开工。',
    text(counts, listed && sentence(clause`${heading}${listed}`)),
    counts,
  );
}

function buildSectorsBehindLine(facts: BulletinFacts): Paragraph | null {
  const behind = facts.sectors
    .filter((sector) => (printLeadPoints(facts, sector.completionRate) ?? '0').startsWith('-'))
    .sort((a, b) => compareDecimals(a.completionRate ?? '0', b.completionRate ?? '0'))
    .slice(0, 3);
  if (!facts.switches.sectors || !facts.plan.issued || facts.sectors.length < 2) return null;
  const listed = joinParts(
    behind.map((sector) => {
      const lead = withoutSign(printLeadPoints(facts, sector.completionRate) ?? '0');
      return clause`${nameSlot(sector.name, toGroupRef(facts.period, sector, 'name'))}落后序时进度${slot(lead, toGroupRef(facts.period, sector, 'lead_pro_rata'))}个百分点`;
    }),
    '，',
  );
  return toLine(
    'bulletin.problems.sectors',
    '行业间进度不够平衡。',
    listed && sentence(clause`分行业看`, listed),
  );
}

function buildRaisedLine(facts: BulletinFacts): Paragraph | null {
  const { raisedCount, closedCount, openCount, overdueCount, raised } = facts.problems;
  const reported = sentence(
    clause`本期各单位反映需协调解决的问题${countSlot(raisedCount, toTotalRef(facts, 'problem_raised_count'))}件`,
  );
  // Another population than what was reported in the month: the list of problems, older ones among them.
  const listed = joinParts(
    [
      clause`本期办结${countSlot(closedCount, toTotalRef(facts, 'problem_closed_count'))}件`,
      clause`月末尚未办结${countSlot(openCount, toTotalRef(facts, 'problem_open_count'))}件`,
      clause`其中超过办理期限${countSlot(overdueCount, toTotalRef(facts, 'problem_overdue_count'))}件`,
    ],
    '，',
  );
  if (!reported) return null;
  const inList = listed && sentence(clause`问题清单中，${listed}`);
  const texts = joinParts(
    raised.slice(0, MOST_NAMED).map((problem) => {
      const refer = (measure: Parameters<typeof toProjectRef>[2]) =>
        toProjectRef(facts.period, problem.projectKey, measure);
      return clause`${nameSlot(problem.projectName, refer('name'))}反映${slotOrNull(toInlineText(problem.text), refer('problem_text'))}`;
    }),
    '；',
  );
  return toLine(
    'bulletin.problems.raised',
    '部分事项需协调解决。',
    text(
      reported,
      texts && sentence(clause`${raised.length > MOST_NAMED ? '主要有：' : '具体为：'}${texts}`),
      inList,
    ),
    text(reported, inList),
  );
}

function buildReportingLine(facts: BulletinFacts): Paragraph | null {
  const { reporting, switches } = facts;
  if (!switches.punctuality || reporting.dueCount === 0) return null;
  if (reporting.onTimeCount === reporting.dueCount) return null;
  const printed = (ratio: string | null) => (ratio === null ? null : printPercent(ratio, ['1']));
  const counts = sentence(
    clause`本期应报送项目${slot(String(reporting.dueCount), toTotalRef(facts, 'report_due_count'))}个`,
    reporting.onTimeCount === 0
      ? clause`${slot(reporting.dueCount === 1 ? '未按时报送' : '均未按时报送', toTotalRef(facts, 'on_time_count'))}`
      : clause`按时报送${slot(String(reporting.onTimeCount), toTotalRef(facts, 'on_time_count'))}个`,
    reporting.onTimeCount === 0
      ? null
      : clause`按时报送率${slotOrNull(printed(reporting.punctuality), toTotalRef(facts, 'punctuality'))}`,
    clause`报送完整率${slotOrNull(printed(reporting.completeness), toTotalRef(facts, 'completeness'))}`,
  );
  const unitRef = (key: string, measure: 'name' | 'report_days_late') =>
    toGroupRef(facts.period, { split: 'unit', key }, measure);
  const late = joinParts(
    reporting.lateUnits.map(
      (unit) =>
        clause`${nameSlot(unit.name, unitRef(unit.key, 'name'))}${unit.workdaysLate === 0 ? NOTHING : optional(clause`（迟${slot(String(unit.workdaysLate), unitRef(unit.key, 'report_days_late'))}个工作日）`)}`,
    ),
    '、',
  );
  const missing = joinParts(
    reporting.missingUnits.map((unit) => clause`${nameSlot(unit.name, unitRef(unit.key, 'name'))}`),
    '、',
  );
  const units = joinParts([clause`迟报单位：${late}`, clause`未报单位：${missing}`], '；');
  return toLine('bulletin.problems.reporting', '报送及时性有待加强。', text(counts, sentence(units)), counts);
}

type AmendedFact = BulletinFacts['amendments'][number];

/** What was corrected: a month's own amount, the cumulative up to it, or the physical progress then. */
function sayAmended({ measure, period }: AmendedFact): string {
  const words = toPeriodWords(period);
  if (measure === 'image_percent') return `${words.single}形象进度`;
  return `${measure === 'ytd_amount' ? words.span : words.single}完成投资`;
}

/** Exact, unlike other amounts of the text: a correction is never rounded away. */
function printAmended(measure: AmendedFact['measure'], value: string | null): string {
  if (value === null) return '未报';
  return measure === 'image_percent' ? `${value}%` : `${fromYuan(value, 'wan')}万元`;
}

function buildAmendmentLine(facts: BulletinFacts): Paragraph | null {
  const count = countSlot(facts.amendments.length, toTotalRef(facts, 'amendment_count'));
  if (!facts.switches.amendments) return null;
  const listed = joinParts(
    facts.amendments.slice(0, MOST_NAMED).map((amendment) => {
      const refer = (measure: 'name' | 'amended_from' | 'amended_to') =>
        toProjectRef(amendment.period, amendment.projectKey, measure);
      const print = (value: string | null) => printAmended(amendment.measure, value);
      return clause`${nameSlot(amendment.projectName, refer('name'))}${sayAmended(amendment)}由${slot(print(amendment.fromValue), refer('amended_from'))}更正为${slot(print(amendment.toValue), refer('amended_to'))}`;
    }),
    '；',
  );
  const counts = sentence(clause`上期通报以来更正数据${count}件`);
  return toLine(
    'bulletin.problems.amendments',
    '数据更正情况。',
    text(counts, counts && listed && sentence(listed)),
    counts,
  );
}

function buildEvidenceLine(facts: BulletinFacts): Paragraph | null {
  const { evidence, switches } = facts;
  const figure = toTotalRef(facts, 'evidence_count');
  if (!switches.evidence || evidence.reportedCount === 0) return null;
  if (evidence.withEvidenceCount === evidence.reportedCount) return null;
  const share = evidence.share === null ? null : printPercent(evidence.share, ['1']);
  const runs = sentence(
    clause`已报送的${slot(String(evidence.reportedCount), toTotalRef(facts, 'reported_count'))}个项目中`,
    evidence.withEvidenceCount === 0
      ? clause`${slot(evidence.reportedCount === 1 ? '未附佐证材料' : '均未附佐证材料', figure)}`
      : clause`附有佐证材料的${slot(String(evidence.withEvidenceCount), figure)}个`,
    evidence.withEvidenceCount === 0
      ? null
      : clause`占${slotOrNull(share, toTotalRef(facts, 'evidence_share'))}`,
  );
  return toLine('bulletin.problems.evidence', '佐证材料不够齐全。', runs);
}

/** Section 问题: behind, not started, last places, sectors, matters raised, and the switched lines (8.9). */
export function buildProblemLines(facts: BulletinFacts, labels: AnnexLabels): Paragraph[] {
  const lastPlaces = facts.plan.issued ? buildLastPlacesLines(facts) : [];
  return [
    buildBehindLine(facts, labels),
    buildNotStartedLine(facts, labels),
    ...lastPlaces,
    buildSectorsBehindLine(facts),
    buildRaisedLine(facts),
    buildReportingLine(facts),
    buildEvidenceLine(facts),
    buildAmendmentLine(facts),
  ].filter((line) => line !== null);
}
