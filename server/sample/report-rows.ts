import { type CanonicalValue, toCanonicalJson } from '#core/platform/public.ts';
import type { ReportLine } from '#core/quality/public.ts';
import { listFigures, needsReview } from '#core/reporting/public.ts';
import { sha256 } from '../platform/chain.ts';
import type { Row } from './copy-rows.ts';
import { formatInstant } from './county-calendar.ts';
import { REGION_ID } from './county-orgs.ts';
import type { County, SampleProject } from './project-model.ts';
import { UNIT_ACTS } from './recorded.ts';
import { answerChecks } from './report-answers.ts';
import { buildLine } from './report-lines.ts';
import { RETURN_REASONS } from './report-words.ts';
import type { ReportedMonth } from './reported-months.ts';
import { hasReached, type UnitMonth } from './unit-months.ts';

/** Where a unit's figures came from in a period: the cell of a project's row in the unit's workbook, or the grid. */
export type OriginOf = (project: SampleProject, measure: string) => Record<string, string>;

export interface VersionOfReport {
  id: number;
  no: number;
  actId: number;
  line: ReportLine;
  lineHash: string;
  figures: { id: number; measure: string; value: string }[];
}

/** One report with its versions: what rows, chain and frozen snapshot are read off. */
export interface SampleReport {
  id: number;
  project: SampleProject;
  month: ReportedMonth;
  unitMonth: UnitMonth;
  status: 'open' | 'draft' | 'submitted' | 'confirmed' | 'reviewed' | 'accepted' | 'returned';
  step: number;
  draft: ReportLine | null;
  versions: VersionOfReport[];
  sheetId: number | null;
}

export const isReviewed = (project: SampleProject): boolean =>
  needsReview({
    orgId: String(project.identity.org.id),
    departmentOrgId:
      project.identity.departmentOrg === null ? null : String(project.identity.departmentOrg.id),
  });

function statusOf(
  project: SampleProject,
  month: ReportedMonth,
  unitMonth: UnitMonth,
): SampleReport['status'] {
  if (month.outcome === 'missing') return 'open';
  const { standing } = unitMonth;
  const isOpenMonth = month.period.frozenAt === null;
  if (isOpenMonth && project.odd === 'strange-marks' && hasReached(unitMonth, 'confirmed')) return 'returned';
  if (standing === 'draft' && project.index % 3 === 0) return 'open';
  return standing === 'reviewed' && !isReviewed(project) ? 'confirmed' : standing;
}

/** Puts one report together; null when the project owes none. */
export function buildReport(
  county: County,
  project: SampleProject,
  month: ReportedMonth,
  unitMonth: UnitMonth,
): SampleReport {
  const { ids } = county;
  const reportId = ids.report(project.index, month.period.index);
  const status = statusOf(project, month, unitMonth);
  const versions = month.versions.map((version, place): VersionOfReport => {
    const line = buildLine(county, project, month, version);
    const act = place === 0 ? UNIT_ACTS.confirmed : UNIT_ACTS.confirmedAgain;
    return {
      id: ids.version(reportId, place + 1),
      no: place + 1,
      actId: ids.unitAct(project.unit, month.period.index, act),
      line,
      lineHash: sha256(toCanonicalJson(line as unknown as CanonicalValue)),
      figures: listFigures(line).map((figure, i) => ({
        ...figure,
        id: ids.figure(project.index, month.period.index, place * 3 + i),
      })),
    };
  });
  const hasDraft = month.period.frozenAt === null && status !== 'open';
  const firstStep = unitMonth.passes[0]?.step ?? unitMonth.lastStep;
  return {
    id: reportId,
    project,
    month,
    unitMonth,
    status,
    step:
      status === 'open' || status === 'draft' || status === 'returned'
        ? 0
        : status === 'submitted'
          ? firstStep
          : unitMonth.lastStep,
    draft: hasDraft ? buildLine(county, project, month, month) : null,
    versions,
    sheetId:
      unitMonth.way === 'paper' && versions.length > 0 ? ids.sheet(project.unit, month.period.index) : null,
  };
}

export function toReportRow(county: County, report: SampleReport, originOf: OriginOf): Row {
  const { project, month, unitMonth, versions } = report;
  const origin = originOf(project, 'month_amount');
  const draft = report.draft && {
    line: report.draft,
    unread: {},
    origins: Object.fromEntries(
      ['monthAmountYuan', 'ytdAmountYuan', 'imagePercent'].map((field) => [field, origin]),
    ),
  };
  const first = versions[0];
  return {
    region_id: REGION_ID,
    id: report.id,
    period: month.period.id,
    project_id: project.id,
    org_id: project.identity.org.id,
    department_org_id: project.identity.departmentOrg?.id ?? null,
    status: report.status,
    step: report.step,
    return_reason: report.status === 'returned' ? (RETURN_REASONS[0] ?? '') : '',
    draft: draft ? JSON.stringify(draft) : null,
    explanations: JSON.stringify(listAnswers(county, report)),
    draft_version: draft ? 1 : 0,
    draft_by: draft ? unitMonth.reporter.id : null,
    draft_at: draft ? formatInstant(unitMonth.filledAt) : null,
    deadline_at: formatInstant(deadlineOf(county, project, month)),
    first_confirmed_at: first ? formatInstant(month.versions[0]?.at ?? 0) : null,
    confirmed_version_id: versions.at(-1)?.id ?? null,
    confirm_way: first ? unitMonth.way : null,
  };
}

/** A report that went on was answered where it was asked; one that is being filled waits for its answers. */
function listAnswers(county: County, { project, month, unitMonth, draft, status }: SampleReport) {
  if (!county.options.isSample || draft === null || status === 'draft') return {};
  return answerChecks(county, project, month, { at: unitMonth.filledAt, line: draft }).explanations;
}

/** The announced deadline; two units were given three more days once, by one act. */
export function deadlineOf(
  county: County,
  project: Pick<SampleProject, 'unit'>,
  month: { period: { index: number; deadlineAt: number } },
): number {
  const extension = county.extension;
  const isExtended = extension?.period === month.period.index && extension.units.includes(project.unit);
  return isExtended ? extension.deadlineAt : month.period.deadlineAt;
}

const UNCHECKED = { findings: [], explanations: {} };

/** A county for measuring keeps no findings: nobody reads them there. */
export function toVersionRows(county: County, report: SampleReport, originOf: OriginOf): Row[] {
  const { project, month } = report;
  const check = (version: VersionOfReport, place: number) =>
    county.options.isSample
      ? answerChecks(county, project, month, { at: month.versions[place]?.at ?? 0, line: version.line })
      : UNCHECKED;
  return report.versions
    .map((version, place) => ({ version, place, ...check(version, place) }))
    .map(({ version, place, findings, explanations }) => ({
      region_id: REGION_ID,
      id: version.id,
      report_id: report.id,
      project_id: project.id,
      period: month.period.id,
      version_no: version.no,
      line: JSON.stringify(version.line),
      findings: JSON.stringify(findings),
      explanations: JSON.stringify(explanations),
      origin: JSON.stringify({
        monthAmountYuan: originOf(project, 'month_amount'),
        ytdAmountYuan: originOf(project, 'ytd_amount'),
        ...(version.line.imagePercent === null ? {} : { imagePercent: originOf(project, 'image_percent') }),
      }),
      act_id: version.actId,
      recorded_at: formatInstant(month.versions[place]?.at ?? 0),
    }));
}

export function toFigureRows(report: SampleReport, originOf: OriginOf): Row[] {
  const { project, month } = report;
  return report.versions.flatMap((version, place) => {
    const before = report.versions[place - 1];
    return version.figures.map((figure, i) => ({
      region_id: REGION_ID,
      id: figure.id,
      year: month.period.year,
      project_id: project.id,
      period: month.period.id,
      measure: figure.measure,
      value: figure.value,
      caliber: 'dispatch',
      certainty: 'preliminary',
      version_id: version.id,
      origin: JSON.stringify(originOf(project, figure.measure)),
      act_id: version.actId,
      supersedes_id: before?.figures[i]?.id ?? null,
      recorded_at: formatInstant(month.versions[place]?.at ?? 0),
    }));
  });
}
