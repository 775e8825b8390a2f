import type { Paragraph, Run } from '../content-model.ts';
import { compareDecimals, withoutSign } from '../printed-figure.ts';
import { clause, joinParts, optional, sentence, slot, slotOrNull, text, toInlineText } from '../wording.ts';
import {
  type BehindProject,
  type BulletinFacts,
  isOnlySilent,
  type StartingProject,
} from './bulletin-facts.ts';
import {
  countSlot,
  nameSlot,
  printLeadPoints,
  printRate,
  toGroupRef,
  toProjectRef,
  toTotalRef,
} from './bulletin-refs.ts';
import { MOST_NAMED, toLine } from './line.ts';
import { buildLastPlacesLines } from './ranks.lines.ts';
import { toReasonBesideRate } from './reason-words.ts';
import { buildAmendmentLine, buildEvidenceLine, buildReportingLine } from './reporting.lines.ts';

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
      isOnlySilent(project)
        ? null
        : clause`${slotOrNull(toReasonBesideRate(project.firstReason), refer('light_reason'))}`,
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

/**
 * Those whose figures are known: of a project that has not reported nothing says how far it is behind, even where its
 * silence counts as zero and turns it red. The silent ones are named only when there is nobody else.
 */
function listNameable(behind: readonly BehindProject[]): readonly BehindProject[] {
  const known = behind.filter((project) => project.isUnreported !== true);
  return known.length > 0 ? known : behind;
}

const toCutHeading = (nameable: readonly BehindProject[]): string =>
  nameable.every((project) => project.isUnreported === true) ? '未报送进度的有：' : '落后较多的依次为：';

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
  const nameable = listNameable(facts.behind);
  const named = nameable.slice(0, MOST_NAMED);
  const listed = joinParts(
    named.map((project) => behindClause(facts, project)),
    '；',
  );
  const heading = toNamingHeading(nameable.length, toCutHeading(nameable));
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
