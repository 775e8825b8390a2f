import { describe, expect, test } from 'vitest';
import { TASK_MOVE_WORDS, TaskMoveSchema, type TaskOrder } from '#core/supervision/task/task.ts';
import {
  listAnswerable,
  listAnsweredFirst,
  listMoveFields,
  type MoveFields,
  orderSteps,
  type StepKind,
  type StepSetting,
  toFirstFields,
  toMove,
} from './move-form.ts';

const order: TaskOrder = {
  title: '完成协议签订',
  leadOrgId: '7',
  supportingOrgIds: ['8'],
  deliverable: '',
  target: '',
  dueOn: '2026-12-31',
  cadence: null,
  isVeto: false,
};
const ofLead: StepSetting = {
  today: '2026-11-20',
  ownOrgId: '7',
  units: [
    { orgId: '7', isAcknowledged: true },
    { orgId: '8', isAcknowledged: false },
  ],
  order,
  number: '',
  askedDueOn: '2027-01-15',
};
const ofInspection: StepSetting = { ...ofLead, ownOrgId: '1' };
const typed: MoveFields = { text: '已完成', reason: '两户在外', dueOn: '2027-01-15' };
const KINDS = (Object.keys(TASK_MOVE_WORDS) as (keyof typeof TASK_MOVE_WORDS)[]).filter(
  (kind): kind is StepKind => kind !== 'propose',
);

describe('the form of a step', () => {
  test.each([
    ['the lead unit', ofLead],
    ['the inspection office', ofInspection],
  ])(
    'of %s asks for everything that the step needs: each filled form is a step that the contract takes',
    (_, setting) => {
      for (const kind of KINDS) {
        const move = toMove(kind, { ...toFirstFields(kind, setting), ...typed }, setting);
        expect(TaskMoveSchema.safeParse(move).error, kind).toBeUndefined();
      }
    },
  );

  test('lets a unit answer in its own name, and the inspection office record what came on paper with its day', () => {
    expect(toMove('feedback', { ...toFirstFields('feedback', ofLead), text: '已签' }, ofLead)).toMatchObject({
      orgId: '7',
      way: 'inside',
      on: '2026-11-20',
    });
    const recorded = { ...toFirstFields('acknowledge', ofInspection), on: '2026-11-18', personName: '李某' };
    expect(toMove('acknowledge', recorded, ofInspection)).toMatchObject({
      orgId: '8',
      way: 'paper',
      on: '2026-11-18',
      personName: '李某',
    });
  });

  test('asks for a new deadline at a look-back only where the matter has relapsed', () => {
    expect(listMoveFields('look-back', ofInspection, 'holds')).not.toContain('dueOn');
    const relapsed = { ...toFirstFields('look-back', ofInspection), ...typed, verdict: 'relapsed' as const };
    expect(toMove('look-back', relapsed, ofInspection)).toMatchObject({ dueOn: '2027-01-15' });
  });

  test('opens an extension with the day that was asked', () => {
    expect(toFirstFields('grant-extension', ofInspection).dueOn).toBe('2027-01-15');
  });
});

describe('the steps of a person', () => {
  test('stand in an order that loses none but the acknowledgement that nobody owes', () => {
    expect(orderSteps(KINDS, ofInspection)).toHaveLength(KINDS.length);
    expect(orderSteps(['feedback', 'acknowledge', 'report-done'], ofLead)).toEqual([
      'feedback',
      'report-done',
    ]);
    const fresh = { ...ofLead, units: [{ orgId: '7', isAcknowledged: false }] };
    expect(orderSteps(['feedback', 'acknowledge'], fresh)).toEqual(['acknowledge', 'feedback']);
  });
});

describe('A paper that waits for a reply', () => {
  const owed = [
    { orgId: '7', documentId: '1', otherMatters: 0 },
    { orgId: '7', documentId: '2', otherMatters: 2 },
  ];
  test('may be answered by a feedback or a report of completion, by no other step', () => {
    expect(listAnswerable('feedback', owed, '7')).toEqual(owed);
    expect(listAnswerable('report-done', owed, '7')).toEqual(owed);
    expect(listAnswerable('ask-extension', owed, '7')).toEqual([]);
  });
  test('is answered for the unit that owes the reply and for no other', () => {
    expect(listAnswerable('feedback', owed, '8')).toEqual([]);
  });
  test('is ticked from the start only where it asks about this matter alone', () => {
    expect(listAnsweredFirst(owed)).toEqual(['1']);
  });
});
