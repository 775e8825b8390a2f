import { describe, expect, test } from 'vitest';
import type { Actor } from '#core/people/public.ts';
import { addProject, editProject } from './edit-project.ts';
import { getProjectHistory } from './project.view.ts';
import { getSavedViews, removeView, saveView } from './saved-views.ts';
import { bureau, county, db, edit, officer, reporter, unit, view } from './testing-ledger.ts';

describe('editing a project', () => {
  test('every changed field stands in the history with old and new value, person and reason', async () => {
    const project = await county.newProject(unit, { name: '水厂' });
    const { version } = await edit(
      project,
      1,
      { name: '甘溪水厂', sector: '水利', levels: ['省', '县'] },
      officer,
      '名称更正',
    );
    expect(version).toBe(2);
    expect((await view(project)).fields).toMatchObject({
      name: '甘溪水厂',
      sector: '水利',
      levels: ['省', '县'],
    });
    const [change] = (await getProjectHistory(county.ctx(officer), project.id)).changes;
    expect(change).toMatchObject({ personName: '张某', reason: '名称更正', kind: 'project-edited.v1' });
    expect(change?.fields.map((f) => [f.label, f.before, f.after])).toEqual([
      ['项目名称', '水厂', '甘溪水厂'],
      ['行业', '—', '水利'],
      ['级别', '—', '省、县'],
    ]);
  });

  test('the history reads in words: units and leaders by name, amounts in 万元, terms of the office', async () => {
    const project = await county.newProject(unit);
    const leader = await county.newActor(bureau, ['leader'], '周某');
    const changes = {
      nature: 'new' as const,
      totalInvestmentYuan: '350000000',
      departmentOrgId: bureau.id,
      sponsorPersonId: leader.personId,
    };
    await edit(project, 1, changes, officer, '望发改〔2026〕18号');
    const [change] = (await getProjectHistory(county.ctx(officer), project.id)).changes;
    expect(change?.fields.map((f) => [f.before, f.after])).toEqual([
      ['续建', '新建'],
      ['30000万元', '35000万元'],
      ['—', `住建局${bureau.code}`],
      ['—', '周某'],
    ]);
  });

  test('a new name is found by its own pinyin initials', async () => {
    const project = await county.newProject(unit, { name: '某项目' });
    await edit(project, 1, { name: '粮食仓储中心' });
    const row = await db.owner
      .selectFrom('projects')
      .select('search_text')
      .where('id', '=', project.id)
      .executeTakeFirstOrThrow();
    expect(row.search_text).toContain('lsccz');
  });

  test('two people who edit the same version: the second is told, and nothing of the first is lost', async () => {
    const project = await county.newProject(unit);
    await edit(project, 1, { location: '城东' });
    await expect(edit(project, 1, { location: '城西' })).rejects.toThrow('刚刚被别人修改过');
    expect((await view(project)).fields.location).toBe('城东');
  });

  test('two edits at the same moment are one after the other, and one of them is refused', async () => {
    const project = await county.newProject(unit);
    const both = await Promise.allSettled([
      edit(project, 1, { location: '甲' }),
      edit(project, 1, { location: '乙' }),
    ]);
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('a unit keeps its own fields up to date and is told which others it may not touch', async () => {
    const project = await county.newProject(unit);
    await edit(project, 1, { location: '城东', teamNote: '专班一' }, reporter);
    await expect(edit(project, 2, { nature: 'new' }, reporter)).rejects.toThrow('不能修改：建设性质');
    expect((await view(project, reporter)).may.edit).toContain('teamNote');
    expect((await view(project, reporter)).may.edit).not.toContain('nature');
  });

  test('a unit cannot see or edit the project of another', async () => {
    const project = await county.newProject(bureau);
    await expect(edit(project, 1, { location: '城东' }, reporter)).rejects.toThrow('没有这个项目');
  });

  test('a change of the total investment needs its approval', async () => {
    const project = await county.newProject(unit);
    await expect(edit(project, 1, { totalInvestmentYuan: '350000000' })).rejects.toThrow('批复');
    await expect(
      edit(project, 1, { totalInvestmentYuan: '350000000' }, officer, '经研究同意调整'),
    ).rejects.toThrow('批复文号');
    await edit(project, 1, { totalInvestmentYuan: '350000000' }, officer, '望发改〔2026〕18号');
    expect((await view(project)).fields.totalInvestmentYuan).toBe('350000000.00');
  });

  test('the same amount written otherwise is no change', async () => {
    const project = await county.newProject(unit);
    expect(await edit(project, 1, { totalInvestmentYuan: '300000000' })).toEqual({ version: 1 });
  });

  test('the same request twice changes once and answers the same', async () => {
    const project = await county.newProject(unit);
    const input = { version: 1, changes: { location: '城东' }, reason: '' };
    const ctx = county.ctx(officer, `edit-${project.id}-request`);
    expect(await editProject(ctx, project.id, input)).toEqual(await editProject(ctx, project.id, input));
    expect((await getProjectHistory(county.ctx(officer), project.id)).changes).toHaveLength(1);
  });

  test('a project that moves to another unit moves out of the first one\u2019s sight', async () => {
    const project = await county.newProject(unit);
    await edit(project, 1, { reportingOrgId: bureau.id });
    await expect(view(project, reporter)).rejects.toThrow('没有这个项目');
  });
});

describe('adding a project', () => {
  const input = (more: object = {}) => ({
    name: '新厂',
    nature: 'new' as const,
    reportingOrgId: unit.id,
    isBundle: false,
    reason: '',
    ...more,
  });
  test('the office adds one; it gets a code and shows its five ones with holes', async () => {
    const { projectId } = await addProject(county.ctx(officer), input());
    const made = await view({ id: projectId });
    expect(made.fields).toMatchObject({ name: '新厂', nature: 'new', isListed: true });
    expect(made.fields.code).toMatch(/^LS-/);
    expect(made.fiveOnes.holes).toHaveLength(5);
  });
  test('a code that is taken and a unit that does not exist are refused', async () => {
    await addProject(county.ctx(officer), input({ code: 'X-1' }));
    await expect(addProject(county.ctx(officer), input({ code: 'X-1' }))).rejects.toThrow('已有项目使用');
    await expect(addProject(county.ctx(officer), input({ reportingOrgId: '999999' }))).rejects.toThrow(
      '填报单位不存在',
    );
  });
  test('a unit adds none', async () => {
    await expect(addProject(county.ctx(reporter), input())).rejects.toThrow('由项目办新增项目');
  });
});

describe('saved views', () => {
  test('a view of the same name is replaced; each person has only his own', async () => {
    const save = (actor: Actor, search: string) =>
      saveView(county.ctx(actor), { page: 'ledger', name: '落后的', search });
    await save(officer, 'standing=behind');
    const kept = await save(officer, 'light=red');
    await save(reporter, 'light=yellow');
    expect((await getSavedViews(county.ctx(officer), 'ledger')).views).toEqual([
      { id: kept.id, name: '落后的', search: 'light=red' },
    ]);
    expect(await removeView(county.ctx(reporter), kept.id)).toEqual({ removed: false });
    expect(await removeView(county.ctx(officer), kept.id)).toEqual({ removed: true });
    expect((await getSavedViews(county.ctx(officer), 'ledger')).views).toEqual([]);
  });
});
