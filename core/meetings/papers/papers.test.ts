import { describe, expect, test } from 'vitest';
import { type DocumentModel, documentModelSchema, listBlocks, toPlainText } from '#core/documents/public.ts';
import type { AgendaEntry } from '../agenda/agenda-entry.ts';
import type { DecisionView } from '../meeting-view.ts';
import { buildMinutesPaper } from './minutes.lines.ts';
import type { PaperFacts } from './paper-facts.ts';
import { buildAgendaPaper, buildNotice, buildPack, sayWhen } from './papers.lines.ts';
import { buildSlides, sayHallAmount, splitTable } from './slides.ts';

const entry = (key: string): AgendaEntry => ({
  ...{ key, kind: 'project', title: `项目${key}`, projectId: key, comments: [], concludes: '陈某' },
  reasons: [{ kind: 'red-again', sentence: '10月红灯，连续2期' }],
  reports: [{ orgId: '11', name: '甘溪镇' }],
  ...{ informed: [], minutes: 8, isRecurring: false, note: '' },
});
const decision = (part: Partial<DecisionView> = {}): DecisionView => ({
  ...{
    meetingId: '1',
    no: 1,
    version: 1,
    entryKey: '1',
    quote: '会议议定，由甘溪镇完成征地。',
    title: '完成征地',
  },
  ...{ leadOrg: { id: '11', name: '甘溪镇' }, supporting: [], deliverable: '协议', dueOn: '2026-12-31' },
  ...{ stage: 'recorded', orderedBy: '', taskId: null, outcome: null, promisedOn: null, doneOn: null },
  ...{ daysLate: 0, percent: null },
  ...part,
});
const facts = (part: Partial<PaperFacts> = {}): PaperFacts => ({
  regionName: '望川县',
  officeName: '项目办',
  plan: {
    ...{ title: '11月调度会', kind: 'monthly', heldOn: '2026-11-26', startsAt: '14:30', place: '三楼会议室' },
    chair: { personId: '7', name: '陈某' },
    minutes: 90,
  },
  entries: [entry('1'), entry('2')],
  notice: {
    ...{
      attending: ['甘溪镇'],
      observing: [],
      replyBy: '2026-11-25',
      demands: '',
      contact: '项目办 1234',
      on: '2026-11-20',
    },
  },
  attendance: [{ orgId: '11', name: '甘溪镇', person: '李某', seat: 'attend', state: 'present' }],
  merged: [],
  previous: { title: '10月调度会', heldOn: '2026-10-27' },
  lastDecisions: [decision({ outcome: 'overdue', daysLate: 3 })],
  decisions: [
    decision(),
    decision({ no: 2, leadOrg: null, quote: '会议同意方案。' }),
    decision({ no: 3, stage: 'struck' }),
  ],
  minutes: {
    issue: '第11期',
    title: '11月调度会纪要',
    opening: '开头。',
    sections: [{ title: '一件事', text: '' }],
    closing: '',
  },
  signedOn: '2026-11-30',
  dossiers: [],
  seating: null,
  ...part,
});
const wordsOf = (model: DocumentModel): string =>
  listBlocks(model)
    .map((block) =>
      block.kind === 'paragraph'
        ? toPlainText(block.runs)
        : block.kind === 'heading'
          ? block.text
          : block.kind === 'table'
            ? block.rows.flatMap(({ cells }) => cells.map(({ text }) => text)).join('|')
            : '',
    )
    .join('\n');

describe('papers of a meeting', () => {
  test.each([
    ['notice', buildNotice],
    ['agenda', buildAgendaPaper],
    ['pack', buildPack],
    ['minutes', buildMinutesPaper],
  ])('the %s is a document whose lines have ids of their own', (_, build) => {
    const model = build(facts());
    expect(documentModelSchema.safeParse(model).error).toBeUndefined();
    const ids = listBlocks(model).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(wordsOf(model)).not.toMatch(/undefined|null/);
  });
  test('the notice says when, where and until when to reply, and has a reply slip; an empty part is left out', () => {
    const words = wordsOf(buildNotice(facts()));
    expect(words).toContain('2026年11月26日（星期四）下午2:30');
    expect(words).toContain('请各单位于11月25日前报送参会回执');
    expect(words).not.toContain('列席单位');
    expect(buildNotice(facts()).annexes.map(({ title }) => title)).toEqual(['参会回执']);
  });
  test('the minutes number what was decided, leave out what was struck, and hold the table of tasks for those with a unit', () => {
    const model = buildMinutesPaper(facts());
    const words = wordsOf(model);
    expect(words).toContain('1.会议议定，由甘溪镇完成征地。');
    expect(words).toContain('2.会议同意方案。');
    expect(words).toContain('出席：甘溪镇李某');
    expect(model.signature).toMatchObject({ seal: false, dateOn: '2026-11-30' });
    const table = model.annexes[0]?.blocks[0];
    expect(table?.kind === 'table' ? table.rows : []).toHaveLength(1);
  });
  test('the minutes of merged meetings say of each who was there', () => {
    const row = { orgId: '12', name: '住建局', person: '', seat: 'attend', state: 'present' } as const;
    const words = wordsOf(buildMinutesPaper(facts({ merged: [{ title: '征迁专题会', attendance: [row] }] })));
    expect(words).toContain('11月调度会出席：甘溪镇李某');
    expect(words).toContain('征迁专题会出席：住建局');
  });
  test('the agenda says of each entry how long it takes and who speaks in which part', () => {
    const words = wordsOf(buildAgendaPaper(facts()));
    expect(words).toContain('1.项目1（8分钟）。汇报：甘溪镇；小结：陈某。');
    const closing = { ...entry('closing'), title: '会议总结', reports: [], concludes: '' };
    expect(wordsOf(buildAgendaPaper(facts({ entries: [closing] })))).toContain('1.会议总结（8分钟）。');
  });
  test('the pack says what became of the last decisions', () =>
    expect(wordsOf(buildPack(facts()))).toContain('10月调度会议定1项，按期完成0项，逾期1项'));
  test.each([
    ['08:05', '上午8:05'],
    ['12:00', '下午12:00'],
    ['19:30', '晚上7:30'],
  ])('%s is said as %s', (startsAt, said) => expect(sayWhen({ ...facts().plan, startsAt })).toContain(said));
});

describe('slides', () => {
  test('a deck opens with the title, then the last decisions, then the agenda', () =>
    expect(buildSlides(facts()).map(({ title }) => title)).toEqual([
      '11月调度会',
      '上次会议议定事项落实情况',
      '会议议程',
    ]));
  test.each([0, 1, 9, 30])('a table of %i rows keeps every row, in order, over its slides', (count) => {
    const rows = Array.from({ length: count }, (_, index) => [String(index)]);
    const split = splitTable('表', '', { head: ['序号'], widths: [1], rows });
    expect(split.flatMap((one) => (one.kind === 'table' ? one.table.rows : []))).toEqual(rows);
    expect(split.length === 0).toBe(count === 0);
  });
  test('rows with long reasons go over more slides than short ones, so that no table runs off its slide', () => {
    const reason =
      '2026年10月红灯，连续8期：累计完成31,731万元，完成率54.7%，为应完成的65.7%，落后计划进度28.6个百分点';
    const slidesOf = (text: string) =>
      splitTable('议程', '', {
        head: ['议题', '列入原因'],
        widths: [4.2, 4.6],
        rows: Array.from({ length: 10 }, () => ['某项目', text]),
      });
    expect(slidesOf('红灯')).toHaveLength(1);
    expect(slidesOf(reason)).toHaveLength(2);
  });
  test.each([
    ['600000', '60万元'],
    ['99999999', '10,000万元'],
    ['100000000', '1.00亿元'],
    [null, '—'],
  ])('an amount of %s yuan keeps its digits on a slide: %s', (yuan, text) =>
    expect(sayHallAmount(yuan)).toBe(text),
  );
});
