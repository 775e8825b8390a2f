import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { getProject } from '#core/ledger/public.ts';
import { formatAmount, toPrintedAmount } from '#core/platform/public.ts';
import { getProjectProgress, listProjectMonths, type ProjectMonthView } from '#core/progress/public.ts';
import { useShownPeriod } from '../../app/periods.ts';
import { useRoute } from '../../app/use-route.ts';
import { Chart } from '../../ui/Chart.tsx';
import type { ChartModel } from '../../ui/chart/chart-model.ts';
import { Figure } from '../../ui/Figure.tsx';
import { Light, type LightColour } from '../../ui/Light.tsx';
import { OtherRate } from '../../ui/OtherRate.tsx';

const YI = { kind: 'amount', unit: '亿元' } as const;
const PERCENT = { kind: 'percent' } as const;

const wan = (values: readonly (string | null)[]) => ({
  values: values.map((value) => (value === null ? null : toPrintedAmount(value, '万元'))),
  texts: values.map((value) => (value === null ? '—' : formatAmount(value, '万元'))),
});

/** Plan and actual of the year, cumulative; months without a report of their own are left open. */
const toCurve = (months: readonly ProjectMonthView[], period: string, t: TFunction): ChartModel => ({
  label: t('meetings.live.curve'),
  places: months.map((one) => String(Number(one.period.slice(5)))),
  unit: t('ui.unit.万元'),
  series: [
    {
      name: t('meetings.live.annual'),
      look: 'plan',
      kind: 'line',
      ...wan(months.map((one) => one.plannedYuan)),
    },
    {
      ...{ name: t('meetings.live.actual'), look: 'actual', kind: 'line' },
      ...wan(
        months.map((one) =>
          one.period <= period && one.actualPeriod === one.period ? one.actualYuan : null,
        ),
      ),
    },
  ],
});

/** 一页纸 on the big screen: light and reason, the figures that matter, plan and actual, the unit's own words. */
export function ProjectSheet({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  const period = useShownPeriod();
  const params = { projectId };
  const project = useRoute(getProject, { params }).data;
  const isEnabled = period !== null;
  const progress = useRoute(
    getProjectProgress,
    { params, query: { period: period ?? '' } },
    { isEnabled },
  ).data;
  const year = Number((period ?? '2026').slice(0, 4));
  const months = useRoute(listProjectMonths, { params, query: { year } }, { isEnabled }).data?.months ?? [];
  const row = progress?.row;
  if (!project || !row || period === null) return null;
  const report = months.find((one) => one.period === period)?.report;
  const words = [
    ['imageProgress', report?.imageProgress],
    ['problems', report?.problems],
    ['needsCoordination', report?.needsCoordination],
    ['nextSteps', report?.nextSteps],
  ].filter(([, text]) => text);
  const lights = progress.lights.filter(({ isCovered }) => isCovered);
  const overall = lights.find(({ dimension }) => dimension === 'overall') ?? lights[0];
  return (
    <div className="live-sheet">
      <div className="live-figures">
        <div className="live-light">
          <Light colour={row.light as LightColour} />
          <span>{overall?.reasons[0]?.sentence ?? progress.sentence}</span>
        </div>
        <dl>
          <div>
            <dt>{t('meetings.live.total')}</dt>
            <dd>
              <Figure value={row.totalInvestmentYuan} of={YI} unit={t('ui.unit.亿元')} />
            </dd>
          </div>
          <div>
            <dt>{t('meetings.live.annual')}</dt>
            <dd>
              <Figure value={row.annualPlanYuan} of={YI} unit={t('ui.unit.亿元')} />
            </dd>
          </div>
          <div>
            <dt>{t('meetings.live.actual')}</dt>
            <dd>
              <Figure value={row.actualYuan} of={YI} unit={t('ui.unit.亿元')} />
            </dd>
          </div>
          <div>
            <dt>{t('meetings.live.rate')}</dt>
            <dd>
              <Figure value={row.completionRate} of={PERCENT} /> <OtherRate row={row} />
            </dd>
          </div>
          <div>
            <dt>{t('meetings.live.planned')}</dt>
            <dd>
              <Figure value={row.plannedShare} of={PERCENT} />
            </dd>
          </div>
        </dl>
        {words.map(([key, text]) => (
          <p key={key}>
            <b>{t(`meetings.live.${key}`)}</b> {text}
          </p>
        ))}
      </div>
      <section className="panel">
        <Chart model={toCurve(months, period, t)} />
      </section>
    </div>
  );
}
