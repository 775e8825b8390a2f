import type { z } from 'zod';
import type { DocumentModel } from '#core/documents/content-model.ts';
import { DOCUMENT_KIND_WORDS } from '#core/documents/document-kinds.ts';
import { buildEconomyAnalysis } from '#core/documents/economy/economy-analysis.ts';
import { buildEconomyBulletin, type EconomyPaperHead } from '#core/documents/economy/economy-bulletin.ts';
import {
  type draftEconomyPaper as draftRoute,
  ECONOMY_PAPERS,
  type EconomyPaper,
  type listEconomyPapers as listRoute,
  type PaperFormat,
} from '#core/documents/economy/economy-contract.ts';
import {
  buildTargetContract,
  listContracts,
  listUnassigned,
} from '#core/documents/economy/target-contract.ts';
import { buildYearFigures } from '#core/documents/economy/year-figures.ts';
import { canDraft, DOCUMENT_STATES } from '#core/documents/way.ts';
import type { EconomyFacts } from '#core/indicators/public.ts';
import { formatPeriod, refuse } from '#core/platform/public.ts';
import { findLastIndicatorFreeze, gatherEconomyFacts } from '#server/indicators/public.ts';
import {
  appendAudit,
  type Ctx,
  findRulebookOn,
  once,
  type Tx,
  takeLock,
  withSnapshot,
} from '#server/platform/public.ts';
import { toBulletinSettings } from '../bulletin-settings.ts';
import { findDocumentWays } from '../document-ways.ts';
import { listDocumentRows } from '../documents.queries.ts';
import type { RenderedFile } from '../download-document.ts';
import { insertDraft, requireDrafter } from '../draft-document.ts';
import { PAPER_MEDIA, renderPaper, requirePaperFormat } from './paper-file.ts';

interface Written {
  model: DocumentModel;
  /** Units that it concerns. */
  orgIds: string[];
}
interface Choice {
  requests: readonly string[];
  department?: string | undefined;
}

const GONE = new Set(['discarded', 'withdrawn']);

/** Before it is issued a paper is for those who see the whole region. */
function requireRegionSight({ actor }: Ctx): void {
  if (actor.sees !== 'region')
    throw refuse(
      'forbidden',
      'ECONOMY_PAPER_NOT_YOURS',
      '经济运行材料由项目办拟制，印发后单位可阅',
      'Papers about the economy are the office’s until they are issued',
      ['印发后在“材料”中查看'],
    );
}

/** Issuing body and lists are those of 通报设置; the economy's red head is the government office's where none is set. */
async function loadHead(tx: Tx, ctx: Ctx, facts: EconomyFacts): Promise<EconomyPaperHead> {
  const found = await findRulebookOn(tx, ctx.actor.regionId, 'bulletin-settings', ctx.today);
  const { head } = toBulletinSettings(found?.body, facts.regionName);
  const { issuingBody, redHead, addressees, copyTo, printedBy, mark, urgency, copyNumber, endNote } = head;
  return { issuingBody, redHead, addressees, copyTo, printedBy, mark, urgency, copyNumber, endNote };
}

/** The documents of a paper from the facts of a month: one, and of the contract one for each department. */
function write(paper: EconomyPaper, facts: EconomyFacts, head: EconomyPaperHead, choice: Choice): Written[] {
  switch (paper) {
    case 'economy-bulletin':
      return [{ model: buildEconomyBulletin(facts, head, choice.requests), orgIds: [] }];
    case 'economy-analysis':
      return [{ model: buildEconomyAnalysis(facts, head), orgIds: [] }];
    case 'year-figures':
      return [{ model: buildYearFigures(facts, head), orgIds: [] }];
    case 'target-contract':
      return listContracts(facts)
        .filter(({ leadOrgId }) => choice.department === undefined || choice.department === leadOrgId)
        .map((contract) => ({
          model: buildTargetContract(facts, contract, `${facts.regionName}人民政府`),
          orgIds: [contract.leadOrgId],
        }));
  }
}

const noTargets = () =>
  refuse(
    'not-allowed-now',
    'NO_TARGETS',
    '本年没有定到部门的目标，无从拟目标责任书',
    'No target of the year has a department that answers for it',
    ['在“经济运行”的目标设置里填写目标和牵头单位'],
  );

/** What can be drafted of a month, and what has been. */
export async function getEconomyPapers(
  ctx: Ctx,
  asked: string | undefined,
): Promise<z.input<typeof listRoute.output>> {
  const { actor } = ctx;
  return withSnapshot(ctx.db, actor, async (tx) => {
    const frozen = await findLastIndicatorFreeze(tx, actor.regionId);
    const period = asked ?? frozen?.period ?? ctx.today.slice(0, 7);
    const ways = await findDocumentWays(tx, actor.regionId, ctx.today);
    const facts = await gatherEconomyFacts(tx, ctx, period);
    const rows = await listDocumentRows(tx, actor.regionId, { period });
    return {
      period,
      isFrozen: facts.isFrozen,
      mayPreview: actor.sees === 'region',
      mayDraft: ECONOMY_PAPERS.filter((paper) => canDraft(actor, ways[paper])),
      documents: rows.flatMap(({ id, kind, title, state }) => {
        const paper = ECONOMY_PAPERS.find((one) => one === kind);
        return paper && !GONE.has(state) ? [{ id, kind: paper, title, state }] : [];
      }),
      departments: listContracts(facts).map(({ leadOrgId, leadName, targets }) => ({
        ...{ id: leadOrgId, name: leadName, targets: targets.length },
      })),
      unassigned: listUnassigned(facts),
    };
  });
}

/** Drafts a paper of a frozen month: the text writes itself, the office words it and it goes its way (8.1). */
export async function draftEconomyPaper(
  ctx: Ctx,
  period: string,
  { paper, requests }: z.output<typeof draftRoute.body>,
): Promise<{ documentIds: string[] }> {
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    await requireDrafter(tx, ctx, { kind: paper });
    await takeLock(tx, `economy-paper:${regionId}:${paper}:${period}`);
    const facts = await gatherEconomyFacts(tx, ctx, period);
    if (!facts.isFrozen)
      throw refuse(
        'not-allowed-now',
        'PERIOD_NOT_FROZEN',
        `${formatPeriod(period)}指标尚未定版，不能拟稿；可先下载草稿查看`,
        'The month of indicators is not frozen; a preview can be downloaded',
        ['先由项目办主任在“经济运行”里定版'],
      );
    const written = write(paper, facts, await loadHead(tx, ctx, facts), { requests });
    if (written.length === 0) throw noTargets();
    const fresh = await listFresh(tx, regionId, period, written);
    const documentIds: string[] = [];
    for (const { model, orgIds } of fresh) {
      const draft = { model, orgIds, about: [], replyBy: null, payload: { period, paper, requests } };
      documentIds.push((await insertDraft(tx, ctx, draft)).documentId);
    }
    return { documentIds };
  });
}

/** Those of which no document is under way; a refusal where all are. */
async function listFresh(
  tx: Tx,
  regionId: number,
  period: string,
  written: readonly Written[],
): Promise<Written[]> {
  const kind = written[0]?.model.kind;
  const year = period.slice(0, 4);
  const rows = (await listDocumentRows(tx, regionId, { kind })).filter(
    (row) =>
      !GONE.has(row.state) &&
      // A contract is signed once a year, whatever the month it was drafted in.
      (kind === 'target-contract' ? row.period?.startsWith(year) : row.period === period),
  );
  const fresh = written.filter(
    ({ model }) => !rows.some((row) => kind !== 'target-contract' || row.title === model.title),
  );
  const [standing] = rows;
  if (fresh.length > 0 || standing === undefined) return fresh;
  throw refuse(
    'conflict',
    'BULLETIN_UNDER_WAY',
    `${DOCUMENT_KIND_WORDS[standing.kind].zh}已在办理（${DOCUMENT_STATES[standing.state].zh}）`,
    'This paper is under way already',
    ['打开已有稿件', '弃稿后重新拟稿'],
  );
}

/** The paper as a file, written from the month as it stands; of an open month it is marked as a draft. */
export async function getEconomyPaperFile(
  ctx: Ctx,
  { period, paper }: { period: string; paper: EconomyPaper },
  { format, department }: { format: PaperFormat; department?: string | undefined },
): Promise<RenderedFile> {
  requirePaperFormat(paper, format);
  const model = await writeEconomyPaper(ctx, period, paper, department);
  return {
    name: `${model.title}（稿）.${format}`,
    mediaType: PAPER_MEDIA[format],
    content: await renderPaper(model, format),
  };
}

export async function writeEconomyPaper(
  ctx: Ctx,
  period: string,
  paper: EconomyPaper,
  department?: string,
): Promise<DocumentModel> {
  requireRegionSight(ctx);
  return withSnapshot(ctx.db, ctx.actor, async (tx) => {
    const facts = await gatherEconomyFacts(tx, ctx, period);
    const head = await loadHead(tx, ctx, facts);
    const [first] = write(paper, facts, head, { requests: [], department });
    if (first === undefined) throw noTargets();
    await appendAudit(tx, ctx, {
      ...{ kind: 'download-economy-paper', outcome: 'ok', subject: `economy:${period}` },
      detail: { paper },
    });
    return first.model;
  });
}
