import { describe, expect, it } from 'vitest';
import {
  formatPercent,
  formatPoints,
  getAsOfDate,
  roundHalfAway,
  toFraction,
  toPrintedAmount,
} from '#core/platform/public.ts';
import daysBehindCases from '../../cases/progress/days-behind.json' with { type: 'json' };
import standingCases from '../../cases/progress/standings.json' with { type: 'json' };
import { countDaysBehind, findLastDayOnPlan } from './days-behind.ts';
import { deriveProgress } from './derive-progress.ts';
import { buildFacts, buildPlan } from './progress-facts.builder.ts';
import type { ProgressFacts } from './progress-facts.ts';

const monthEnd: Record<string, string> = { '2026-02': '2026-02-28', '2026-06': '2026-06-30' };

describe('the worked example of handbook 3.3', () => {
  const progress = deriveProgress(buildFacts(), '2026-06-30');

  it('gives the printed figures of the page', () => {
    expect(formatPercent(progress.plannedShare)).toBe('44.4%');
    expect(toPrintedAmount(progress.plannedCumulativeYuan ?? '0', '万元')).toBe('5333');
    expect(progress.plannedCumulativeYuan).toBe('53333333');
    expect(formatPercent(progress.completionRate)).toBe('35.0%');
    expect(roundHalfAway(progress.scheduleRatio ?? '0', 4)).toBe('0.7875');
    expect(formatPoints(progress.completionRate, progress.plannedShare)).toBe('−9.4');
    expect(toPrintedAmount(progress.shortfallYuan ?? '0', '万元')).toBe('1133');
    expect(formatPercent(progress.proRataShare)).toBe('50.0%');
    expect(formatPoints(progress.completionRate, progress.proRataShare)).toBe('−15.0');
    expect(progress.daysBehind).toBe(25);
    expect([progress.requiredPaceYuan, progress.remainingActiveMonths]).toEqual(['15600000', '5']);
    expect(progress.standing).toBe('behind');
    expect(progress.actualPeriodId).toBe('2026-06');
  });

  it('is the same when it is computed in July for June', () => {
    expect(deriveProgress(buildFacts(), getAsOfDate('2026-06', '2026-07-20'))).toEqual(progress);
  });

  it('holds nothing but plain JSON', () => {
    expect(JSON.parse(JSON.stringify(progress))).toEqual(progress);
  });
});

describe('standing', () => {
  it.each(standingCases.cases)('$rule', ({ change, standing }) => {
    const facts = buildFacts(change as Partial<ProgressFacts>);
    expect(deriveProgress(facts, monthEnd[facts.periodId] ?? '').standing).toBe(standing);
  });
});

describe('days behind', () => {
  it.each(daysBehindCases.cases)('$rule', ({ actualYuan, asOf, lastDayOnPlan, daysBehind }) => {
    const plan = { ...buildPlan(), cumulativeYuan: daysBehindCases.plan };
    expect(findLastDayOnPlan(plan, toFraction(actualYuan))).toBe(lastDayOnPlan);
    expect(countDaysBehind(plan, toFraction(actualYuan), asOf)).toBe(daysBehind);
  });

  it('is 0 on plan, and null without a plan or without a report', () => {
    const onPlan = buildFacts({ actuals: [{ periodId: '2026-06', amountYuan: '53333333' }] });
    expect(deriveProgress(onPlan, '2026-06-30').daysBehind).toBe(0);
    expect(deriveProgress(buildFacts({ actuals: [] }), '2026-06-30').daysBehind).toBeNull();
    expect(
      deriveProgress(buildFacts({ plan: null, planAbsence: 'none' }), '2026-06-30').daysBehind,
    ).toBeNull();
  });

  it('goes back to 31 December when the plan was passed on no day of the year', () => {
    const plan = buildPlan('1200', 1, 12);
    expect(findLastDayOnPlan(plan, toFraction('0'))).toBe('2025-12-31');
    expect(countDaysBehind(plan, toFraction('0'), '2026-01-31')).toBe(31);
  });
});

describe('figures that cannot be computed', () => {
  it('before the plan is issued have no rate and say so', () => {
    const progress = deriveProgress(buildFacts({ plan: null, planAbsence: 'not-issued' }), '2026-06-30');
    expect([progress.completionRate, progress.plannedShare, progress.lead]).toEqual([null, null, null]);
    expect(progress.nullReasons.completionRate).toBe('plan-not-issued');
    expect(progress.actualYuan).toBe('42000000');
  });

  it('with a plan of 0 are null and never a division by zero', () => {
    const progress = deriveProgress(buildFacts({ plan: buildPlan('0') }), '2026-06-30');
    expect([progress.completionRate, progress.scheduleRatio]).toEqual([null, null]);
    expect(progress.nullReasons.completionRate).toBe('plan-not-positive');
    expect(progress.standing).toBe('no-plan');
  });

  it('without a report this year are null, while lights and groups count 0 once a report was due', () => {
    const due = deriveProgress(
      buildFacts({ actuals: [], dueReports: [{ periodId: '2026-06', isConfirmed: false }] }),
      '2026-06-30',
    );
    expect([due.actualYuan, due.completionRate, due.countedActualYuan]).toEqual([null, null, '0']);
    expect(due.nullReasons.completionRate).toBe('no-report');
    const notDue = deriveProgress(
      buildFacts({ actuals: [], dueReports: [{ periodId: '2025-12', isConfirmed: false }] }),
      '2026-06-30',
    );
    expect(notDue.countedActualYuan).toBeNull();
  });

  it('r is null while nothing is planned', () => {
    const progress = deriveProgress(
      buildFacts({ periodId: '2026-02', actuals: [{ periodId: '2026-02', amountYuan: '10' }] }),
      '2026-02-28',
    );
    expect([progress.scheduleRatio, progress.nullReasons.scheduleRatio]).toEqual([
      null,
      'nothing-planned-yet',
    ]);
    expect(progress.plannedShare).toBe('0');
  });
});

describe('required pace', () => {
  const ytd = (amounts: Record<string, string>): ProgressFacts['actuals'] =>
    Object.entries(amounts).map(([periodId, amountYuan]) => ({ periodId, amountYuan }));

  it('counts the running month by its days', () => {
    const progress = deriveProgress(buildFacts(), '2026-06-15');
    expect([progress.remainingActiveMonths, progress.requiredPaceYuan]).toEqual(['5.5', '14181818.181818']);
  });

  it('is null when something is owed and no active month is left, and 0 when nothing is owed', () => {
    const owed = deriveProgress(buildFacts({ periodId: '2026-12' }), '2026-12-31');
    expect([owed.requiredPaceYuan, owed.nullReasons.requiredPaceYuan]).toEqual([null, 'no-months-left']);
    const paid = deriveProgress(
      buildFacts({ periodId: '2026-12', actuals: ytd({ '2026-12': '130000000' }) }),
      '2026-12-31',
    );
    expect(paid.requiredPaceYuan).toBe('0');
  });

  it('stands beside the best month and the mean of the last three, a missing report spread evenly', () => {
    const progress = deriveProgress(
      buildFacts({ actuals: ytd({ '2026-03': '5000000', '2026-06': '41000000' }), periodId: '2026-06' }),
      '2026-06-30',
    );
    expect([progress.bestMonthYuan, progress.recentMeanYuan]).toEqual(['12000000', '12000000']);
    expect(progress.requiredToBest).toBe('1.316666666666');
  });

  it('leaves out months that were paused or are not active', () => {
    const actuals = ytd({
      '2026-02': '1000000',
      '2026-03': '4000000',
      '2026-04': '10000000',
      '2026-05': '11000000',
    });
    const progress = deriveProgress(
      buildFacts({ actuals, pausedMonths: [4], periodId: '2026-05' }),
      '2026-05-31',
    );
    expect([progress.bestMonthYuan, progress.recentMeanYuan]).toEqual(['3000000', '2000000']);
  });

  it('has no pace when nothing was done', () => {
    const progress = deriveProgress(buildFacts({ actuals: ytd({ '2026-06': '0' }) }), '2026-06-30');
    expect([progress.bestMonthYuan, progress.recentMeanYuan, progress.requiredToBest]).toEqual([
      null,
      null,
      null,
    ]);
    expect(progress.nullReasons.bestMonthYuan).toBe('no-increments');
  });
});

describe('pro rata', () => {
  it('is 10/12 at the end of October by the year, and by days in the window of the project', () => {
    const progress = deriveProgress(
      buildFacts({ periodId: '2026-10', window: { startsOn: '2026-10-01', endsOn: '2026-12-09' } }),
      '2026-10-31',
    );
    expect([formatPercent(progress.proRataShare), formatPercent(progress.windowShare)]).toEqual([
      '83.3%',
      '44.3%',
    ]);
  });
});

describe('milestone delay', () => {
  it('is counted from the current approved finish, with the original beside it', () => {
    const milestone = { isCritical: true, originalFinishOn: '2026-05-01', currentFinishOn: '2026-06-10' };
    const progress = deriveProgress(
      buildFacts({
        milestones: [
          { milestoneId: 'a', name: '基础', ...milestone, actualFinishOn: null },
          { milestoneId: 'b', name: '主体', ...milestone, actualFinishOn: '2026-06-12' },
          { milestoneId: 'c', name: '装修', ...milestone, actualFinishOn: '2026-04-12' },
          { milestoneId: 'd', name: '后来才完成', ...milestone, actualFinishOn: '2026-07-02' },
        ],
      }),
      '2026-06-30',
    );
    expect(
      progress.milestoneDelays.map((d) => [d.daysLate, d.daysLateAgainstOriginal, d.isFinished]),
    ).toEqual([
      [20, 60, false],
      [2, 42, true],
      [0, 0, true],
      [20, 60, false],
    ]);
  });
});
