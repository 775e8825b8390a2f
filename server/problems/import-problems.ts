import type { z } from 'zod';
import { DirectoryIndex, shownOf } from '#core/ledger/public.ts';
import { isProjectOffice } from '#core/people/public.ts';
import { refuse } from '#core/platform/public.ts';
import { guessCategory } from '#core/problems/guess-category.ts';
import {
  decideListedAssignment,
  type ListedAssignment,
  listSourceWords,
  readListedSource,
} from '#core/problems/listed-assignment.ts';
import { canRaiseProblem } from '#core/problems/permissions.ts';
import { PROBLEM_CATEGORIES } from '#core/problems/problem.ts';
import type { importProblems as importRoute } from '#core/problems/problem-file-contract.ts';
import { type ListedProblem, readProblemSheet } from '#core/problems/problem-list-sheet.ts';
import { deriveLevelDeadline } from '#core/problems/rulebook.ts';
import { readWorkbook } from '#server/ledger/public.ts';
import { getRegion, listOrgRecords, listOrgs } from '#server/people/public.ts';
import { appendAudit, type Ctx, getWorkingCalendar, once, type Tx } from '#server/platform/public.ts';
import { moveProblemIn } from './move-problem.ts';
import { findProblemRules } from './problem-rules.ts';
import { findProjectsNamed, listKnownProblems } from './problems.queries.ts';
import { raiseProblemIn } from './raise-problem.ts';

const MOST_IMPORTED = 2_000;
const WORKBOOK_BYTES = 20_000_000;
type Answer = z.output<typeof importRoute.output>;
type Line = Answer['rows'][number];

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

interface Judged {
  row: ListedProblem;
  projectId: string | null;
  assign: ListedAssignment['assign'];
  line: Line;
}

/** The directory and the deadline of the unit's level; null for whoever may not assign: his rows wait for triage. */
async function findSetting(tx: Tx, ctx: Ctx) {
  if (!isProjectOffice(ctx.actor)) return null;
  const { regionId } = ctx.actor;
  const active = new Set((await listOrgs(tx, regionId)).filter((org) => org.isActive).map((org) => org.id));
  const units = (await listOrgRecords(tx, regionId)).filter(
    ({ id, kind }) => active.has(id) && kind !== 'county',
  );
  const { name } = await getRegion(tx, regionId);
  const { rules } = await findProblemRules(tx, regionId, ctx.today);
  return {
    index: new DirectoryIndex({ regionName: name, units, leaders: [] }),
    today: ctx.today,
    defaultDueOn: deriveLevelDeadline(rules, 1, ctx.today, await getWorkingCalendar(tx)),
  };
}

/** What would become of a row: new, known already, or refused with the reason and the remedy. */
async function judge(tx: Tx, ctx: Ctx, listed: readonly ListedProblem[]): Promise<Judged[]> {
  const { regionId } = ctx.actor;
  const setting = await findSetting(tx, ctx);
  const projects = await findProjectsNamed(
    tx,
    regionId,
    listed.map(({ project }) => project),
  );
  const known = await listKnownProblems(tx, regionId);
  const seen = new Set<string>();
  return listed.map((row) => {
    const matches = projects.get(row.project) ?? [];
    const key = `${matches[0] ?? ''}|${row.title}|${row.code.slice(0, 100)}`;
    const line = (verdict: Line['verdict'], message: string) => ({
      row,
      projectId: matches[0] ?? null,
      assign: null,
      line: { at: row.at, title: row.title, projectName: row.project, verdict, message },
    });
    if (known.ids.has(row.id)) return line('known', '清单中已有，不重复导入');
    if (row.project !== '' && matches.length === 0)
      return line('refused', `台账中没有“${row.project}”，请改为台账中的项目名称`);
    if (matches.length > 1) return line('refused', `台账中有 ${matches.length} 个同名项目，请写项目编码`);
    if (known.keys.has(key) || seen.has(key)) return line('known', '清单中已有，不重复导入');
    seen.add(key);
    const guess = PROBLEM_CATEGORIES[row.category ?? guessCategory(`${row.need}${row.title}`)].zh;
    const { assign, message } = setting
      ? decideListedAssignment(row, setting)
      : { assign: null, message: row.owner === '' ? '' : '由项目办分办' };
    const guessed = row.category === null ? `类别按文字推断为“${guess}”` : '';
    return { ...line('new', [message, guessed].filter((one) => one !== '').join('；')), assign };
  });
}

async function takeRow(
  tx: Tx,
  ctx: Ctx,
  { row, projectId, assign }: Judged,
  fileName: string,
): Promise<void> {
  const category = row.category ?? guessCategory(`${row.need}${row.title}`);
  const { problemId } = await raiseProblemIn(tx, ctx, {
    title: row.title.slice(0, 200),
    need: (row.title.length > 200 ? `${row.title}\n${row.need}` : row.need).slice(0, 2000),
    ...{ category, projectId, keepOwn: false, dueOn: null },
    sourceKind: readListedSource(row.source),
    source: listSourceWords(row, fileName, assign !== null),
  });
  if (assign === null) return;
  const rest = { ownerName: '', level: 1 as const, note: '', on: ctx.today };
  await moveProblemIn(tx, ctx, problemId, { version: 1, move: { kind: 'assign', ...assign, ...rest } });
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
    const judged = await judge(tx, ctx, listed);
    const fresh = judged.filter(({ line }) => line.verdict === 'new');
    if (apply) for (const one of fresh) await takeRow(tx, ctx, one, file.name);
    await appendAudit(tx, ctx, {
      kind: apply ? 'import-problems' : 'preview-problems',
      outcome: 'ok',
      subject: `problems:${fresh.length}`,
    });
    return { rows: judged.map(({ line }) => line), raised: apply ? fresh.length : 0 };
  });
}
