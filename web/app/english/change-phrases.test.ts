import { expect, test } from 'vitest';
import { DEFAULT_PROBLEM_RULES, describeProblemMove, type ProblemMove } from '#core/problems/public.ts';
import { describeTaskMove, type TaskMove } from '#core/supervision/public.ts';
import { readSentence } from './english-answers.ts';

const on = '2026-11-20';
const dueOn = '2026-11-30';
const problemMoves: ProblemMove[] = [
  { kind: 'consent-step-up', toLevel: 3, dueOn, note: '', on },
  { kind: 'decline-step-up', reason: '先协调', on },
  { kind: 'respond', text: '同意', leaderName: '', dueOn, fileIds: [], on },
  { kind: 'return', reason: '不属本单位', suggestion: '住建局', on },
  { kind: 'verify', orgId: '1', verdict: 'agree', text: '属实', fileIds: [], on },
  { kind: 'verify', orgId: '1', verdict: 'reject', text: '未完', fileIds: [], on },
  { kind: 'close', note: '', on },
  { kind: 'reopen', reason: '反复', dueOn, on },
];
const taskMoves: TaskMove[] = [
  { kind: 'grant-extension', dueOn, note: '', on },
  { kind: 'refuse-extension', reason: '不宜', on },
  { kind: 'answer-objection', text: '维持', on },
  { kind: 'verify', verdict: 'agree', text: '属实', fileIds: [], on },
  { kind: 'verify', verdict: 'reject', text: '未完', fileIds: [], on },
  { kind: 'close', satisfaction: null, note: '', on },
  { kind: 'withdraw', reason: '重复', on },
];

test('What the other sides are told of a problem or a task is said and read in English, whatever the move', () => {
  const said = [
    ...problemMoves.map((move) => describeProblemMove('X', move, DEFAULT_PROBLEM_RULES.levelNames)),
    ...taskMoves.map((move) => describeTaskMove('X', move)),
  ];
  for (const one of said) {
    const english = readSentence(one ?? '');
    expect(english.replace('项目建设指挥部', '')).not.toMatch(/\p{Script=Han}/u);
    expect(english).toContain('“X”');
  }
  expect(said[0]).toBe('问题“X”已提级到项目建设指挥部，新时限2026年11月30日');
});

test('Nobody is told of what concerns the unit at work alone', () => {
  const names = DEFAULT_PROBLEM_RULES.levelNames;
  expect(describeProblemMove('X', { kind: 'start', note: '', on }, names)).toBeNull();
  expect(describeTaskMove('X', { kind: 'assign', note: '', on })).toBeNull();
});
