import { PROJECT_LISTS, type ProjectListKind } from '#core/documents/sheet-contract.ts';
import { buildDossier, type DossierFacts } from '#core/documents/sheets/dossier.lines.ts';
import {
  buildBuildingList,
  buildPlannedToStartList,
  type ProjectListFacts,
} from '#core/documents/sheets/two-lists.lines.ts';
import { NATURES, PLAN_BASES } from '#core/ledger/public.ts';
import { formatPeriod, getPeriodEnd, refuse } from '#core/platform/public.ts';
import { deriveOtherRate, findOtherRate } from '#core/progress/public.ts';
import { appendAudit, type Ctx, findRulebookOn, type Tx, withScope } from '#server/platform/public.ts';
import { listProblemsAt, type ProblemAt } from '#server/problems/public.ts';
import { findProgressDetail, listFrozenGroups, type ProgressDetail } from '#server/progress/public.ts';
import { findFrozenFacts } from './bulletin-facts.queries.ts';
import { toBulletinSettings } from './bulletin-settings.ts';
import {
  type DossierRow,
  findDossierRow,
  listDossierMilestones,
  listDossierMonths,
  listDossierPhotos,
  listListedProjects,
} from './dossier.queries.ts';
import type { RenderedFile } from './download-document.ts';
import { DOCX_TYPE, renderModel, XLSX_TYPE } from './render-model.ts';
import { renderXlsx, toLedgerSheet } from './render-xlsx.ts';

const orNull = (text: string | null | undefined): string | null => (text?.trim() ? text.trim() : null);
const NOTHING = new Set(['', '无', '暂无', '—', '-']);

/** Problems of the book first; what the report says beside them follows unless it is the same matter. */
function toProblems(row: DossierRow, book: readonly ProblemAt[]): DossierFacts['problems'] {
  const texts = [row.texts?.needsCoordination, row.texts?.problems].map((text) => text?.trim() ?? '');
  const isTold = (text: string) => book.some(({ title }) => text.includes(title) || title.includes(text));
  const told = [...new Set(texts)].filter((text) => !NOTHING.has(text) && !isTold(text));
  return [
    ...book.map(({ title, ownerName, dueOn }) => ({ text: title, heldBy: ownerName ?? '待交办', dueOn })),
    ...told.map((text) => ({ text, heldBy: null, dueOn: null })),
  ];
}

/** Both rates of the year stand together once the plan was adjusted (8.4). */
function toOtherRate(row: DossierRow): DossierFacts['otherRate'] {
  const other = findOtherRate(row);
  return other && { planName: PLAN_BASES[other.basis].zh, rate: other.rate };
}

function toLightReasons(row: DossierRow, detail: ProgressDetail | undefined): string[] {
  const given = detail?.lights.overall.reasons.map((reason) => reason.sentence) ?? [];
  return given.length > 0 ? given : row.reason === '' ? [] : [row.reason];
}

async function findSponsorWord(tx: Tx, regionId: number, onDate: string): Promise<string> {
  const found = await findRulebookOn(tx, regionId, 'naming', onDate);
  const word = (found?.body as { sponsorWord?: unknown } | undefined)?.sponsorWord;
  return typeof word === 'string' && word !== '' ? `${word}领导` : '包联领导';
}

/** What the one page of a project says in a period. */
export async function gatherDossier(
  tx: Tx,
  q: { regionId: number; projectId: string; period: string },
  photos: { fileSha256: string; caption: string }[],
): Promise<DossierFacts> {
  const row = await findDossierRow(tx, q);
  if (!row)
    throw refuse(
      'not-found',
      'PROJECT_NOT_IN_PERIOD',
      `${formatPeriod(q.period)}没有该项目的数据，或不在可见范围内`,
      'The project has no figures in this period',
      ['换一个期次'],
    );
  const months = await listDossierMonths(tx, q);
  const detail = await findProgressDetail(tx, { ...q, isFrozen: row.isFrozen });
  return {
    period: q.period,
    asOfOn: row.asOfOn,
    frozen: row.isFrozen,
    projectKey: q.projectId,
    name: row.name,
    projectCode: orNull(row.code),
    sector: orNull(row.sector),
    nature: NATURES[row.nature as keyof typeof NATURES]?.zh ?? row.nature,
    levels: row.levels,
    builder: orNull(row.builder),
    responsibleUnit: row.responsibleUnit,
    supervisingUnit: row.supervisingUnit,
    leadUnit: row.leadUnit,
    sponsorWord: await findSponsorWord(tx, q.regionId, row.asOfOn),
    sponsor: orNull(row.sponsor),
    officer: orNull(row.officer),
    contentAndScale: orNull(row.contentAndScale),
    totalInvestmentYuan: row.totalInvestmentYuan,
    priorInvestmentYuan: row.priorInvestmentYuan,
    annualPlanYuan: row.annualPlanYuan,
    actualYuan: row.actualYuan,
    completionRate: row.completionRate,
    otherRate: toOtherRate(row),
    plannedShare: row.plannedShare,
    proRataShare: row.proRataShare ?? '0',
    ...toPhysical(row),
    light: row.light,
    lightPeriods: row.lightPeriods,
    lightReasons: toLightReasons(row, detail),
    turnsGreenBy: orNull(detail?.lights.overall.wayToGreen?.physicalWording),
    curve: {
      labels: months.some((m) => m.planWan !== null || m.actualWan !== null)
        ? months.map((m) => `${m.month}月`)
        : [],
      planWan: months.map((m) => m.planWan),
      actualWan: months.map((m) => m.actualWan),
    },
    milestones: await listDossierMilestones(tx, { ...q, asOfOn: row.asOfOn }),
    problems: toProblems(
      row,
      await listProblemsAt(tx, { regionId: q.regionId, projectId: q.projectId, day: row.asOfOn }),
    ),
    photos,
  };
}

/** A month without words shows those before, with their month. */
function toPhysical({ texts, earlier, imageLevel }: DossierRow) {
  const own = orNull(texts?.imageProgress);
  return {
    physicalProgress: own ?? earlier?.words ?? null,
    physicalPeriod: own === null ? (earlier?.period ?? null) : null,
    imageLevel,
  };
}

/** 项目一页纸: one sheet of A4 of a project in a period. */
export async function getDossierFile(
  ctx: Ctx,
  period: string,
  projectId: string,
  format: 'docx' | 'pdf',
): Promise<RenderedFile> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const photos = await listDossierPhotos(tx, { regionId, projectId, period });
    const facts = await gatherDossier(
      tx,
      { regionId, projectId, period },
      photos.map(({ fileSha256, caption }) => ({ fileSha256, caption })),
    );
    await appendAudit(tx, ctx, {
      kind: 'download-dossier',
      outcome: 'ok',
      subject: `project:${projectId}`,
      detail: { period },
    });
    return {
      name: `项目一页纸（${facts.name}，${formatPeriod(period)}）.${format}`,
      mediaType: format === 'pdf' ? 'application/pdf' : DOCX_TYPE,
      content: await renderModel(
        buildDossier(facts),
        format,
        new Map(photos.map((photo) => [photo.fileSha256, photo.content])),
      ),
    };
  });
}

/** Its rate by the other plan stands beside, as the bulletin's tables have it: once any project of the period differs. */
export async function gatherProjectList(
  tx: Tx,
  q: { regionId: number; period: string; list: ProjectListKind },
): Promise<Pick<ProjectListFacts, 'otherPlan' | 'projects'>> {
  const [total] = await listFrozenGroups(tx, q.regionId, q.period, ['total']);
  const other = total?.figures.otherPlan;
  const rows = await listListedProjects(tx, q);
  return {
    otherPlan: other && other.changedCount > 0 ? other.basis : null,
    projects: rows.map(({ planBasis, otherPlanYuan, ...row }) => ({
      ...row,
      otherCompletionRate: planBasis === null ? null : deriveOtherRate(row.actualYuan, otherPlanYuan),
    })),
  };
}

/** One of the two lists (两个清单) of a frozen period. */
export async function getProjectListFile(
  ctx: Ctx,
  period: string,
  list: ProjectListKind,
  format: 'docx' | 'pdf' | 'xlsx',
): Promise<RenderedFile> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const frozen = await findFrozenFacts(tx, regionId, period);
    if (!frozen)
      throw refuse(
        'not-allowed-now',
        'PERIOD_NOT_FROZEN',
        `${formatPeriod(period)}尚未定版，不能出清单`,
        'The period is not frozen',
        ['先由项目办主任定版'],
      );
    const settings = await findRulebookOn(tx, regionId, 'bulletin-settings', getPeriodEnd(period));
    const { head } = toBulletinSettings(settings?.body, frozen.region_name);
    const facts = {
      period,
      regionWord: head.regionWord,
      preparedBy: head.issuingBody,
      sponsorWord: await findSponsorWord(tx, regionId, getPeriodEnd(period)),
      ...(await gatherProjectList(tx, { regionId, period, list })),
    };
    const model = list === 'building' ? buildBuildingList(facts) : buildPlannedToStartList(facts);
    await appendAudit(tx, ctx, {
      kind: 'download-project-list',
      outcome: 'ok',
      subject: `list:${list}`,
      detail: { period, format },
    });
    const name = `${PROJECT_LISTS[list].zh}（${formatPeriod(period)}）.${format}`;
    if (format !== 'xlsx')
      return {
        name,
        mediaType: format === 'pdf' ? 'application/pdf' : DOCX_TYPE,
        content: await renderModel(model, format),
      };
    const table = model.blocks.find((block) => block.kind === 'table');
    if (table?.kind !== 'table')
      throw refuse(
        'not-allowed-now',
        'LIST_EMPTY',
        `${formatPeriod(period)}没有${PROJECT_LISTS[list].zh.slice(0, -2)}`,
        'The list is empty',
        ['换一个期次', '下载 Word 版'],
      );
    const { sheet, rows } = toLedgerSheet(table, {
      sheetName: PROJECT_LISTS[list].zh,
      title: model.title,
      madeBy: head.issuingBody,
      landscape: true,
    });
    return { name, mediaType: XLSX_TYPE, content: await renderXlsx(sheet, rows) };
  });
}
