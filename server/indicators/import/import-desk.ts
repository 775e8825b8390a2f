import type { FilingCell } from '#core/indicators/filing.ts';
import { type SettledImport, settleImport } from '#core/indicators/import/settle-import.ts';
import { indexNames } from '#core/indicators/import/stat-names.ts';
import type { StatDictionary } from '#core/indicators/import/stat-reading.ts';
import { canOpenFiling } from '#core/indicators/permissions.ts';
import { pickStandings } from '#core/indicators/standing-value.ts';
import { refuse } from '#core/platform/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { loadDefinitions } from '../definitions.ts';
import { listSourceUnits } from '../source-units.ts';
import { listSubjects } from '../subjects.queries.ts';
import { listValues } from '../values.queries.ts';
import { findImport, type ImportRow, listTaughtNames } from './imports.queries.ts';

export async function requireImport(tx: Tx, ctx: Ctx, id: string): Promise<ImportRow> {
  const found = await findImport(tx, ctx.actor.regionId, id);
  if (found) return found;
  throw refuse(
    'not-found',
    'STAT_IMPORT_NOT_FOUND',
    '没有这次导入，或不在可见范围内',
    'There is no such import',
    ['回到导入记录'],
  );
}

/** Reporters of the unit that files; whose file it is may answer and file it. */
export function requireImporter(ctx: Ctx, orgId: string = ctx.actor.orgId): void {
  if (canOpenFiling(ctx.actor) && ctx.actor.orgId === orgId) return;
  throw refuse(
    'forbidden',
    'FILING_NOT_YOURS',
    '统计数据由来源部门的填报员导入',
    'Statistics are imported by the reporters of the department that files them',
    ['请本单位填报员办理'],
  );
}

/** Indicators, regions and taught names that a file is read against. */
export async function loadDictionary(tx: Tx, ctx: Ctx): Promise<StatDictionary> {
  const { regionId } = ctx.actor;
  const { indicators } = await loadDefinitions(tx, regionId, { on: ctx.today });
  const subjects = await listSubjects(tx, regionId);
  return {
    indicators,
    subjects: subjects.map(({ code, kind, level, name, shortName, aliases, isOwn }) => ({
      ...{ code, kind, level, name, shortName, aliases, isOwn },
    })),
    taught: await listTaughtNames(tx, regionId),
  };
}

/** Indicators that a unit files. */
export async function listOwnCodes(tx: Tx, ctx: Ctx, orgId: string): Promise<Set<string>> {
  const { indicators } = await loadDefinitions(tx, ctx.actor.regionId, { on: ctx.today });
  const units = await listSourceUnits(tx, ctx.actor.regionId);
  return new Set(indicators.filter((one) => units.of(one)?.id === orgId).map(({ code }) => code));
}

/** The cells of an import beside what is signed now. */
export async function settleRow(
  tx: Tx,
  ctx: Ctx,
  row: ImportRow,
  dictionary: StatDictionary,
): Promise<SettledImport> {
  const { regionId } = ctx.actor;
  const { cells } = row.reading;
  const { idOf } = await loadDefinitions(tx, regionId, { on: ctx.today });
  const subjectOf = new Map((await listSubjects(tx, regionId)).map(({ code, id }) => [code, id]));
  const rows = await listValues(tx, {
    regionId,
    indicatorIds: [...new Set(cells.map(({ indicator }) => indicator))].flatMap(
      (code) => idOf.get(code) ?? [],
    ),
    subjectIds: [...new Set(cells.map(({ subject }) => subject))].flatMap(
      (code) => subjectOf.get(code) ?? [],
    ),
    periods: [...new Set(cells.map(({ period }) => period))],
    lastValueId: null,
  });
  const standings = pickStandings(rows.filter(({ certainty }) => certainty !== 'forecast'));
  const signed = ({ indicator, subject, period }: FilingCell) => {
    const [indicatorId, subjectId] = [idOf.get(indicator), subjectOf.get(subject)];
    if (indicatorId === undefined || subjectId === undefined) return null;
    return standings.at(indicatorId, subjectId, period);
  };
  const own = await listOwnCodes(tx, ctx, row.orgId);
  return settleImport(cells, { index: indexNames(dictionary), answers: row.answers, own, signed });
}
