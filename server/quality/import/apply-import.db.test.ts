import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { takeLock, withScope } from '#server/platform/public.ts';
import { testDatabase } from '../../platform/testing.ts';
import { cancelImport } from './correct-import.ts';
import { getImportView, listQuestions, listRows } from './import.view.ts';
import { APPLYING, addJobRun, nameApplyLock, setImportRun } from './import-runs.queries.ts';
import { compareFile, readImport } from './read-import.ts';
import { apply, book, correct, type Desk, LINES, openDesk, upload } from './testing-desk.ts';
import { undoImport } from './undo-import.ts';

const db = await testDatabase();

const PARTS_HEAD = '序号,项目名称,所属打捆项目,建设性质,责任单位,计划总投资（万元）';
const countProjects = async (desk: Desk) =>
  (
    await db.owner
      .selectFrom('projects')
      .select(['name', 'parent_id', 'is_bundle'])
      .where('region_id', '=', desk.county.regionId)
      .orderBy('id')
      .execute()
  ).map((row) => [row.name, row.parent_id !== null, row.is_bundle]);

const basesOf = async (desk: Desk) => {
  const { rows } = await sql<{ base: string }>`select distinct on (b.project_id) b.base_yuan::text as base
    from year_bases b where b.region_id = ${desk.county.regionId} order by b.project_id, b.id desc`.execute(
    db.owner,
  );
  return rows.map((row) => row.base);
};

describe('a part of a bundle', () => {
  const rows = (bundle: string) => [
    `1,${bundle},,新建,东山镇,5000`,
    '2,甘泉段,农村道路打捆项目,新建,东山镇,3000',
  ];

  test('stands under the bundle of its own file', async () => {
    const desk = await openDesk(db);
    await apply(desk, await upload(desk, book(rows('农村道路打捆项目'), PARTS_HEAD)));
    expect(await countProjects(desk)).toEqual([
      ['农村道路打捆项目', false, true],
      ['甘泉段', true, false],
    ]);
  });

  test('waits with its bundle, and is asked about when the bundle’s row is refused', async () => {
    const desk = await openDesk(db);
    const waits = rows('农村道路打捆项目').map((row, at) =>
      at === 0 ? row.replace('东山镇', '西水局') : row,
    );
    const waiting = await upload(desk, book(waits, PARTS_HEAD));
    expect((await getImportView(desk.ctx(), waiting)).head?.counts).toMatchObject({ new: 0, waiting: 2 });
    // A content of more than 4,000 characters cannot be kept: the bundle's row is refused.
    const head = `${PARTS_HEAD},建设内容及规模`;
    const refused = rows('农村道路打捆项目').map((row, at) =>
      at === 0 ? `${row},${'路'.repeat(4100)}` : `${row},`,
    );
    const importId = await upload(desk, book(refused, head));
    expect((await getImportView(desk.ctx(), importId)).head?.counts).toMatchObject({
      waiting: 1,
      refused: 1,
    });
    const { questions } = await listQuestions(desk.ctx(), importId, 0);
    expect(questions[0]).toMatchObject({
      kind: 'parent',
      sentence: '打捆项目“农村道路打捆项目”所在的行不能导入',
    });
    await correct(desk, importId, { answers: { [questions[0]?.key ?? '']: 'alone' } });
    await apply(desk, importId);
    expect(await countProjects(desk)).toEqual([['甘泉段', false, false]]);
  });

  test('is left out together with its bundle', async () => {
    const desk = await openDesk(db);
    const importId = await upload(desk, book(rows('农村道路打捆项目'), PARTS_HEAD));
    const { rows: shown } = await listRows(desk.ctx(), importId, { status: 'new', page: 0 });
    const bundle = shown.find((row) => row.name === '农村道路打捆项目');
    await expect(apply(desk, importId, { without: [bundle?.key ?? ''] })).resolves.toMatchObject({
      added: 0,
    });
    expect(await countProjects(desk)).toEqual([]);
  });
});

describe('applying', () => {
  test('shows the projects that were made, and says where each row went', async () => {
    const desk = await openDesk(db);
    const importId = await upload(desk, book(LINES));
    await apply(desk, importId);
    const { rows } = await listRows(desk.ctx(), importId, { status: 'new', page: 0 });
    const ids = await db.owner
      .selectFrom('projects')
      .select('id')
      .where('region_id', '=', desk.county.regionId)
      .execute();
    expect(new Set(rows.map((row) => row.projectId))).toEqual(new Set(ids.map((row) => row.id)));
  });

  test('that is stopped halfway writes nothing', async () => {
    const desk = await openDesk(db);
    const many = Array.from({ length: 1_500 }, (_, at) => `${at},,批量项目${at}号,新建,产业,东山镇,100,,,`);
    const importId = await upload(desk, book(many));
    const applying = apply(desk, importId);
    const stop = async () => {
      for (let tries = 0; tries < 200; tries++) {
        const { state } = await getImportView(desk.ctx(), importId);
        if (state === 'applying') return void (await cancelImport(desk.ctx(), importId));
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      throw new Error('the applying was never seen');
    };
    const [outcome] = await Promise.allSettled([applying, stop()]);
    expect(outcome.status).toBe('rejected');
    expect(String((outcome as PromiseRejectedResult).reason)).toContain('IMPORT_CANCELLED');
    expect(await countProjects(desk)).toEqual([]);
    expect((await getImportView(desk.ctx(), importId)).state).toBe('ready');
    await expect(apply(desk, importId)).resolves.toMatchObject({ added: 1_500 });
  });

  test('that died with its process says so, and is applied again', async () => {
    const desk = await openDesk(db);
    const importId = await upload(desk, book(LINES));
    // What a killed process leaves behind: the progress that was written beside its transaction.
    await withScope(desk.ctx().db, desk.clerk, async (tx) => {
      const { regionId, personId } = desk.clerk;
      const run = { regionId, personId, kind: APPLYING, state: 'running', message: '正在入账' } as const;
      await setImportRun(tx, regionId, importId, { jobRunId: await addJobRun(tx, run) });
    });
    const alive = await db.owner.transaction().execute(async (tx) => {
      await takeLock(tx, nameApplyLock(desk.county.regionId));
      return getImportView(desk.ctx(), importId);
    });
    expect(alive.state).toBe('applying');
    expect(await getImportView(desk.ctx(), importId)).toMatchObject({
      state: 'ready',
      sentence: '入账中断，没有写入任何内容',
    });
    await expect(apply(desk, importId)).resolves.toMatchObject({ added: LINES.length });
    expect((await getImportView(desk.ctx(), importId)).state).toBe('applied');
  });

  test('that is undone gives 截至上年底累计 back as it was', async () => {
    const desk = await openDesk(db);
    await apply(desk, await upload(desk, book(LINES)));
    expect(await basesOf(desk)).toEqual(['0.00', '32000000.00', '210000000.00']);
    const importId = await upload(desk, book(LINES.map((line) => line.replace(',3200,', ',3500,'))));
    await apply(desk, importId);
    expect(await basesOf(desk)).toContain('35000000.00');
    await undoImport(desk.ctx(), importId, { reason: '' });
    expect(await basesOf(desk)).toEqual(['0.00', '32000000.00', '210000000.00']);
  });
});

describe('the command', () => {
  const file = (lines: string[]) => ({ name: '台账.csv', content: book(lines) });

  test('compares a file with the ledger and keeps nothing', async () => {
    const desk = await openDesk(db);
    const { head, cells } = await compareFile(desk.ctx(), file(LINES));
    expect(head.counts).toMatchObject({ data: 3, new: 3 });
    expect(cells[0]?.[3]?.values[2]).toBe('河西产业园标准厂房项目');
    const runs = await db.owner
      .selectFrom('import_runs')
      .select('id')
      .where('region_id', '=', desk.county.regionId)
      .execute();
    expect(runs).toEqual([]);
  });

  test('reads, lists the open questions and leaves the import to be answered', async () => {
    const desk = await openDesk(db);
    const asked = file(LINES.map((line) => line.replace('水务局', '水利局')));
    const { importId, pages } = await readImport(desk.ctx(), asked);
    expect(pages.questions.map((question) => question.key)).toEqual(['unit:水利局']);
    expect(pages.findings.map((finding) => finding.code)).toContain('IMP-QUESTION');
    expect((await getImportView(desk.ctx(), importId)).state).toBe('ready');
  });
});

test('Of two who apply the same workbook the second is refused, compares again without a correction, and finds nothing left to add', async () => {
  const desk = await openDesk(db);
  const [first, second] = [await upload(desk, book(LINES)), await upload(desk, book(LINES), '又一份.csv')];
  await apply(desk, first);
  const before = await countProjects(desk);
  await expect(apply(desk, second)).rejects.toThrow('IMPORT_LEDGER_MOVED_ON');
  await correct(desk, second, {});
  expect((await getImportView(desk.ctx(), second)).head?.counts).toMatchObject({
    new: 0,
    unchanged: LINES.length,
  });
  expect(await countProjects(desk)).toEqual(before);
});
