import type { ImportRowToWrite, ImportWrite } from '#core/ledger/intake/import-row.ts';
import type { ProjectFields } from '#core/ledger/project.ts';
import { refuse } from '#core/platform/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { ownCode } from './edit-project.ts';
import { addFirstStages } from './intake.queries.ts';
import { addYearBases } from './plans.queries.ts';
import {
  addProjectChanges,
  insertProjects,
  type ProjectChangeRow,
  type ProjectUpdate,
  updateProjects,
} from './projects.queries.ts';
import { toSearchText } from './search-text.ts';

/** What all rows of one import have in common. */
export interface TakeOver {
  actId: string;
  fileId: string;
  year: number;
  reason: string;
  /** Projects made or updated so far, by the row's key; bundles are found here by their parts. */
  projectIds: Map<string, string>;
  /** Bundles made because a person said so, by name. */
  madeBundles: Map<string, string>;
  nextSerial: number;
}

const afterOf = (pairs: ImportWrite['pairs']): Partial<ProjectFields> =>
  Object.fromEntries(
    Object.entries(pairs).map(([field, [, after]]) => [field, after]),
  ) as Partial<ProjectFields>;

function toChange(at: TakeOver, ctx: Ctx, row: ImportRowToWrite, projectId: string): ProjectChangeRow {
  const origins = Object.fromEntries(
    Object.keys(row.write.pairs).flatMap((field) => {
      const origin = row.write.origins[field];
      return origin ? [[field, { kind: 'workbook', fileId: at.fileId, ...origin }]] : [];
    }),
  );
  return { projectId, validOn: ctx.today, changes: row.write.pairs, origin: origins, reason: at.reason };
}

function findParentId(at: TakeOver, parent: ImportWrite['parent']): string | undefined {
  if (parent === null) return undefined;
  if (parent.kind === 'project') return parent.id;
  return parent.kind === 'row' ? at.projectIds.get(parent.key) : at.madeBundles.get(parent.name);
}

/** Bundles that a person asked for: reported by the unit of their first part, of its nature. */
async function makeBundles(tx: Tx, ctx: Ctx, at: TakeOver, rows: readonly ImportRowToWrite[]): Promise<void> {
  const wanted = new Map<string, Partial<ProjectFields>>();
  for (const { write } of rows)
    if (write.parent?.kind === 'create' && !at.madeBundles.has(write.parent.name))
      wanted.set(write.parent.name, afterOf(write.pairs));
  const made = [...wanted].map(([name, part]) => {
    const fields = {
      name,
      code: ownCode(ctx),
      serial: at.nextSerial++,
      ...(part.nature ? { nature: part.nature } : {}),
      ...(part.reportingOrgId ? { reportingOrgId: part.reportingOrgId } : {}),
    };
    return { fields, searchText: toSearchText(name, fields.code), isBundle: true };
  });
  const ids = await insertProjects(tx, ctx.actor.regionId, made);
  for (const [n, { fields }] of made.entries()) at.madeBundles.set(fields.name, ids[n] ?? '');
  await addProjectChanges(
    tx,
    ctx.actor.regionId,
    at.actId,
    made.map(({ fields }, n) => ({
      projectId: ids[n] ?? '',
      validOn: ctx.today,
      reason: at.reason,
      changes: Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, [null, value]])),
    })),
  );
}

/** Every row became a project, or nothing at all is taken over. */
function requireIds(rows: readonly ImportRowToWrite[], ids: readonly string[]): void {
  const lost = rows.find((_, n) => !ids[n]);
  if (lost)
    throw refuse(
      'conflict',
      'IMPORT_LEDGER_MOVED_ON',
      `第${lost.row}行“${lost.name}”的填报单位已不在单位目录中`,
      'A reporting unit is no longer in the directory',
      ['重新比对后再入账'],
    );
}

async function addNewRows(tx: Tx, ctx: Ctx, at: TakeOver, rows: readonly ImportRowToWrite[]): Promise<void> {
  if (rows.length === 0) return;
  await makeBundles(tx, ctx, at, rows);
  const made = rows.map((row) => {
    const given = afterOf(row.write.pairs);
    const fields = {
      ...given,
      name: given.name ?? row.name,
      code: given.code ?? ownCode(ctx),
      serial: at.nextSerial++,
    };
    const parentId = findParentId(at, row.write.parent);
    return {
      fields,
      searchText: toSearchText(fields.name, fields.code),
      isBundle: row.write.isBundle,
      ...(parentId ? { parentId } : {}),
    };
  });
  const ids = await insertProjects(tx, ctx.actor.regionId, made);
  requireIds(rows, ids);
  for (const [n, row] of rows.entries()) at.projectIds.set(row.key, ids[n] ?? '');
  await addProjectChanges(
    tx,
    ctx.actor.regionId,
    at.actId,
    rows.map((row, n) => {
      const change = toChange(at, ctx, row, ids[n] ?? '');
      const { code, serial } = made[n]?.fields ?? { code: '', serial: 0 };
      return { ...change, changes: { ...change.changes, code: [null, code], serial: [null, serial] } };
    }),
  );
  const staged = rows.map(({ write }, n) => ({
    projectId: ids[n] ?? '',
    stage: write.stage,
    onDate: ctx.today,
    startedOn: write.startedOn,
  }));
  await addFirstStages(tx, ctx.actor.regionId, at.actId, staged);
}

async function updateRows(tx: Tx, ctx: Ctx, at: TakeOver, rows: readonly ImportRowToWrite[]): Promise<void> {
  for (const row of rows) at.projectIds.set(row.key, row.projectId ?? '');
  const changed = rows.filter((row) => Object.keys(row.write.pairs).length > 0);
  await addProjectChanges(
    tx,
    ctx.actor.regionId,
    at.actId,
    changed.map((row) => toChange(at, ctx, row, row.projectId ?? '')),
  );
  await updateProjects(
    tx,
    ctx.actor.regionId,
    changed.map((row): ProjectUpdate => {
      const fields = afterOf(row.write.pairs);
      const isRenamed = fields.name !== undefined || fields.code !== undefined;
      return {
        projectId: row.projectId ?? '',
        fields,
        ...(isRenamed ? { searchText: toSearchText(fields.name ?? row.name, fields.code ?? row.code) } : {}),
      };
    }),
  );
}

/** Takes rows of an import over, a page at a time, in the transaction of the whole import. */
export async function takeOverRows(
  tx: Tx,
  ctx: Ctx,
  at: TakeOver,
  rows: readonly ImportRowToWrite[],
): Promise<void> {
  const added = rows.filter((row) => row.status === 'new');
  for (const isBundle of [true, false])
    await addNewRows(
      tx,
      ctx,
      at,
      added.filter((row) => row.write.isBundle === isBundle),
    );
  await updateRows(
    tx,
    ctx,
    at,
    rows.filter((row) => row.status === 'changed'),
  );
  await addYearBases(
    tx,
    ctx.actor.regionId,
    at.actId,
    rows.flatMap((row) => {
      const { baseYuan, origins } = row.write;
      if (baseYuan === null) return [];
      const origin = origins.baseYuan;
      const reason = `台账导入（${origin ? `${origin.sheet}!${origin.address}` : `${row.sheet}第${row.row}行`}）`;
      return [{ projectId: at.projectIds.get(row.key) ?? '', year: at.year, baseYuan, reason }];
    }),
  );
}
