import type { z } from 'zod';
import { yearBefore } from '#core/indicators/due-months.ts';
import type * as contract from '#core/indicators/filing-contract.ts';
import { canOpenFiling } from '#core/indicators/permissions.ts';
import { pickStandings } from '#core/indicators/standing-value.ts';
import { getPreviousPeriod, type PeriodId } from '#core/platform/public.ts';
import { listReturnTargets } from '#core/reporting/public.ts';
import { type Ctx, type Tx, withScope } from '#server/platform/public.ts';
import { getStepsOf } from '#server/reporting/public.ts';
import { loadDefinitions } from './definitions.ts';
import { type FilingDesk, listAllowed, loadFilingDesk } from './filing-desk.ts';
import { findValueBefore } from './filing-values.queries.ts';
import { type FilingLine, listFilingActs, listFilings } from './filings.queries.ts';
import { listSourceUnits } from './source-units.ts';
import { listValues } from './values.queries.ts';

const MOST = 500;

type HeadView = z.input<typeof contract.getFiling.output>['filing'];

function toHead(filing: Omit<FilingLine, 'cellCount'>, now: Date): HeadView {
  const { deadlineAt, firstConfirmedAt } = filing;
  return {
    id: filing.id,
    kind: filing.kind,
    period: filing.period,
    orgId: filing.orgId,
    orgName: filing.orgName,
    title: filing.title,
    source: filing.source,
    certainty: filing.certainty,
    caliber: filing.caliber,
    status: filing.status,
    step: filing.step,
    returnReason: filing.returnReason,
    draftAt: filing.draftAt?.toISOString() ?? null,
    deadlineAt: deadlineAt?.toISOString() ?? null,
    isLate: deadlineAt !== null && (firstConfirmedAt ?? now) > deadlineAt,
    firstConfirmedAt: firstConfirmedAt?.toISOString() ?? null,
  };
}

/** 指标报送: every department's filings for those who see the region, one's own for units. */
export function getFilings(
  ctx: Ctx,
  { period }: z.output<typeof contract.listFilings.query>,
): Promise<z.input<typeof contract.listFilings.output>> {
  const { regionId, orgId, sees } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const own = sees === 'region' ? null : orgId;
    const lines = await listFilings(tx, { regionId, period: period ?? null, orgId: own, most: MOST });
    const steps = new Map<string, string[]>();
    for (const id of new Set(lines.map((line) => line.orgId)))
      steps.set(
        id,
        (await getStepsOf(tx, ctx, id)).map(({ name }) => name),
      );
    const { indicators } = await loadDefinitions(tx, regionId, { on: ctx.today });
    const units = await listSourceUnits(tx, regionId);
    const counts = new Map<string, { orgId: string; orgName: string; indicators: number }>();
    for (const unit of indicators.flatMap((one) => units.of(one) ?? [])) {
      const known = counts.get(unit.id);
      counts.set(unit.id, { orgId: unit.id, orgName: unit.name, indicators: (known?.indicators ?? 0) + 1 });
    }
    const departments = [...counts.values()].filter((one) => own === null || one.orgId === own);
    return {
      filings: lines.map((line) => ({
        ...toHead(line, ctx.now),
        cellCount: line.cellCount,
        stepName: steps.get(line.orgId)?.[line.step] ?? '',
      })),
      departments,
      mayOpen: canOpenFiling(ctx.actor) && counts.has(orgId),
    };
  });
}

/** One filing with what stands behind its cells. */
export function getFiling(ctx: Ctx, id: string): Promise<z.input<typeof contract.getFiling.output>> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const desk = await loadFilingDesk(tx, ctx, id);
    const { filing, own, subjects, findings, steps } = desk;
    const acts = await listFilingActs(tx, ctx.actor.regionId, id);
    return {
      filing: toHead(filing, ctx.now),
      version: filing.draftVersion,
      cells: filing.cells,
      explanations: filing.explanations,
      findings,
      indicators: [...own],
      subjects: subjects.map(({ id: number, code, name, shortName, kind, level, isOwn }) => ({
        ...{ id: number, code, name, shortName, kind, level, isOwn },
      })),
      before:
        filing.period === null
          ? await listSigned(tx, ctx, desk)
          : await listBefore(tx, ctx, desk, filing.period),
      steps: steps.map(({ key, name, isStaffed }) => ({ key, name, isStaffed })),
      allowed: listAllowed(ctx, desk),
      returnTargets: listReturnTargets(desk.facts, steps).flatMap((target) =>
        target.to === 'step' ? [{ ...target, name: steps[target.step]?.name ?? '' }] : [],
      ),
      history: acts.map((act) => ({ ...act, at: act.at.toISOString() })),
    };
  });
}

/**
 * The last value that was signed before this filing was: while it is filled in, everything; once it is signed, whoever accepts it
 * and reads it later still sees what it took the place of.
 */
async function findLastBefore(tx: Tx, ctx: Ctx, { filing, definitions, subjects }: FilingDesk) {
  const { status, confirmedVersionId, cells } = filing;
  if (confirmedVersionId === null || (status !== 'confirmed' && status !== 'accepted')) return null;
  const idOf = new Map(subjects.map(({ code, id }) => [code, id]));
  return findValueBefore(tx, {
    ...{ regionId: ctx.actor.regionId, versionId: confirmedVersionId },
    indicatorIds: [...new Set(cells.flatMap(({ indicator }) => definitions.idOf.get(indicator) ?? []))],
    subjectIds: [...new Set(cells.flatMap(({ subject }) => idOf.get(subject) ?? []))],
    periods: [...new Set(cells.map(({ period }) => period))],
  });
}

/** What stands for each cell of the month: a month ago, a year ago, and signed already. */
async function listBefore(tx: Tx, ctx: Ctx, desk: FilingDesk, period: PeriodId) {
  const { own, subjects, definitions, filing } = desk;
  const lastMonth = getPreviousPeriod(period);
  const lastYear = yearBefore(period);
  const rows = await listValues(tx, {
    regionId: ctx.actor.regionId,
    indicatorIds: own.flatMap(({ code }) => definitions.idOf.get(code) ?? []),
    subjectIds: subjects.map(({ id }) => id),
    periods: [period, lastMonth, lastYear],
    lastValueId: await findLastBefore(tx, ctx, desk),
    caliber: filing.caliber,
  });
  const standings = pickStandings(rows);
  return own.flatMap(({ code }) =>
    subjects.flatMap((subject) => {
      const indicatorId = definitions.idOf.get(code);
      const at = (month: PeriodId) =>
        indicatorId === undefined ? null : standings.at(indicatorId, subject.id, month);
      const [a, b, c] = [at(lastMonth), at(lastYear), at(period)];
      if (!a && !b && !c) return [];
      return [
        {
          indicator: code,
          subject: subject.code,
          period,
          lastMonth: a?.value ?? null,
          lastYear: b?.value ?? null,
          signed: c?.value ?? null,
          signedGrowth: c?.growth ?? null,
        },
      ];
    }),
  );
}

/** The most that a page of revisions shows old figures for; an import of history has thousands of cells. */
const MOST_SIGNED = 2_000;

/** What stands for each cell of a revision, beside which the new figure is read. */
async function listSigned(tx: Tx, ctx: Ctx, desk: FilingDesk) {
  const { filing, subjects, definitions } = desk;
  if (filing.cells.length > MOST_SIGNED) return [];
  const idOf = new Map(subjects.map(({ code, id }) => [code, id]));
  const rows = await listValues(tx, {
    regionId: ctx.actor.regionId,
    indicatorIds: [...new Set(filing.cells.flatMap((cell) => definitions.idOf.get(cell.indicator) ?? []))],
    subjectIds: [...new Set(filing.cells.flatMap((cell) => idOf.get(cell.subject) ?? []))],
    periods: [...new Set(filing.cells.map(({ period }) => period))],
    lastValueId: await findLastBefore(tx, ctx, desk),
    caliber: filing.caliber,
  });
  const standings = pickStandings(rows);
  return filing.cells.flatMap(({ indicator, subject, period }) => {
    const [indicatorId, subjectId] = [definitions.idOf.get(indicator), idOf.get(subject)];
    if (indicatorId === undefined || subjectId === undefined) return [];
    const found = standings.at(indicatorId, subjectId, period);
    return [
      {
        ...{ indicator, subject, period, lastMonth: null, lastYear: null },
        ...{ signed: found?.value ?? null, signedGrowth: found?.growth ?? null },
      },
    ];
  });
}

/** What stands for one cell, before a revision of it is written. */
export function getStandingCell(
  ctx: Ctx,
  id: string,
  { indicator, subject, period }: z.output<typeof contract.getStandingCell.query>,
): Promise<z.input<typeof contract.getStandingCell.output>> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const { filing, subjects, definitions } = await loadFilingDesk(tx, ctx, id);
    const indicatorId = definitions.idOf.get(indicator);
    const subjectId = subjects.find(({ code }) => code === subject)?.id;
    if (indicatorId === undefined || subjectId === undefined) return { standing: null };
    const rows = await listValues(tx, {
      ...{ regionId: ctx.actor.regionId, indicatorIds: [indicatorId], subjectIds: [subjectId] },
      ...{ periods: [period], lastValueId: null, caliber: filing.caliber },
    });
    const found = pickStandings(rows).at(indicatorId, subjectId, period);
    return { standing: found ? { value: found.value, growth: found.growth, base: found.base } : null };
  });
}
