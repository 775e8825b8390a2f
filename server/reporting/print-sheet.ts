import QRCode from 'qrcode';
import { formatPeriod, refuse, toCanonicalJson } from '#core/platform/public.ts';
import { isReadyToSubmit } from '#core/reporting/check-draft.ts';
import { deriveEffect } from '#core/reporting/effect.ts';
import type { SheetView } from '#core/reporting/paper-contract.ts';
import { buildSheetCode, buildSheetFacts, SheetBody, type SheetLine } from '#core/reporting/paper-sheet.ts';
import { canFileSignedPaper } from '#core/reporting/permissions.ts';
import { getRegion } from '#server/people/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { appendAct, appendAudit, once, sha256, withScope } from '#server/platform/public.ts';
import { requireNoErrors } from './act-on-reports.ts';
import { type DeskReport, loadDesk } from './report-desk.ts';
import { toEffectFacts } from './report-row.view.ts';
import { addSheet, countSheets, findSheet, type SheetRow } from './sheets.queries.ts';
import { lockUnits } from './unit-locks.queries.ts';
import { listUnitPosts } from './units.queries.ts';

/** The hash that stands on the paper; figures, texts and explanations are all in it. */
export const hashFigures = (period: string, reports: readonly DeskReport[]): string =>
  sha256(
    toCanonicalJson(
      buildSheetFacts(
        period,
        reports.map((r) => ({ reportId: r.row.id, line: r.checks.line, explanations: r.explanations })),
      ),
    ),
  );

function toSheetLine(report: DeskReport): SheetLine {
  const { row, line, checks, explanations } = report;
  const effect = deriveEffect(toEffectFacts(report));
  return {
    serial: row.serial,
    code: row.code,
    name: row.name,
    annualPlanYuan: line.context.annualPlanYuan,
    monthAmountYuan: checks.line.monthAmountYuan,
    ytdAmountYuan: checks.line.ytdAmountYuan,
    completionRate: effect.rateAfter,
    otherRate: effect.other ?? null,
    imageLevel: checks.line.imageLevel ?? '',
    imageProgress: checks.line.imageProgress,
    problems: checks.line.problems,
    explanations: checks.warnings.map((w) => {
      const answer = explanations[w.ruleId];
      return `${w.sentence}${answer ? `${answer.choice}${answer.text ? `，${answer.text}` : ''}` : ''}`;
    }),
  };
}

/** Whose signatures the paper wants beside the own head's. */
const listCosigners = (reports: readonly DeskReport[]): string[] => [
  ...new Set(
    reports.flatMap((r) =>
      r.steps.some((s) => s.cosignOrgId) && r.row.cosign_name ? [r.row.cosign_name] : [],
    ),
  ),
];

/** Prints the sheet of one's own unit: everything filled and not yet confirmed, or the projects chosen. */
export function printSheet(ctx: Ctx, period: string, projectIds: readonly string[]): Promise<SheetView> {
  const { regionId, orgId } = ctx.actor;
  return once(ctx, async (tx) => {
    await lockUnits(tx, regionId, period, [orgId]);
    const desk = await loadDesk(tx, ctx, { period, orgId });
    const open = desk.reports.filter((r) => canFileSignedPaper(ctx.actor, r.facts));
    const ready = open.filter((r) => isReadyToSubmit(r.checks));
    // Without a choice everything that is in order goes on the sheet; what is not is named when nothing is.
    const all = ready.length > 0 ? ready : open;
    const reports = projectIds.length === 0 ? all : open.filter((r) => projectIds.includes(r.row.project_id));
    if (reports.length === 0)
      throw refuse(
        'not-allowed-now',
        'SHEET_EMPTY',
        '没有可以打印签字的报表：先由填报员填好本期数字',
        'Nothing to print: fill the figures first',
        ['填报'],
      );
    requireNoErrors(reports);
    const [unit] = await listUnitPosts(tx, { regionId, orgIds: [orgId], today: ctx.today });
    const region = await getRegion(tx, regionId);
    const figuresHash = hashFigures(period, reports);
    const number = (await countSheets(tx, regionId, period, orgId)) + 1;
    const code = buildSheetCode(period, unit?.code ?? orgId, number, figuresHash);
    const body: SheetBody = {
      orgName: ctx.actor.orgName,
      regionName: region.name,
      preparedByName: ctx.actor.personName,
      cosignNames: listCosigners(reports),
      rows: reports.map(toSheetLine),
    };
    const actId = await appendAct(tx, ctx, 'sheet-printed.v1', { period, code, figuresHash });
    const sheet = await addSheet(tx, {
      regionId,
      period,
      orgId,
      code,
      figuresHash,
      reportIds: reports.map((r) => r.row.id),
      body,
      actId,
      at: ctx.now,
    });
    await appendAudit(tx, ctx, { kind: 'sheet-printed.v1', outcome: 'ok', subject: code });
    return toSheetView(sheet, true);
  });
}

async function toSheetView(sheet: SheetRow, isCurrent: boolean): Promise<SheetView> {
  const body = SheetBody.parse(sheet.body);
  return {
    id: sheet.id,
    code: sheet.code,
    period: sheet.period,
    periodName: formatPeriod(sheet.period),
    orgId: sheet.org_id,
    orgName: body.orgName,
    regionName: body.regionName,
    printedAt: sheet.printed_at.toISOString(),
    preparedByName: body.preparedByName,
    cosignNames: body.cosignNames,
    figuresHash: sheet.figures_hash,
    qrSvg: await QRCode.toString(`LUOSHI:${sheet.code}:${sheet.figures_hash.slice(0, 16)}`, {
      type: 'svg',
      margin: 0,
      errorCorrectionLevel: 'M',
    }),
    isCurrent,
    rows: body.rows,
  };
}

/** The sheet of a number, in one's scope; a wrong number and a foreign one look the same. */
export async function requireSheet(tx: Tx, regionId: number, code: string): Promise<SheetRow> {
  const sheet = await findSheet(tx, regionId, code.trim().toUpperCase());
  if (!sheet)
    throw refuse(
      'not-found',
      'SHEET_NOT_FOUND',
      '没有这个编号的确认单，或不是本单位的',
      'No such sheet in your unit',
      ['核对确认单右上角的编号'],
    );
  return sheet;
}

/** Reports of a sheet as they stand now; one that was confirmed meanwhile makes the sheet out of date too. */
export async function loadSheetReports(tx: Tx, ctx: Ctx, sheet: SheetRow): Promise<DeskReport[]> {
  const desk = await loadDesk(tx, ctx, { period: sheet.period, orgId: sheet.org_id });
  const wanted = new Set(sheet.report_ids);
  return desk.reports.filter((r) => wanted.has(r.row.id));
}

export function getSheetView(ctx: Ctx, code: string): Promise<SheetView> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const sheet = await requireSheet(tx, ctx.actor.regionId, code);
    const reports = await loadSheetReports(tx, ctx, sheet);
    return toSheetView(sheet, hashFigures(sheet.period, reports) === sheet.figures_hash);
  });
}
