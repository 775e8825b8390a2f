import { describe, expect, it } from 'vitest';
import { findHeldOn, findSourceKind, newSpeechDraft, takeText } from './speech-draft.ts';

const TODAY = '2026-11-23';
const MINUTES = '望川县重点项目调度会议纪要\n2026年11月20日，县长主持召开会议。县发改局12月10日前报清单。';

describe('a text as it comes', () => {
  it('gives its title, kind and day', () => {
    expect(takeText(newSpeechDraft(TODAY), MINUTES, TODAY)).toMatchObject({
      title: '望川县重点项目调度会议纪要',
      sourceKind: 'meeting',
      heldOn: '2026-11-20',
    });
  });

  it('does not change the day and the kind that a person has set', () => {
    const before = { ...newSpeechDraft(TODAY), title: '另一篇', heldOn: '2026-11-01' };
    expect(takeText(before, MINUTES, TODAY)).toMatchObject({
      title: '另一篇',
      sourceKind: 'speech',
      heldOn: '2026-11-01',
    });
  });

  it.each([
    ['关于做好民生实事的通知\n定于2026年12月5日召开会议。', null],
    ['没有日期的讲话', null],
    ['2026年13月45日', null],
    [`通知${'正文。'.repeat(200)}\n望川县人民政府办公室\n2026年10月8日`, '2026-10-08'],
  ])('the day of %s', (text, day) => {
    expect(findHeldOn(text, TODAY)).toBe(day);
  });

  it.each([
    ['县长在项目推进会上的讲话', 'speech'],
    ['县领导批示摘编', 'instruction'],
    ['2026年政府工作报告任务分解', 'work-report'],
    ['随手记', null],
  ])('%s is of kind %s', (title, kind) => {
    expect(findSourceKind(title)).toBe(kind);
  });
});
