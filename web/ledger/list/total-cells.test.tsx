import i18next from 'i18next';
import { isValidElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { GroupFiguresView } from '#core/progress/public.ts';
import { totalFooter } from './total-cells.tsx';

// Without texts nothing would be shown and nothing could be followed: a key stands for its text.
await i18next.init({ lng: 'zh', keySeparator: false, resources: { zh: { translation: {} } } });

const none = { value: null, count: 0, of: 0, reason: null };
const figures: GroupFiguresView = {
  ...{ projectCount: 132, expandedCount: 157, planCount: 130, totalInvestmentYuan: '24181300000' },
  ...{ actualYuan: '7888510000', annualPlanYuan: '9430260000', ratedActualYuan: null },
  ...{ plannedCumulativeYuan: '0', completionRate: '0.837', plannedShare: null, proRataShare: null },
  ...{ lead: null, leadOverProRata: null, scheduleRatio: null, shortfallYuan: '0' },
  ...{ reported: { count: 66, of: 67 }, standings: {}, lights: { red: 28, yellow: 26, green: 74 } },
  ...{ startRate: none, startOrResumeRate: none, punctuality: none, completeness: none, nullReason: null },
};
const buttonsIn = (cell: ReactNode): number =>
  isValidElement(cell) ? (renderToStaticMarkup(cell).match(/<button/g) ?? []).length : 0;

test('Each total of the whole leads to what it was added up from, each light to its projects', () => {
  const foot = totalFooter(figures, 'top', { onTrace: () => {}, onLight: () => {} });
  for (const key of ['name', 'totalInvestment', 'annualPlan', 'actual', 'completionRate', 'report'])
    expect(buttonsIn(foot[key]), key).toBe(1);
  expect(buttonsIn(foot.light)).toBe(2);
  // A figure that cannot be computed leads nowhere.
  expect(buttonsIn(foot.leadPoints)).toBe(0);
});

test('Of a narrowed list the rows above are all that stands behind the totals', () => {
  const foot = totalFooter(figures, 'top', { onTrace: null, onLight: () => {} });
  expect(buttonsIn(foot.actual)).toBe(0);
  expect(buttonsIn(foot.light)).toBe(2);
});
