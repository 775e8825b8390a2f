import { describe, expect, test } from 'vitest';
import { applyImport as applyImportRoute } from '#core/quality/import-contract.ts';
import { testDatabase } from '../../platform/testing.ts';
import type { TestUnit } from '../../platform/testing-county.ts';
import { annotateImport } from './annotate-import.ts';
import { applyImport } from './apply-import.ts';
import { cancelImport } from './correct-import.ts';
import { getImportView, listFindings, listQuestions, listRows } from './import.view.ts';
import { type Access, asWorker } from './import-access.ts';
import { startImport } from './start-import.ts';
import { apply, book, correct, type Desk, HEAD, LINES, openDesk, upload, work } from './testing-desk.ts';
import { undoImport } from './undo-import.ts';
import { workOutRun } from './work-out-run.ts';

const db = await testDatabase();

const countsOf = async (desk: Desk, importId: string) =>
  (await getImportView(desk.ctx(), importId)).head?.counts;

const projectsOf = (desk: Desk) =>
  db.owner
    .selectFrom('projects')
    .selectAll()
    .where('region_id', '=', desk.county.regionId)
    .orderBy('serial')
    .execute();

describe('an import', () => {
  test('makes projects of the rows, each field with the cell that it came from', async () => {
    const desk = await openDesk(db);
    const importId = await upload(desk, book(LINES));
    const view = await getImportView(desk.ctx(), importId);
    expect(view.state, view.sentence).toBe('ready');
    expect(view.head?.counts).toEqual({ data: 3, new: 3, changed: 0, unchanged: 0, waiting: 0, refused: 0 });
    expect(view.applySentence).toBe('新增3个项目');
    const done = await apply(desk, importId);
    expect(done).toMatchObject({ added: 3, changed: 0, left: 0 });
    const [plant, water, wind] = await projectsOf(desk);
    expect(plant).toMatchObject({
      code: '2604-140000-01-01-000001',
      name: '河西产业园标准厂房项目',
      nature: 'new',
      sector: '产业',
      total_investment_yuan: '120000000.00',
      reporting_org_id: desk.units.住建局?.id,
      planned_finish_on: '2027-06-30',
    });
    expect(water).toMatchObject({ total_investment_yuan: '86005000.00', stage: 'building' });
    expect(wind?.code).toMatch(/^LS-20261026-/);
    const history = await db.owner
      .selectFrom('project_changes')
      .select(['origin', 'changes'])
      .where('project_id', '=', water?.id ?? '')
      .where('region_id', '=', desk.county.regionId)
      .executeTakeFirstOrThrow();
    expect(history.origin).toMatchObject({
      totalInvestmentYuan: { kind: 'workbook', sheet: '台账', address: 'G5' },
      name: { address: 'C5' },
    });
    const bases = await db.owner
      .selectFrom('year_bases')
      .select(['project_id', 'year', 'base_yuan'])
      .where('region_id', '=', desk.county.regionId)
      .orderBy('base_yuan')
      .execute();
    expect(bases.map((base) => [base.year, base.base_yuan])).toEqual([
      [2026, '0.00'],
      [2026, '32000000.00'],
      [2026, '210000000.00'],
    ]);
  });

  test('a second time changes nothing, and a changed file shows old and new before it is applied', async () => {
    const desk = await openDesk(db);
    await apply(desk, await upload(desk, book(LINES)));
    const again = await upload(desk, book(LINES));
    expect(await countsOf(desk, again)).toMatchObject({ new: 0, changed: 0, unchanged: 3 });
    await expect(apply(desk, again)).resolves.toMatchObject({ added: 0, changed: 0 });
    const edited = LINES.map((line) => line.replace('8600.5', '9000').replace('2027年6月', '2027年9月'));
    const changed = await upload(desk, book(edited));
    expect(await countsOf(desk, changed)).toMatchObject({ new: 0, changed: 2, unchanged: 1 });
    const { rows } = await listRows(desk.ctx(), changed, { status: 'changed', page: 0 });
    expect(rows.flatMap((row) => row.changes.map((c) => [c.field, c.before, c.after, c.address]))).toEqual([
      ['plannedFinishOn', '2027-06-30', '2027-09-30', '台账!J4'],
      ['totalInvestmentYuan', '86005000.00', '90000000', '台账!G5'],
    ]);
    await expect(apply(desk, changed)).rejects.toThrow('TOTAL_INVESTMENT_NEEDS_APPROVAL');
    await expect(apply(desk, changed, { reason: '望发改审〔2026〕8号' })).resolves.toMatchObject({
      changed: 2,
    });
    expect((await projectsOf(desk)).map((p) => p.total_investment_yuan)).toContain('90000000.00');
  });

  test('asks which unit is meant instead of guessing, and remembers the answer for the next workbook', async () => {
    const desk = await openDesk(db);
    const wrong = LINES.map((line) => line.replace('水务局', '水利局'));
    const importId = await upload(desk, book(wrong));
    expect(await countsOf(desk, importId)).toMatchObject({ new: 2, waiting: 1 });
    const { questions } = await listQuestions(desk.ctx(), importId, 0);
    expect(questions).toHaveLength(1);
    expect(questions[0]).toMatchObject({
      key: 'unit:水利局',
      kind: 'unit',
      address: '台账!F5',
      answer: null,
    });
    expect(questions[0]?.choices.map((choice) => choice.value)).toContain(desk.units.水务局?.id);
    await correct(desk, importId, { answers: { 'unit:水利局': desk.units.水务局?.id } });
    expect(await countsOf(desk, importId)).toMatchObject({ new: 3, waiting: 0 });
    await apply(desk, importId);
    expect(await countsOf(desk, await upload(desk, book(wrong)))).toMatchObject({ unchanged: 3 });
  });

  test('asks about a cell that mixes words and figures and takes the answer', async () => {
    const desk = await openDesk(db);
    const mixed = LINES.map((line) => line.replace('12000,', '约1.2亿（含设备3000万）,'));
    const importId = await upload(desk, book(mixed));
    const { questions } = await listQuestions(desk.ctx(), importId, 0);
    const asked = questions.find((question) => question.kind === 'cell');
    expect(asked).toMatchObject({ address: '台账!G4', free: 'yuan' });
    expect(asked?.choices.map((choice) => choice.value)).toEqual(['120000000', '30000000']);
    await correct(desk, importId, { answers: { [asked?.key ?? '']: '120000000' } });
    await apply(desk, importId);
    expect((await projectsOf(desk))[0]?.total_investment_yuan).toBe('120000000.00');
    expect(await countsOf(desk, await upload(desk, book(mixed)))).toMatchObject({ unchanged: 3, waiting: 0 });
    const other = await upload(desk, book([...mixed].reverse()));
    expect(await countsOf(desk, other)).toMatchObject({ unchanged: 2, waiting: 1 });
  });

  test('asks what to do with a code that stands twice and never merges in silence', async () => {
    const desk = await openDesk(db);
    const twice = [...LINES, LINES[0]?.replace('1,2604', '4,2604').replace('标准厂房', '研发中心') ?? ''];
    const importId = await upload(desk, book(twice));
    expect(await countsOf(desk, importId)).toMatchObject({ new: 3, waiting: 1 });
    const { questions } = await listQuestions(desk.ctx(), importId, 0);
    expect(questions.map((question) => question.kind)).toEqual(['twice']);
    await expect(apply(desk, importId)).resolves.toMatchObject({ added: 3, left: 1 });
  });

  test('takes both rows of one code for two projects when a person says so, and the same file again changes nothing', async () => {
    const desk = await openDesk(db);
    const [first = ''] = LINES;
    const twice = [...LINES, first.replace('1,2604', '4,2604').replace('12000,0', '13000,0')];
    const importId = await upload(desk, book(twice));
    const { questions } = await listQuestions(desk.ctx(), importId, 0);
    expect(questions[0]?.choices.map(({ value }) => value)).toEqual(['skip', 'instead', 'fill', 'new']);
    await correct(desk, importId, { answers: { [questions[0]?.key ?? '']: 'new' } });
    await expect(apply(desk, importId)).resolves.toMatchObject({ added: 4, left: 0 });
    expect((await projectsOf(desk)).filter(({ code }) => code === '2604-140000-01-01-000001')).toHaveLength(
      1,
    );
    expect(await countsOf(desk, await upload(desk, book(twice)))).toMatchObject({ unchanged: 4, new: 0 });
  });

  test('that fails halfway leaves nothing behind', async () => {
    const desk = await openDesk(db);
    await apply(desk, await upload(desk, book(LINES.slice(0, 1))));
    const importId = await upload(desk, book(LINES.map((line) => line.replace('2027年6月', '2028年6月'))));
    expect(await countsOf(desk, importId)).toMatchObject({ new: 2, changed: 1 });
    // The new rows are written first; then the changed one turns out to have moved on.
    await db.owner
      .updateTable('projects')
      .set({ version: 9 })
      .where('region_id', '=', desk.county.regionId)
      .execute();
    await expect(apply(desk, importId)).rejects.toThrow('IMPORT_LEDGER_MOVED_ON');
    expect(await projectsOf(desk)).toHaveLength(1);
    expect(await getImportView(desk.ctx(), importId)).toMatchObject({ state: 'ready' });
    await correct(desk, importId, {});
    await expect(apply(desk, importId)).resolves.toMatchObject({ added: 2, changed: 1 });
  });

  test('is compared anew when projects were added meanwhile', async () => {
    const desk = await openDesk(db);
    const importId = await upload(desk, book(LINES));
    await desk.county.newProject(desk.units.住建局 as TestUnit, { code: '2504-140000-01-01-000002' });
    await expect(apply(desk, importId)).rejects.toThrow('IMPORT_LEDGER_MOVED_ON');
    expect(await projectsOf(desk)).toHaveLength(1);
    await correct(desk, importId, {});
    expect(await countsOf(desk, importId)).toMatchObject({ new: 2, changed: 1 });
  });

  test('goes on where it was when the database was away for a moment', async () => {
    const desk = await openDesk(db);
    const { importId } = await startImport(desk.ctx(), { name: '台账.csv', content: book(LINES) });
    let asked = 0;
    const shaky: Access = (run) => {
      asked += 1;
      if (asked === 3)
        return Promise.reject(Object.assign(new Error('terminating connection'), { code: '57P01' }));
      return asWorker(db.worker, desk.county.regionId)(run);
    };
    const key = { regionId: desk.county.regionId, importId, today: desk.ctx().today };
    await expect(workOutRun(shaky, key)).rejects.toThrow('terminating connection');
    expect((await getImportView(desk.ctx(), importId)).state).toBe('working');
    await work(desk, importId);
    expect((await getImportView(desk.ctx(), importId)).state).toBe('ready');
  });

  test('can be stopped before it is applied', async () => {
    const desk = await openDesk(db);
    const { importId } = await startImport(desk.ctx(), { name: '台账.csv', content: book(LINES) });
    await cancelImport(desk.ctx(), importId);
    await work(desk, importId);
    expect((await getImportView(desk.ctx(), importId)).state).toBe('cancelled');
    await expect(apply(desk, importId)).rejects.toThrow('IMPORT_NOT_NOW');
  });

  test('is refused to anybody outside the project office', async () => {
    const desk = await openDesk(db);
    const reporter = await desk.county.newActor(desk.units.住建局 as TestUnit, ['reporter-a', 'head']);
    const ctx = desk.county.ctx(reporter);
    await expect(startImport(ctx, { name: '台账.csv', content: book(LINES) })).rejects.toThrow(
      'ONLY_PROJECT_OFFICE',
    );
    const importId = await upload(desk, book(LINES));
    await expect(getImportView(ctx, importId)).rejects.toThrow('ONLY_PROJECT_OFFICE');
    await expect(applyImport(ctx, importId, applyImportRoute.body.parse({}))).rejects.toThrow(
      'ONLY_PROJECT_OFFICE',
    );
  });

  test('twice with the same request is applied once', async () => {
    const desk = await openDesk(db);
    const importId = await upload(desk, book(LINES));
    const [first, second] = await Promise.all([
      apply(desk, importId, {}, 'same-request-1'),
      apply(desk, importId, {}, 'same-request-1'),
    ]);
    expect(second).toEqual(first);
    expect(await projectsOf(desk)).toHaveLength(3);
    await expect(apply(desk, importId, {}, 'another-request')).rejects.toThrow('IMPORT_NOT_NOW');
  });

  test('is undone as a whole while nothing stands on it, and the same file puts it back', async () => {
    const desk = await openDesk(db);
    await apply(desk, await upload(desk, book(LINES)));
    const edited = book([
      ...LINES.map((line) => line.replace('2027年6月', '2028年6月')),
      '4,,北塬光伏项目,新建,能源,东山镇,900,,,',
    ]);
    const importId = await upload(desk, edited);
    await apply(desk, importId);
    expect((await projectsOf(desk)).map((p) => p.planned_finish_on)).toContain('2028-06-30');
    const { sentence } = await undoImport(desk.ctx(), importId, { reason: '' });
    expect(sentence).toContain('1个新增项目移出清单，1个项目恢复原值');
    const after = await projectsOf(desk);
    expect(after.map((p) => [p.planned_finish_on, p.is_listed])).toEqual([
      ['2027-06-30', true],
      ['2026-12-31', true],
      ['2027-12-31', true],
      [null, false],
    ]);
    const again = await upload(desk, edited);
    expect(await countsOf(desk, again)).toMatchObject({ new: 0, changed: 2, unchanged: 2 });
    await apply(desk, again);
    expect((await projectsOf(desk)).every((p) => p.is_listed)).toBe(true);
  });

  test('records 本年计划 as the issued plan with its document when the person says so', async () => {
    const desk = await openDesk(db);
    const importId = await upload(desk, book(LINES));
    const plan = {
      documentNumber: '望政办发〔2026〕3号',
      decidedOn: '2026-03-05',
      approver: '县政府常务会议',
      inForceFrom: '2026-01',
      profile: 'even',
    };
    await correct(desk, importId, { settings: { plan } });
    const { batchId } = await apply(desk, importId);
    const versions = await db.owner
      .selectFrom('plan_versions')
      .select(['annual_yuan', 'origin', 'change_kind'])
      .where('region_id', '=', desk.county.regionId)
      .where('batch_id', '=', batchId ?? '')
      .orderBy('annual_yuan')
      .execute();
    expect(versions.map((v) => v.annual_yuan)).toEqual(['40000000.00', '50000000.00', '180000000.00']);
    expect(versions[0]?.origin).toMatchObject({ kind: 'workbook', sheet: '台账', address: 'I5' });
    await expect(undoImport(desk.ctx(), importId, { reason: '' })).rejects.toThrow('IMPORT_STANDS');
    // The page says 不能撤销 in front of it.
    expect((await getImportView(desk.ctx(), importId)).may.undoReason).not.toContain('撤销');
  });

  test('remembers how a person read the heads', async () => {
    const desk = await openDesk(db);
    const head = HEAD.replace('责任单位', '挂钩方').replace('行业', '门类甲');
    const importId = await upload(desk, book(LINES, head));
    expect((await getImportView(desk.ctx(), importId)).head?.sheets[0]?.columns[5]?.field).not.toBe(
      'responsible_unit',
    );
    await correct(desk, importId, {
      sheet: { sheet: '台账', columns: [{ address: 'F', field: 'responsible_unit' }] },
    });
    expect(await countsOf(desk, importId)).toMatchObject({ new: 3 });
    await apply(desk, importId);
    const again = await upload(desk, book(LINES, head));
    const { head: read } = await getImportView(desk.ctx(), again);
    expect(read?.sheets[0]).toMatchObject({ isRemembered: true });
    expect(read?.counts).toMatchObject({ unchanged: 3 });
  });

  test('says of a workbook that is no ledger what it looks like and what a ledger needs', async () => {
    const desk = await openDesk(db);
    const tasks = '序号,工作任务,牵头单位,完成时限\n1,修路,住建局,2026年6月\n2,清淤,水务局,2026年9月\n';
    const view = await getImportView(desk.ctx(), await upload(desk, Buffer.from(tasks)));
    expect(view.may).toMatchObject({ apply: false });
    expect(view.may.applyReason).toMatch(
      /^没有可以入账的行：工作表“台账”看起来是任务清单.*没有“项目名称”一栏/,
    );
    expect(view.head?.sheets[0]?.reason).toContain('台账至少要有“项目名称”一栏');
    expect(view.head?.notTaken[0]).toMatchObject({ what: '整张工作表', count: 2 });
  });

  test('leaves a table of sums below the ledger in the workbook, and says so', async () => {
    const desk = await openDesk(db);
    const sums = [',,', '分类汇总表', '类别,个数,完成投资（亿元）', '续建,2,1.2', '新建,1,0.3'];
    const { head } = await getImportView(desk.ctx(), await upload(desk, book([...LINES, ...sums])));
    expect(head?.counts).toMatchObject({ data: 3, new: 3, refused: 0 });
    expect(head?.notTaken).toContainEqual({
      sheet: '台账',
      what: '第9行起的另一张表（类别、个数、完成投资（亿元））',
      reason: '没有“项目名称”一栏，不是项目清单',
      count: 2,
    });
  });

  test('gives the rows that need a person back as an annotated workbook', async () => {
    const desk = await openDesk(db);
    const importId = await upload(desk, book(LINES.map((line) => line.replace('水务局', '水利局'))));
    const { findings } = await listFindings(desk.ctx(), importId, { severity: 'warning', page: 0 });
    expect(findings).toContainEqual(expect.objectContaining({ code: 'IMP-QUESTION', address: '台账!F5' }));
    const { bytes, fileName } = await annotateImport(desk.ctx(), importId, false);
    expect(fileName).toBe('台账（导入意见）.xlsx');
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
  });
});
