import type { z } from 'zod';
import { shownOf } from '#core/ledger/public.ts';
import { refuse } from '#core/platform/public.ts';
import type {
  importProblems as importRoute,
  ProblemFilter,
  ProblemRowView,
} from '#core/problems/contract.ts';
import { guessCategory } from '#core/problems/guess-category.ts';
import { canRaiseProblem } from '#core/problems/permissions.ts';
import { PROBLEM_CATEGORIES, PROBLEM_STATES } from '#core/problems/problem.ts';
import {
  type ListedProblem,
  PROBLEM_LIST_COLUMNS,
  readProblemSheet,
} from '#core/problems/problem-list-sheet.ts';
import { readWorkbook } from '#server/ledger/public.ts';
import {
  appendAudit,
  type Ctx,
  once,
  type Tx,
  withSnapshot,
  writeListWorkbook,
} from '#server/platform/public.ts';
import { findLeaderQueue } from './before-leader.queries.ts';
import { listProblemRecords } from './problem-lists.queries.ts';
import { getProblemSetting, listNamesOf, listOwnHolders, toProblemRow } from './problem-rows.ts';
import { findProjectsNamed, listKnownProblems, type ProblemRecord } from './problems.queries.ts';
import { raiseProblemIn } from './raise-problem.ts';

const MOST_EXPORTED = 50_000;
const MOST_IMPORTED = 2_000;
const WORKBOOK_BYTES = 20_000_000;
type Answer = z.output<typeof importRoute.output>;
type Line = Answer['rows'][number];

const toCells = (
  record: ProblemRecord,
  row: ProblemRowView,
  names: ReadonlyMap<string, string>,
  levelName: string,
) => [
  row.id,
  row.projectName,
  row.title,
  record.need,
  PROBLEM_CATEGORIES[row.category].zh,
  levelName,
  row.ownerOrg?.name ?? '',
  record.standing.supportingOrgIds.map((id) => names.get(id) ?? '').join('、'),
  row.dueOn ?? '',
  PROBLEM_STATES[row.state].zh,
  row.holder?.name ?? '',
  row.holder ? String(row.holderDays) : '',
  row.raisedOrgName,
  row.raisedOn,
];

/** The list as it stands on the screen, in Excel. */
export async function exportProblems(
  ctx: Ctx,
  filter: ProblemFilter,
): Promise<{ name: string; content: Buffer }> {
  const { regionId } = ctx.actor;
  const asked = {
    regionId,
    today: ctx.today,
    holderKeys: listOwnHolders(ctx),
    filter,
  };
  const rows = await withSnapshot(ctx.db, ctx.actor, async (tx) => {
    const setting = await getProblemSetting(tx, ctx);
    const queue = findLeaderQueue(ctx.actor, setting.rules);
    const records = await listProblemRecords(tx, { ...asked, queue }, { after: null, limit: MOST_EXPORTED });
    const names = await listNamesOf(tx, regionId, records);
    await appendAudit(tx, ctx, {
      kind: 'export-problems',
      outcome: 'ok',
      subject: `problems:${records.length}`,
    });
    const levelNames = { 1: '责任单位', ...setting.rules.levelNames };
    return records.map((record) => {
      const row = toProblemRow(record, names, setting);
      return toCells(record, row, names, levelNames[row.level]);
    });
  });
  const content = await writeListWorkbook([
    {
      name: '问题清单',
      title: '问题清单',
      note: `${ctx.today} 导出，共 ${rows.length} 条`,
      columns: PROBLEM_LIST_COLUMNS,
      rows,
      isLandscape: true,
    },
  ]);
  return { name: `问题清单${ctx.today}.xlsx`, content };
}

async function readListed(file: { name: string; content: Buffer }): Promise<ListedProblem[]> {
  const workbook = await readWorkbook(
    { bytes: file.content, fileName: file.name },
    { maxFileBytes: WORKBOOK_BYTES, timeoutMs: 60_000 },
  );
  const read = workbook.sheets
    .filter(({ hidden }) => !hidden)
    .map(({ name, rows }) =>
      readProblemSheet(
        name,
        rows.map((row) => row.map(shownOf)),
      ),
    );
  const found = read.flatMap((one) => one ?? []);
  if (read.every((one) => one === null) || found.length > MOST_IMPORTED)
    throw refuse(
      'invalid',
      'PROBLEM_LIST_HEAD',
      found.length > MOST_IMPORTED ? `一次最多导入 ${MOST_IMPORTED} 条` : '没有找到写明“存在问题”的表头',
      'No head that names problems was found, or there are too many rows',
      ['表头至少有“存在问题”和“项目名称”；也可先导出一份清单作样表'],
    );
  return found;
}

/** What would become of a row: new, known already, or refused with the reason and the remedy. */
async function judge(
  tx: Tx,
  regionId: number,
  listed: readonly ListedProblem[],
): Promise<{ row: ListedProblem; projectId: string | null; line: Line }[]> {
  const projects = await findProjectsNamed(
    tx,
    regionId,
    listed.map(({ project }) => project),
  );
  const known = await listKnownProblems(tx, regionId);
  const seen = new Set<string>();
  return listed.map((row) => {
    const matches = projects.get(row.project) ?? [];
    const key = `${matches[0] ?? ''}|${row.title}`;
    const line = (verdict: Line['verdict'], message: string) => ({
      row,
      projectId: matches[0] ?? null,
      line: { at: row.at, title: row.title, projectName: row.project, verdict, message },
    });
    if (known.ids.has(row.id)) return line('known', '清单中已有，不重复导入');
    if (row.project !== '' && matches.length === 0)
      return line('refused', `台账中没有“${row.project}”，请改为台账中的项目名称`);
    if (matches.length > 1) return line('refused', `台账中有 ${matches.length} 个同名项目，请写项目编码`);
    if (known.keys.has(key) || seen.has(key)) return line('known', '清单中已有，不重复导入');
    seen.add(key);
    const guess = PROBLEM_CATEGORIES[row.category ?? guessCategory(`${row.need}${row.title}`)].zh;
    const isGuessed = row.category === null;
    return line('new', isGuessed ? `类别按文字推断为“${guess}”` : '');
  });
}

/** Takes a list from Excel: first what would happen, then the same in one transaction; nothing is raised twice. */
export async function importProblems(
  ctx: Ctx,
  file: { name: string; content: Buffer },
  apply: boolean,
): Promise<Answer> {
  if (!canRaiseProblem(ctx.actor))
    throw refuse('forbidden', 'PROBLEM_STEP_NOT_YOURS', '问题由填报单位或项目办提出', 'Not yours to raise', [
      '请联系项目办',
    ]);
  const listed = await readListed(file);
  return once(ctx, async (tx) => {
    const judged = await judge(tx, ctx.actor.regionId, listed);
    const fresh = judged.filter(({ line }) => line.verdict === 'new');
    if (apply)
      for (const { row, projectId } of fresh)
        await raiseProblemIn(tx, ctx, {
          title: row.title.slice(0, 200),
          need: (row.title.length > 200 ? `${row.title}\n${row.need}` : row.need).slice(0, 2000),
          category: row.category ?? guessCategory(`${row.need}${row.title}`),
          projectId,
          sourceKind: 'manual',
          source: { 来源: `${file.name.slice(0, 200)} ${row.at}` },
          keepOwn: false,
          dueOn: null,
        });
    await appendAudit(tx, ctx, {
      kind: apply ? 'import-problems' : 'preview-problems',
      outcome: 'ok',
      subject: `problems:${fresh.length}`,
    });
    return { rows: judged.map(({ line }) => line), raised: apply ? fresh.length : 0 };
  });
}
