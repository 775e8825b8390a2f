import type { z } from 'zod';
import { checkOfficeFigures, type OfficeFigures } from '#core/enterprises/check-office-figures.ts';
import type * as contract from '#core/enterprises/contract.ts';
import type { ThresholdRules } from '#core/enterprises/enterprise.ts';
import { canKeepEnterprises, canServeEnterprise } from '#core/enterprises/permissions.ts';
import { listUnasked } from '#core/enterprises/talk.ts';
import { deriveTrailingSales } from '#core/enterprises/trailing-sales.ts';
import { getPreviousPeriod, groupBy } from '#core/platform/public.ts';
import { type Ctx, type Tx, withScope } from '#server/platform/public.ts';
import {
  listEnterpriseRows,
  listFigures,
  type StoredEnterprise,
  type StoredFigures,
} from './enterprises.queries.ts';
import { countMoves, listLastMoves, listPapersDone, listStartedProjects } from './entries.queries.ts';
import { loadThresholds, toStandingView } from './entry-standing.ts';
import { listLastTalks } from './talks.queries.ts';

type Row = z.input<typeof contract.EnterpriseRow>;
const MOST_PROJECTS = 20_000;
const NO_MOVES = { enteredOn: null, leftOn: null };

/** Every enterprise with where it stands before its entry and what to ask about its figures. */
export async function loadEnterpriseRows(tx: Tx, ctx: Ctx, rules: ThresholdRules): Promise<Row[]> {
  const { regionId } = ctx.actor;
  const enterprises = await listEnterpriseRows(tx, regionId);
  const from = `${Number(ctx.today.slice(0, 4)) - 2}-01`;
  const figures = groupBy(
    await listFigures(tx, { regionId, from, ids: null }),
    ({ enterpriseId }) => enterpriseId,
  );
  const moves = await listLastMoves(tx, regionId, 'enterprises');
  const papers = await listPapersDone(tx, regionId, 'enterprises');
  const talks = await listLastTalks(tx, regionId);
  return enterprises.map((enterprise) => {
    const told = figures.get(enterprise.id) ?? [];
    const lastPeriod = told.at(-1)?.period ?? null;
    const talk = talks.get(enterprise.id) ?? null;
    return {
      ...toIdentity(enterprise),
      lastPeriod,
      standing: toStandingView(
        {
          kind: enterprise.kind,
          amountYuan: deriveTrailingSales(told),
          ...(moves.get(enterprise.id) ?? NO_MOVES),
          papersDone: papers.get(enterprise.id) ?? [],
        },
        rules,
        ctx.today,
      ),
      notes: listUnasked(listNotes(told), { period: lastPeriod, talk }),
      talk: talk && { ...talk, asked: [...talk.asked] },
      maySet: canServeEnterprise(ctx.actor, enterprise),
    };
  });
}

const toIdentity = ({ id, name, code, kind, sector, orgId, orgName }: StoredEnterprise) => ({
  ...{ id, name, code, kind, sector, orgId, orgName },
});

/** What to ask about the last month that was told. */
export function listNotes(told: readonly StoredFigures[]): string[] {
  const last = told.at(-1);
  if (!last) return [];
  const at = (period: string): OfficeFigures | null => told.find((one) => one.period === period) ?? null;
  const lastYear = `${Number(last.period.slice(0, 4)) - 1}${last.period.slice(4)}`;
  return checkOfficeFigures(last, at(lastYear), at(getPreviousPeriod(last.period))).map(
    ({ sentence }) => sentence,
  );
}

/** 服务企业清单. */
export function getEnterprises(ctx: Ctx): Promise<z.input<typeof contract.listEnterprises.output>> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const rules = await loadThresholds(tx, regionId, ctx.today);
    return {
      enterprises: await loadEnterpriseRows(tx, ctx, rules),
      rules,
      months: await countMoves(tx, regionId, Number(ctx.today.slice(0, 4))),
      today: ctx.today,
      mayKeep: canKeepEnterprises(ctx.actor),
    };
  });
}

/** 项目入统服务清单: started projects of the ledger against the line of the day on which they started. */
export function getProjectEntries(
  ctx: Ctx,
  { state }: z.output<typeof contract.listProjectEntries.query>,
): Promise<z.input<typeof contract.listProjectEntries.output>> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const rules = await loadThresholds(tx, regionId, ctx.today);
    const moves = await listLastMoves(tx, regionId, 'projects');
    const papers = await listPapersDone(tx, regionId, 'projects');
    const all = (await listStartedProjects(tx, regionId, MOST_PROJECTS)).map((project) => ({
      ...project,
      standing: toStandingView(
        {
          ...{ kind: 'project', amountYuan: project.totalInvestmentYuan },
          ...(moves.get(project.id) ?? NO_MOVES),
          papersDone: papers.get(project.id) ?? [],
        },
        rules,
        project.startedOn ?? ctx.today,
      ),
      maySet: canServeEnterprise(ctx.actor, project),
    }));
    const count = (...states: string[]) =>
      all.filter(({ standing }) => states.includes(standing.state)).length;
    return {
      projects: all.filter(({ standing }) => state === undefined || standing.state === state),
      counts: {
        entered: count('entered'),
        reached: count('reached'),
        below: count('below', 'near', 'left'),
        unknown: count('unknown'),
      },
    };
  });
}
