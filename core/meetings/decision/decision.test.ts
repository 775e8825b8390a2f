import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { becomesTask, type DecisionFacts, deriveDecisionStage } from './decision.ts';
import {
  countDaysLate,
  type DecisionFate,
  deriveOutcome,
  isCountedIn,
  isDecisionOpen,
  LOOP_PARTS,
  measureLoop,
} from './outcome.ts';

const facts = (part: Partial<DecisionFacts> = {}): DecisionFacts => ({
  ...{ isStruck: false, asksWork: true, hasTask: false, isMinuted: false, isSigned: false },
  ...part,
});

describe('the life of a decision (8.8)', () => {
  test.each([
    ['taken down it is a record', {}, 'recorded'],
    ['the minutes hold it', { isMinuted: true }, 'in-minutes'],
    ['signed with the minutes', { isMinuted: true, isSigned: true }, 'signed'],
    ['handed over', { isMinuted: true, isSigned: true, hasTask: true }, 'task'],
    ['ordered ahead it is a task at once', { hasTask: true }, 'task'],
    ['struck out', { isStruck: true, isMinuted: true }, 'struck'],
  ] as const)('%s', (_, part, stage) => expect(deriveDecisionStage(facts(part))).toBe(stage));

  test('nothing becomes a task before the chair has signed, nor twice, nor without a unit that does it', () =>
    fc.assert(
      fc.property(
        fc.record({
          isStruck: fc.boolean(),
          asksWork: fc.boolean(),
          hasTask: fc.boolean(),
          isMinuted: fc.boolean(),
          isSigned: fc.boolean(),
        }),
        (one) => {
          expect(becomesTask(one)).toBe(one.isSigned && one.asksWork && !one.hasTask && !one.isStruck);
        },
      ),
    ));
});

const fate = (part: Partial<DecisionFate> = {}): DecisionFate => ({
  ...{ leadOrgId: '1', dueOn: '2026-11-15', promisedOn: '2026-11-15', doneOn: null, isDropped: false },
  ...part,
});
const TODAY = '2026-11-20';

describe('promised against done (4.5)', () => {
  test.each([
    ['done on its day is kept', { doneOn: '2026-11-15' }, 'kept', 0],
    ['done a day later is late', { doneOn: '2026-11-16' }, 'late', 1],
    ['an extension does not make it punctual', { doneOn: '2026-11-18', promisedOn: '2026-11-30' }, 'late', 3],
    ['past its day and not done', {}, 'overdue', 5],
    ['its day is today', { dueOn: TODAY }, 'open', 0],
    ['no day was given', { dueOn: null }, 'open', 0],
    ['done without a day', { dueOn: null, doneOn: '2026-11-18' }, 'kept', 0],
    ['not taken up by the inspection office', { isDropped: true }, 'dropped', 0],
  ] as const)('%s', (_, part, outcome, days) => {
    expect(deriveOutcome(fate(part), TODAY)).toBe(outcome);
    expect(countDaysLate(fate(part), TODAY)).toBe(days);
  });
  test.each([
    [{ doneOn: '2026-11-18' }, false],
    [{}, true],
    [{ isDropped: true }, false],
  ])('a decision is open until it is done or dropped: %j', (part, isOpen) =>
    expect(isDecisionOpen(fate(part))).toBe(isOpen),
  );
});

describe('the loop measured by unit', () => {
  test('kept on time of those whose day has come; those in hand are no debt', () => {
    const [row] = measureLoop(
      [
        fate({ doneOn: '2026-11-10' }),
        fate({ doneOn: '2026-11-16', promisedOn: '2026-11-30' }),
        fate(),
        fate({ dueOn: '2026-12-31' }),
        fate({ isDropped: true }),
      ],
      TODAY,
    );
    expect(row).toEqual({
      ...{ orgId: '1', decisions: 4, kept: 1, late: 1, overdue: 1, open: 1, extended: 1, keptShare: '33.3' },
    });
  });
  test.each(LOOP_PARTS)('the rows behind the figure %s are as many as it says', (part) => {
    const fates = [
      fate({ doneOn: '2026-11-10' }),
      fate({ doneOn: '2026-11-16', promisedOn: '2026-11-30' }),
      fate(),
      fate({ dueOn: '2026-12-31' }),
      fate({ isDropped: true }),
    ];
    const behind = fates.filter((one) => isCountedIn(part, { ...one, outcome: deriveOutcome(one, TODAY) }));
    expect(behind.length).toBe(measureLoop(fates, TODAY)[0]?.[part]);
    expect(behind.length).toBeGreaterThan(0);
  });
  test('a decision that is not a task yet stands behind no figure', () =>
    expect(isCountedIn('decisions', { outcome: null, dueOn: null, promisedOn: null })).toBe(false));
  test('where nothing has come due there is no share', () =>
    expect(measureLoop([fate({ dueOn: '2026-12-31' })], TODAY)[0]?.keptShare).toBeNull());
  test('units with more overdue stand first', () =>
    expect(
      measureLoop([fate({ leadOrgId: '1', doneOn: '2026-11-10' }), fate({ leadOrgId: '2' })], TODAY).map(
        ({ orgId }) => orgId,
      ),
    ).toEqual(['2', '1']));
  test('every decision that is not dropped is counted in one column, once', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            leadOrgId: fc.constantFrom('1', '2', '3'),
            dueOn: fc.constantFrom(null, '2026-11-15', '2026-12-15'),
            promisedOn: fc.constant(null),
            doneOn: fc.constantFrom(null, '2026-11-10', '2026-11-19'),
            isDropped: fc.boolean(),
          }),
        ),
        (fates) => {
          const rows = measureLoop(fates, TODAY);
          const total = rows.reduce((sum, one) => sum + one.kept + one.late + one.overdue + one.open, 0);
          expect(total).toBe(fates.filter(({ isDropped }) => !isDropped).length);
        },
      ),
    ));
});
