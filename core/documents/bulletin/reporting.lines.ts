import { fromYuan } from '#core/platform/public.ts';
import type { Paragraph } from '../content-model.ts';
import { toPeriodWords } from '../period-words.ts';
import { printPercent } from '../printed-figure.ts';
import { clause, joinParts, NOTHING, optional, sentence, slot, slotOrNull, text } from '../wording.ts';
import type { BulletinFacts } from './bulletin-facts.ts';
import { countSlot, nameSlot, toGroupRef, toProjectRef, toTotalRef } from './bulletin-refs.ts';
import { MOST_NAMED, toLine } from './line.ts';

/** Switched: who reported on time. */
export function buildReportingLine(facts: BulletinFacts): Paragraph | null {
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

/** Switched: what was corrected since the period before. */
export function buildAmendmentLine(facts: BulletinFacts): Paragraph | null {
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

/** Switched: what share of the reports has evidence. */
export function buildEvidenceLine(facts: BulletinFacts): Paragraph | null {
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
