import { buildAmendment } from './amendment-rows.ts';
import { toChangeRows } from './change-rows.ts';
import type { Row } from './copy-rows.ts';
import type { SamplePeriod } from './county-calendar.ts';
import { REGION_ID } from './county-orgs.ts';
import { listStartExplanations, toExplanationRows } from './explanation-rows.ts';
import { toEventRows, toProjectRow } from './ledger-rows.ts';
import { addPictures, type ChunkProject, isPictureKept } from './picture-rows.ts';
import { toImportedFigureRows, toPlanRows, toPriorRows } from './plan-rows.ts';
import { listProjectActs } from './project-acts.ts';
import { openFacts } from './project-facts.ts';
import { type County, drawProject, type SampleProject } from './project-model.ts';
import {
  buildReport,
  type OriginOf,
  type SampleReport,
  toFigureRows,
  toReportRow,
  toVersionRows,
} from './report-rows.ts';
import { toReportActRows } from './report-steps.ts';
import { openSink, type RowBatch, type RowSink, toBatch } from './row-batches.ts';
import {
  listExemptions,
  listMilestones,
  listPayments,
  toExemptionRows,
  toMilestoneDateRows,
  toMilestoneRows,
  toPaymentRows,
} from './timetable-rows.ts';
import { gatherUnitPeriod, listUnitActs, toActRow, type UnitPeriod } from './unit-acts.ts';
import { type ChainHead, linkUnitPeriod } from './unit-chain.ts';
import type { UnitFiles } from './unit-files.ts';
import { planUnitMonth, type UnitMonth } from './unit-months.ts';
import { buildSheet, toSheetRow } from './unit-sheets.ts';

export interface ChunkTools {
  county: County;
  toSearchText: (name: string, code: string) => string;
  /** Files behind paper confirmations and workbooks; absent where figures alone are wanted. */
  files: UnitFiles | null;
  /** Heads of the chains as each freeze found them. */
  onFreezeHead: (period: number, head: ChainHead) => void;
}

/** All rows of the projects from … to: the ledger first, then period by period reports, chains, lights, snapshots. */
export function* generateChunk(tools: ChunkTools, from: number, to: number): Generator<RowBatch> {
  const { county } = tools;
  const monthsOf = openUnitMonths(county);
  const projects = drawChunk(tools, from, to, monthsOf);
  yield* generateLedger(county, projects, monthsOf);
  const chunk = projects.map(
    (project): ChunkProject => ({
      project,
      source: openFacts(county, project, monthsOf(project.unit)),
      reportOf: new Map(project.reported.map((month) => [month.period.index, month])),
      past: [],
    }),
  );
  for (const period of county.calendar.periods) yield* generatePeriod(tools, chunk, period, monthsOf);
}

function openUnitMonths(county: County): (unit: number) => readonly UnitMonth[] {
  const known = new Map<number, UnitMonth[]>();
  return (unit) => {
    const found = known.get(unit);
    if (found) return found;
    const habits = county.habits[unit];
    if (!habits) throw new Error(`no unit ${unit}`);
    const months = county.calendar.periods.map((p) =>
      planUnitMonth(habits, p, county.calendar, county.options.seed),
    );
    known.set(unit, months);
    return months;
  };
}

function drawChunk(
  tools: ChunkTools,
  from: number,
  to: number,
  monthsOf: (unit: number) => readonly UnitMonth[],
): SampleProject[] {
  const { county, toSearchText } = tools;
  const projects: SampleProject[] = [];
  for (let index = from; index < to; index += 1) {
    const parent = projects[(county.seats.parentOf[index] ?? -1) - from] ?? null;
    projects.push(drawProject({ county, index, parent, monthsOf, toSearchText }));
  }
  if (county.size.isSmall) tellNamesApart(projects, toSearchText);
  for (const bundle of projects.filter(({ isBundle }) => isBundle)) {
    const parts = projects.filter(({ parent }) => parent === bundle);
    bundle.identity.totalWan = parts.reduce((sum, { identity }) => sum + (identity.totalWan ?? 0), 0);
  }
  return projects;
}

/** Two names are alike on purpose; others get the place behind them. */
function tellNamesApart(projects: readonly SampleProject[], toSearchText: ChunkTools['toSearchText']): void {
  const known = new Set<string>();
  for (const project of projects) {
    const { identity, index, odd } = project;
    if (known.has(identity.name) && odd !== 'same-name-b') {
      identity.name = `${identity.name}（${identity.org.short}${index + 1}）`;
      project.searchText = toSearchText(identity.name, identity.code);
    }
    known.add(identity.name);
  }
}

function* generateLedger(
  county: County,
  projects: readonly SampleProject[],
  monthsOf: (unit: number) => readonly UnitMonth[],
): Generator<RowBatch> {
  const listed = new Map(
    projects.map((project) => [project, listMilestones(county, project, monthsOf(project.unit))]),
  );
  const each = (table: string, build: (project: SampleProject) => readonly Row[]): RowBatch =>
    toBatch(table, projects.flatMap(build));
  yield each('projects', (p) => [toProjectRow(county, p)]);
  yield each('project_changes', (p) => toChangeRows(county, p));
  yield each('year_bases', (p) => toPriorRows(county, p));
  yield each('plan_versions', (p) => toPlanRows(county, p));
  yield each('milestones', (p) => toMilestoneRows(county, p, listed.get(p) ?? []));
  yield each('milestone_dates', (p) => toMilestoneDateRows(county, p, listed.get(p) ?? []));
  yield each('planned_payments', (p) => toPaymentRows(county, p, listPayments(county, p)));
  yield each('stage_events', (p) => toEventRows(county, p));
  yield each('light_exemptions', (p) => toExemptionRows(p, listExemptions(county, p)));
  yield each('start_explanations', (p) => toExplanationRows(p, listStartExplanations(county, p)));
  yield each('figures', (p) => toImportedFigureRows(county, p));
  yield each('acts', (p) => listProjectActs(county, p, monthsOf(p.unit)).map(toActRow));
}

/** In this order no row points to one that is not there yet. */
const PERIOD_TABLES = [
  'acts',
  'file_contents',
  'files',
  'confirmation_sheets',
  'reports',
  'report_versions',
  'report_acts',
  'figures',
  'amendments',
  'amendment_decisions',
  'chain_links',
  'chain_heads',
  'derived.project_progress',
  'sample_frozen',
] as const;

function* generatePeriod(
  tools: ChunkTools,
  chunk: readonly ChunkProject[],
  period: SamplePeriod,
  monthsOf: (unit: number) => readonly UnitMonth[],
): Generator<RowBatch> {
  const { county } = tools;
  const out = openSink(PERIOD_TABLES);
  const reportOf = new Map<SampleProject, SampleReport>();
  const byUnit = new Map<number, SampleReport[]>();
  for (const { project, source, reportOf: months } of chunk) {
    const [month, unitMonth] = [months.get(period.index), monthsOf(project.unit)[period.index]];
    if (!month || !unitMonth) continue;
    const report = buildReport(county, project, month, unitMonth);
    reportOf.set(project, report);
    source.take(report);
    const reports = byUnit.get(project.unit);
    if (reports) reports.push(report);
    else byUnit.set(project.unit, [report]);
  }
  for (const [unit, reports] of byUnit) {
    const unitMonth = monthsOf(unit)[period.index];
    if (unitMonth) addUnit(tools, gatherUnitPeriod(county, unit, unitMonth, reports), period, out);
  }
  yield* out.take();
  addPictures(county, chunk, period, reportOf, out);
  yield* out.take();
}

function addUnit(tools: ChunkTools, group: UnitPeriod, period: SamplePeriod, out: RowSink): void {
  const { county } = tools;
  const sheet = buildSheet(county, group);
  const book = tools.files?.buildWorkbook(group, period) ?? null;
  const originOf: OriginOf = book?.originOf ?? (() => ({ kind: group.unit % 5 === 0 ? 'grid' : 'form' }));
  out.add('acts', listUnitActs(county, group).map(toActRow));
  if (sheet) {
    out.add('confirmation_sheets', [toSheetRow(county, group, sheet)]);
    addFile(out, tools.files?.buildScan(group, sheet));
  }
  addFile(out, book?.file);
  const links = [];
  for (const report of group.reports) {
    const place = group.reviewPlaces.get(report.project.identity.departmentOrg?.id ?? 0) ?? 0;
    out.add('reports', [toReportRow(county, report, originOf)]);
    out.add('report_versions', toVersionRows(county, report, originOf));
    if (isPictureKept(county, period))
      out.add('report_acts', toReportActRows(county, report, group.doers, place));
    out.add('figures', toFigureRows(report, originOf));
    const amended = buildAmendment(county, group, report);
    if (!amended) continue;
    out.add('acts', amended.acts.map(toActRow));
    out.add('amendments', amended.amendments);
    out.add('amendment_decisions', amended.decisions);
    out.add('figures', amended.figures);
    if (amended.link) links.push(amended.link);
  }
  const chain = linkUnitPeriod(group, sheet?.code ?? null, links);
  out.add('chain_links', chain.rows);
  if (chain.atFreeze) tools.onFreezeHead(period.index, chain.atFreeze);
  const { head } = chain;
  if (head)
    out.add('chain_heads', [
      { region_id: REGION_ID, org_id: head.orgId, period: period.id, seq: head.seq, hash: head.hash },
    ]);
}

function addFile(out: RowSink, file: { content: Row; row: Row } | null | undefined): void {
  if (!file) return;
  out.add('file_contents', [file.content]);
  out.add('files', [file.row]);
}
