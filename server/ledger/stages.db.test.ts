import { describe, expect, test } from 'vitest';
import type { TestProject } from '../platform/testing-county.ts';
import { amendPrior } from './amend-prior.ts';
import { addMilestones, recordStage, setMilestoneDate } from './record-stage.ts';
import { asReviewer, bureau, county, officer, reporter, unit, view } from './testing-ledger.ts';

describe('stages', () => {
  type StageInput = Parameters<typeof recordStage>[2];
  const event = (kind: StageInput['kind'], more: Partial<StageInput> = {}): StageInput => ({
    kind,
    onDate: '2026-09-01',
    reason: '',
    approver: '',
    evidenceNote: '',
    ...more,
  });
  const record = (project: TestProject, input: StageInput, actor = officer) =>
    recordStage(county.ctx(actor), project.id, input);
  const unstarted = () =>
    county.newProject(unit, {
      nature: 'new',
      stage: 'preliminary',
      startState: 'none',
      departmentOrgId: bureau.id,
      plannedStartOn: '2026-08-01',
    });

  test('a start is reported by the unit and verified on evidence by the department, never by the unit itself', async () => {
    const project = await unstarted();
    await record(project, event('start-reported'), reporter);
    expect((await view(project)).startState).toBe('reported');
    await expect(
      record(project, event('start-verified', { evidenceNote: '许可证' }), reporter),
    ).rejects.toThrow('行业主管部门或项目办核实');
    await expect(record(project, event('start-verified'), asReviewer(project))).rejects.toThrow('须有依据');
    await record(project, event('start-verified', { evidenceNote: '施工许可证' }), asReviewer(project));
    expect(await view(project)).toMatchObject({
      startState: 'verified',
      stage: 'started',
      startedOn: '2026-09-01',
    });
  });

  test('a refuted start goes back with its reason and the unit that decided, and may be reported again', async () => {
    const project = await unstarted();
    await record(project, event('start-reported'), reporter);
    await expect(record(project, event('start-refuted'), officer)).rejects.toThrow('理由');
    await record(project, event('start-refuted', { reason: '现场未见施工' }));
    expect(await view(project)).toMatchObject({ startState: 'refuted', startedOn: null });
    const told = (await view(project)).stages.find((one) => one.kind === 'start-refuted');
    expect(told?.approver).toBe(officer.orgName);
    await record(project, event('start-reported', { onDate: '2026-10-01' }), reporter);
    expect((await view(project)).stages).toHaveLength(3);
  });

  test('a pause needs cause, approver and expected resumption; a resumption needs a pause', async () => {
    const project = await county.newProject(unit);
    await expect(record(project, event('resumed'))).rejects.toThrow('没有停工');
    await expect(record(project, event('paused'))).rejects.toThrow('停工须写明');
    await record(project, event('paused', { reason: '冬季', approver: '县政府', untilDate: '2027-03-01' }));
    expect((await view(project)).isPaused).toBe(true);
    await record(project, event('resumed', { onDate: '2026-10-01' }));
    expect((await view(project)).isPaused).toBe(false);
  });

  test('a moved planned start keeps the original in the history', async () => {
    const project = await unstarted();
    await record(
      project,
      event('planned-start-moved', { untilDate: '2026-12-01', reason: '土地', approver: '县政府' }),
    );
    const made = await view(project);
    expect(made.fields.plannedStartOn).toBe('2026-12-01');
    expect(made.stages.find((s) => s.kind === 'planned-start-moved')?.untilDate).toBe('2026-08-01');
  });

  test('a start is recorded for the parts of a bundle, never for the bundle itself', async () => {
    const bundle = await county.newProject(unit, { isBundle: true, annualYuan: null });
    await expect(record(bundle, event('start-reported', { onDate: '2026-09-01' }))).rejects.toThrow('子项');
  });

  test('a date in the future is refused', async () => {
    const project = await county.newProject(unit);
    await expect(
      record(project, event('stage', { stage: 'finished', onDate: '2027-01-01' })),
    ).rejects.toThrow('不能晚于今天');
  });

  test('milestones keep their original date beside the approved and the actual one', async () => {
    const project = await county.newProject(unit);
    const one = { name: '主体封顶', finishOn: '2026-08-31', weight: 1, isCritical: true, evidenceWanted: '' };
    await addMilestones(county.ctx(reporter), project.id, {
      milestones: [one, { ...one, name: '竣工', finishOn: '2026-12-31' }],
    });
    const id = (await view(project)).milestones.find((m) => m.name === '主体封顶')?.id ?? '';
    const move = (kind: 'approved' | 'actual', finishOn: string, reason: string, actor = officer) =>
      setMilestoneDate(county.ctx(actor), project.id, id, { kind, finishOn, reason });
    await expect(move('approved', '2026-09-30', '雨季', reporter)).rejects.toThrow('项目办批准');
    await expect(move('approved', '2026-09-30', '')).rejects.toThrow('理由');
    await move('approved', '2026-09-30', '雨季');
    await expect(move('actual', '2027-09-20', '', reporter)).rejects.toThrow('不能晚于今天');
    await move('actual', '2026-09-02', '', reporter);
    // A day that was recorded wrongly is corrected with a reason, never in silence.
    await expect(move('actual', '2026-09-20', '', reporter)).rejects.toThrow('理由');
    await move('actual', '2026-09-20', '日期填错', reporter);
    expect((await view(project)).milestones.find((m) => m.id === id)).toMatchObject({
      originalOn: '2026-08-31',
      approvedOn: '2026-09-30',
      actualOn: '2026-09-20',
      moves: [{ on: '2026-09-30', reason: '雨季' }],
    });
  });

  test('the base of the year is amended in the open, by the office, with its reason', async () => {
    const project = await county.newProject(unit);
    const body = { year: 2026, baseYuan: '5000000', reason: '年报核对' };
    await expect(amendPrior(county.ctx(reporter), project.id, body)).rejects.toThrow('由项目办更正');
    await amendPrior(county.ctx(officer), project.id, body);
    await amendPrior(county.ctx(officer), project.id, { ...body, baseYuan: '6000000' });
    expect((await view(project)).bases.map((b) => b.baseYuan)).toEqual(['6000000.00', '5000000.00']);
  });
});
