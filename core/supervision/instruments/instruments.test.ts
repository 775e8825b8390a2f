import { describe, expect, test } from 'vitest';
import { type DocumentModel, documentModelSchema, listBlocks, toPlainText } from '#core/documents/public.ts';
import { INSTRUMENT_KEYS, type Instrument } from '../ladder/ladder.ts';
import { buildInstrument, findPaperKind } from './build-instrument.ts';
import { type InstrumentFacts, type InstrumentTask, listIssuingBodies } from './instrument-facts.ts';
import { listFactLines } from './task-history.ts';

const task = (taskId: string, part: Partial<InstrumentTask> = {}): InstrumentTask => ({
  taskId,
  title: '完成甘溪产业园征收协议签订',
  number: '望督〔2026〕3号',
  sourceWord: '领导批示',
  sourceTitle: '县长批示',
  sourceOn: '2026-09-01',
  quote: '请抓紧签订。',
  leadName: '甘溪镇',
  supportingNames: ['自然资源局'],
  deliverable: '',
  assignedOn: '2026-09-02',
  dueOn: '2026-11-10',
  overdueDays: 8,
  extensionsGranted: 0,
  chases: 2,
  lastFeedbackOn: null,
  lastWords: [],
  history: [],
  ...part,
});
const facts = (instrument: Instrument, tasks: InstrumentTask[], part: Partial<InstrumentFacts> = {}) => ({
  instrument,
  today: '2026-11-20',
  regionName: '望川县',
  issuer: '县发展和改革局',
  approver: '县政府分管领导',
  orgName: '甘溪镇',
  replyBy: '2026-11-27',
  contact: { name: '周督', phone: '0000-1234567' },
  tasks,
  ...part,
});
const build = (...given: Parameters<typeof facts>): DocumentModel => {
  const model = buildInstrument(facts(...given));
  if (!model) throw new Error('this rung is a paper');
  return documentModelSchema.parse(model);
};
const textOf = (model: DocumentModel): string =>
  [
    model.title,
    ...listBlocks(model).flatMap((block) => {
      if (block.kind === 'paragraph') return [(block.lead?.text ?? '') + toPlainText(block.runs)];
      if (block.kind === 'table') return block.rows.flatMap(({ cells }) => cells.map(({ text }) => text));
      return block.kind === 'heading' ? [block.text] : [];
    }),
    model.endNote ?? '',
  ].join('\n');
const PAPERS = INSTRUMENT_KEYS.filter((instrument) => findPaperKind(instrument) !== undefined);

test('Reminder and chase are messages, every rung above them is a paper', () => {
  expect(PAPERS).toEqual(['prompt-letter', 'supervision-order', 'naming', 'summons', 'fact-list']);
});

describe('a paper of the ladder', () => {
  const many = [task('1'), task('2', { title: '签订土地流转合同' }), task('3', { title: '迁移杆线' })];

  test.each(PAPERS)(
    '%s prints no hole, whether one or many matters, with or without what is optional',
    (instrument) => {
      const bare = { replyBy: null, contact: { name: '', phone: '' } };
      const blank = task('1', { quote: '', sourceOn: null, supportingNames: [], chases: 0, overdueDays: 0 });
      for (const model of [
        build(instrument, [task('1')]),
        build(instrument, many),
        build(instrument, [blank], bare),
      ]) {
        const text = textOf(model);
        expect(text).not.toMatch(/undefined|null|NaN|0个工作日|催办0次|0项|（）|“”|，，|。。/);
        expect(new Set(listBlocks(model).map(({ id }) => id)).size).toBe(listBlocks(model).length);
      }
    },
  );

  test.each(PAPERS)(
    '%s names every matter of the unit, the count only where there are several',
    (instrument) => {
      const text = textOf(build(instrument, many));
      for (const { title } of many) expect(text).toContain(title);
      expect(text).toContain('3项');
      expect(textOf(build(instrument, [task('1')]))).not.toMatch(/\d+项/);
    },
  );

  test.each(PAPERS)('%s has no words of punishment and says when it asks for an answer', (instrument) => {
    const text = textOf(build(instrument, [task('1')]));
    expect(text).not.toMatch(/问责|追责|处分|严肃处理|通报批评|责令|瞒报|虚报|不作为|失职/);
    if (instrument !== 'fact-list') expect(text).toContain('2026年11月27日前');
  });

  test('the letter is addressed to one unit, under the full name of its issuer, with contact and telephone', () => {
    const letter = build('prompt-letter', [task('1')]);
    expect(letter.head).toMatchObject({ style: 'letter', issuingBody: '望川县发展和改革局' });
    expect(letter.addressees).toEqual(['甘溪镇']);
    expect(letter.endNote).toBe('联系人：周督，电话：0000-1234567');
    expect(textOf(letter)).toContain('请于2026年11月27日前函复');
    expect(textOf(letter)).toContain('现已超过时限8个工作日，已催办2次，尚未收到办理情况');
  });

  test('the order carries the basis in its own words, a feedback box and a slip', () => {
    const text = textOf(build('supervision-order', [task('1')]));
    for (const part of ['县长批示（2026年9月1日）“请抓紧签订”', '承办单位\n反馈', '签收人', '自然资源局'])
      expect(text).toContain(part);
  });

  test('the naming may be printed without the name', () => {
    const [first] = build('naming', [task('1')]).blocks;
    expect(first?.kind === 'paragraph' ? toPlainText(first.unnamedRuns ?? []) : '').not.toContain('甘溪镇');
  });

  test('the list of facts names no person and tells the steps by day', () => {
    const history = listFactLines(
      [
        { kind: 'assign', note: '', on: '2026-09-02' },
        { kind: 'acknowledge', orgId: '1', personName: '王某', way: 'inside', on: '2026-09-03' },
        { kind: 'chase', orgId: '1', by: 'phone', text: '再不办就处分', on: '2026-11-11' },
        { kind: 'decline', reason: '不办', on: '2026-11-12' },
      ],
      () => '甘溪镇',
    );
    expect(history.map(({ text }) => text)).toEqual(['交办。', '甘溪镇签收。', '对甘溪镇催办（电话）。']);
    const text = textOf(build('fact-list', [task('1', { history })]));
    expect(text).toContain('甘溪镇签收。');
    expect(text).not.toMatch(/王某|处分/);
  });
});

test('Issuing bodies stand under their full names, one each', () => {
  expect(listIssuingBodies('县委办公室、县政府办公室', '望川县')).toEqual([
    '望川县委办公室',
    '望川县政府办公室',
  ]);
  expect(listIssuingBodies('重点项目建设领导小组办公室', '望川县')).toEqual(['重点项目建设领导小组办公室']);
});

test('An order on three matters says in one line how each stands and keeps less room for ink', () => {
  const one = build('supervision-order', [task('1', { lastFeedbackOn: '2026-11-03' })]);
  const three = build('supervision-order', [
    task('1', { lastFeedbackOn: '2026-11-03' }),
    task('2', { chases: 0 }),
    task('3', { dueOn: '', overdueDays: 0 }),
  ]);
  expect(textOf(one)).toContain('办理时限为2026年11月10日，现已超过时限8个工作日');
  expect(textOf(three)).toContain('1.11月10日，超过8个工作日，催办2次，最近反馈11月3日。');
  expect(textOf(three)).toContain('2.11月10日，超过8个工作日，未反馈。');
  expect(textOf(three)).toContain('3.按周期反馈，催办2次，未反馈。');
  const roomOf = (model: DocumentModel) =>
    listBlocks(model)
      .flatMap((block) => (block.kind === 'table' ? block.rows : []))
      .find(({ id }) => id === 'feedback')?.heightMm;
  expect(Number(roomOf(three))).toBeLessThan(Number(roomOf(one)));
});
