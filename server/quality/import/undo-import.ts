import type { ProjectFields } from '#core/ledger/public.ts';
import { refuse } from '#core/platform/public.ts';
import {
  type ActedChange,
  addProjectChanges,
  addYearBases,
  askForDerivation,
  findStandingOn,
  listBasesOfAct,
  listChangesOfAct,
  toSearchText,
  updateProjects,
} from '#server/ledger/public.ts';
import { appendAct, appendAudit, type Ctx, once, type Tx, takeLock } from '#server/platform/public.ts';
import { requireImporter } from './import-access.ts';
import { getImportRun, type ImportRunRow, setImportRun } from './import-runs.queries.ts';

const CHANGES_AT_ONCE = 500;

/** Why an applied import cannot be undone; '' when it can. */
export async function explainStanding(tx: Tx, regionId: number, run: ImportRunRow): Promise<string> {
  if (run.appliedActId === null) return '尚未入账';
  if (run.summary.undone) return '已撤销';
  if (run.summary.applied?.batchId) return '已登记年度计划，计划只能按批次调整';
  const standing = await findStandingOn(tx, regionId, run.appliedActId);
  return standing === null ? '' : `${standing}，请逐项修改`;
}

/** New projects leave the list, changed fields get their old values back; both are new changes that supersede. */
function toReverse(change: ActedChange): Record<string, [unknown, unknown]> {
  if (change.isNew) return { isListed: [true, false] };
  return Object.fromEntries(
    Object.entries(change.changes).map(([field, [before, after]]) => [field, [after, before]]),
  );
}

async function reverseChanges(tx: Tx, ctx: Ctx, importedBy: string, actId: string, reason: string) {
  const { regionId } = ctx.actor;
  const counts = { removed: 0, restored: 0 };
  for (let afterId = '0'; ; ) {
    const page = await listChangesOfAct(tx, regionId, importedBy, afterId, CHANGES_AT_ONCE);
    if (page.length === 0) return counts;
    const reversed = page.map((change) => ({ change, pairs: toReverse(change) }));
    await addProjectChanges(
      tx,
      regionId,
      actId,
      reversed.map(({ change, pairs }) => ({
        projectId: change.projectId,
        validOn: ctx.today,
        changes: pairs,
        reason,
      })),
    );
    await updateProjects(
      tx,
      regionId,
      reversed.map(({ change, pairs }) => {
        const fields = Object.fromEntries(
          Object.entries(pairs).map(([field, [, after]]) => [field, after]),
        ) as Partial<ProjectFields>;
        const searchText = toSearchText(fields.name ?? change.name, fields.code ?? change.code);
        return { projectId: change.projectId, fields, searchText };
      }),
    );
    counts.removed += page.filter((change) => change.isNew).length;
    counts.restored += page.filter((change) => !change.isNew).length;
    await askForDerivation(
      tx,
      ctx,
      page.map((change) => change.projectId),
    );
    afterId = page.at(-1)?.changeId ?? afterId;
  }
}

/** 撤销导入 as a whole while nothing stands on it; nothing is deleted, the history shows both. */
export async function undoImport(
  ctx: Ctx,
  importId: string,
  input: { reason: string },
): Promise<{ sentence: string }> {
  requireImporter(ctx);
  return once(ctx, async (tx) => {
    const { regionId } = ctx.actor;
    await takeLock(tx, `import-apply:${regionId}`);
    const run = await getImportRun(tx, regionId, importId);
    const standing = await explainStanding(tx, regionId, run);
    if (standing !== '' || run.appliedActId === null)
      throw refuse(
        'not-allowed-now',
        'IMPORT_STANDS',
        `不能撤销：${standing}`,
        'Something stands on this import',
        ['逐个项目修改'],
      );
    const reason = `撤销导入：${run.fileName}${input.reason === '' ? '' : `；${input.reason}`}`;
    const actId = await appendAct(tx, ctx, 'ledger-import-undone.v1', {
      importId,
      importActId: run.appliedActId,
      reason: input.reason,
    });
    const { removed, restored } = await reverseChanges(tx, ctx, run.appliedActId, actId, reason);
    const bases = await listBasesOfAct(tx, regionId, run.appliedActId);
    await addYearBases(
      tx,
      regionId,
      actId,
      bases.flatMap(({ projectId, year, earlierYuan }) =>
        earlierYuan === null ? [] : [{ projectId, year, baseYuan: earlierYuan, reason }],
      ),
    );
    const sentence = `已撤销导入：“${run.fileName}”，${removed}个新增项目移出清单，${restored}个项目恢复原值`;
    await setImportRun(tx, regionId, importId, {
      summary: { ...run.summary, undone: { sentence, actId } },
    });
    await appendAudit(tx, ctx, {
      kind: 'undo-import',
      outcome: 'ok',
      subject: `import:${importId}`,
      detail: { removed, restored },
    });
    return { sentence };
  });
}
