import { expect, test } from 'vitest';
import {
  type DocumentModel,
  documentModelSchema,
  type FigureRef,
  listFigureSlots,
  toFigureId,
  toPlainText,
} from '#core/documents/public.ts';
import { findTaskFigure } from '../task/task-figures.ts';
import { buildSpecialReport } from './special-report.lines.ts';
import {
  buildStatisticsBulletin,
  type ListedTask,
  type SupervisionFacts,
} from './statistics-bulletin.lines.ts';

const listed = (taskId: string, part: Partial<ListedTask> = {}): ListedTask => ({
  taskId,
  title: `事项${taskId}`,
  leadName: '甘溪镇',
  dueOn: '2026-11-10',
  state: 'working',
  overdueDays: 0,
  ...part,
});
const unit = (name: string, part: Partial<SupervisionFacts['units'][number]> = {}) => ({
  orgId: name,
  name,
  tasks: 1,
  open: 1,
  overdue: 0,
  extensions: 0,
  closed: 0,
  keptFirst: 0,
  closedShare: '0.0',
  group: '县直部门',
  ...part,
});
const QUIET = { name: '本月以来', papers: [], lookBacks: [] };
const build = (
  units: SupervisionFacts['units'],
  tasks: ListedTask[],
  more: Partial<SupervisionFacts> = {},
): DocumentModel =>
  documentModelSchema.parse(
    buildStatisticsBulletin({
      asOf: { on: '2026-11-20', actId: '77' },
      issuingBody: '望川县委县政府督查室',
      addressees: ['县直有关单位'],
      units,
      tasks,
      course: QUIET,
      halfMonth: null,
      ...more,
    }),
  );
const linesOf = (model: DocumentModel): string =>
  model.blocks.map((one) => (one.kind === 'paragraph' ? toPlainText(one.runs) : '')).join('\n');

test('The bulletin says only what there is: nothing late, nothing done, no count of zero', () => {
  const text = linesOf(build([unit('甘溪镇')], [listed('1')]));
  expect(text).toContain('交办督办事项1项，涉及牵头单位1个，正在办理1项');
  expect(text).not.toMatch(/0项|0次|超过时限|全部办结|undefined/);
});

test('A half month tells by name which papers were issued and what a second look found, and nothing when there was none', () => {
  expect(linesOf(build([unit('甘溪镇')], [listed('1')]))).not.toContain('督办措施');
  const name = '2026年11月上半月';
  const papers = [
    { word: '提示函', number: '望发改函〔2026〕3号', orgNames: ['财政局'] },
    { word: '督办单', number: null, orgNames: ['城投公司'] },
    { word: '提示函', number: null, orgNames: ['甘溪镇', '云岭镇'] },
  ];
  const lookBacks = [
    { title: '排查欠薪', verdict: 'holds' as const },
    { title: '迁移杆线', verdict: 'relapsed' as const },
  ];
  const model = build([unit('甘溪镇')], [listed('1')], {
    halfMonth: name,
    course: { name, papers, lookBacks },
  });
  expect(model.title).toBe('关于2026年11月上半月督办事项办理情况的督查通报');
  const text = linesOf(model);
  expect(text).toContain(
    '2026年11月上半月印发提示函：财政局（望发改函〔2026〕3号）、甘溪镇、云岭镇；督办单：城投公司。',
  );
  expect(text).toContain('2026年11月上半月回头看：“排查欠薪”情况属实；“迁移杆线”出现反复，已重新交办。');
});

test('Its counts are those of its annexes: every unit and every task stands there', () => {
  const done = unit('城东镇', { tasks: 2, open: 0, closed: 2, closedShare: '100.0' });
  const late = unit('甘溪镇', { tasks: 2, open: 2, overdue: 1, extensions: 1 });
  const tasks = [
    listed('1', { overdueDays: 8 }),
    listed('2', { dueOn: null }),
    listed('3', { state: 'closed', leadName: '城东镇' }),
    listed('4', { state: 'archived', leadName: '城东镇' }),
  ];
  const model = build([late, done], tasks);
  const text = linesOf(model);
  expect(text).toContain(
    '交办督办事项4项，涉及牵头单位2个，已办结2项，正在办理2项，超过时限1项，同意延期1次',
  );
  expect(text).toContain('城东镇牵头事项全部办结');
  expect(text).toContain('“事项1”已超过时限8个工作日');
  const [units, all] = model.annexes.map(({ blocks }) => blocks[0]);
  expect(units?.kind === 'table' && units.rows.length).toBe(2);
  expect(all?.kind === 'table' && all.rows.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
  const named = model.blocks.find(({ id }) => id === 'supervision.late.1');
  expect(named?.kind === 'paragraph' ? toPlainText(named.unnamedRuns ?? []) : '').toContain('有关单位');
});

test('A special report is about one matter, inside, with room for instructions, without addressee line or seal', () => {
  const model = documentModelSchema.parse(
    buildSpecialReport({
      today: '2026-11-20',
      issuingBody: '望川县委县政府督查室',
      reportTo: ['县委书记', '县长'],
      sendTo: [],
      task: {
        taskId: '1',
        title: '完成征收协议签订',
        number: '',
        sourceWord: '领导批示',
        sourceTitle: '县长批示',
        sourceOn: null,
        quote: '',
        leadName: '甘溪镇',
        supportingNames: [],
        deliverable: '',
        assignedOn: '2026-09-02',
        dueOn: '',
        overdueDays: 0,
        extensionsGranted: 0,
        chases: 0,
        lastFeedbackOn: null,
        history: [],
        lastWords: Array.from({ length: 9 }, (_, index) => ({
          orgName: `第${index + 1}单位`,
          on: '2026-10-01',
          text: '正在办理。'.repeat(40),
        })),
      },
    }),
  );
  expect(model.head).toMatchObject({ style: 'brief', mark: '内部' });
  expect(model.signature?.seal).toBe(false);
  expect(model.blocks[0]?.kind).toBe('table');
  expect(linesOf(model)).toContain('按周期反馈，尚未收到办理情况');
  const words = linesOf(model)
    .split('\n')
    .filter((line) => line.includes('反馈：'));
  expect(words.length).toBe(4);
  expect(words[0]).toMatch(/^第1单位2026年10月1日反馈：正在办理.{80,90}……。$/);
});

test('Every count of the bulletin is a figure that leads to the tasks that it counted', () => {
  const late = unit('甘溪镇', { orgId: '12', tasks: 2, open: 2, overdue: 1 });
  const model = build([late], [listed('1', { overdueDays: 8 }), listed('2')]);
  const slots = listFigureSlots(model);
  for (const { text, figure } of slots) expect(findTaskFigure(toFigureId(figure)), text).toBeDefined();
  const overall = slots.filter(({ lineId }) => lineId === 'supervision.overall');
  expect(overall.map(({ text, figure }) => [figure.measure, text])).toEqual([
    ['task_count', '2'],
    ['task_lead_count', '1'],
    ['task_open', '2'],
    ['task_overdue', '1'],
  ]);
  expect(findTaskFigure(toFigureId(slots.at(-1)?.figure as FigureRef))).toEqual({
    asOf: { on: '2026-11-20', actId: '77' },
    measure: 'task_overdue_days',
    circle: { split: 'task', id: '1' },
  });
});
