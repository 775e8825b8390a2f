import { useTranslation } from 'react-i18next';
import { type FigureMeasure, toProjectFigure } from '#core/documents/public.ts';
import type { ProjectMonthView } from '#core/progress/public.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { useTrace } from '../../app/trace.ts';
import { Figure } from '../../ui/Figure.tsx';
import { WAN } from '../../ui/figure-text.ts';
import { Light, type LightColour } from '../../ui/Light.tsx';
import { OtherRate } from '../../ui/OtherRate.tsx';
import { ScrollsX } from '../../ui/ScrollsX.tsx';

function ReportWords({ report }: { report: ProjectMonthView['report'] }) {
  const { t } = useTranslation();
  if (report === null) return null;
  const parts = [
    ['imageLevel', report.imageLevel],
    ['imageProgress', report.imageProgress],
    ['problems', report.problems],
    ['needsCoordination', report.needsCoordination],
    ['nextSteps', report.nextSteps],
  ].filter(([, text]) => text !== '');
  return (
    <>
      {parts.map(([key, text]) => (
        <p key={key} className="report-words">
          <b>{t(`ledger.report.${key}`)}</b> {text}
        </p>
      ))}
    </>
  );
}

/** Month by month: plan, actual, light, and the confirmed report in the words of its unit. */
export function MonthsPanel({
  projectId,
  months,
}: {
  projectId: string;
  months: readonly ProjectMonthView[];
}) {
  const { t } = useTranslation();
  const { openTrace } = useTrace();
  const traced = (m: ProjectMonthView, term: string, measure: FigureMeasure) => ({
    label: `${m.label} ${term}`,
    onTrace: () => openTrace(toProjectFigure(m.period, projectId, measure)),
  });
  const opened = months.filter((m) => m.state !== 'not-opened').reverse();
  return (
    <section className="panel months-panel">
      <h2>{t('ledger.months')}</h2>
      {opened.length === 0 ? (
        <p className="muted">{t('ledger.months.none')}</p>
      ) : (
        <ScrollsX label={t('ledger.months')}>
          <table className="plain-table words-table months-table">
            <thead>
              <tr>
                <th scope="col">{t('ledger.months.month')}</th>
                <th scope="col">{t('ledger.column.light')}</th>
                <th scope="col" className="align-right">
                  {t('ledger.column.month')}
                  <small>{t('ui.unit.万元')}</small>
                </th>
                <th scope="col" className="align-right">
                  {t('ledger.column.actual')}
                  <small>{t('ui.unit.万元')}</small>
                </th>
                <th scope="col" className="align-right">
                  {t('ledger.curve.plan')}
                  <small>{t('ui.unit.万元')}</small>
                </th>
                <th scope="col" className="align-right">
                  {t('ledger.column.completionRate')}
                </th>
                <th scope="col">{t('ledger.months.report')}</th>
              </tr>
            </thead>
            <tbody>
              {opened.map((m) => (
                <tr key={m.period}>
                  <th scope="row">
                    <PageLink to={`/ledger/${projectId}`} search={{ period: m.period }}>
                      {m.label}
                    </PageLink>
                    <small className="muted"> {t(`ledger.months.${m.state}`)}</small>
                  </th>
                  <td>{m.light ? <Light colour={m.light as LightColour} /> : null}</td>
                  <td className="align-right">
                    <Figure
                      value={m.monthYuan}
                      of={WAN}
                      reason={t('ledger.null.month')}
                      {...traced(m, t('ledger.column.month'), 'period_actual')}
                    />
                  </td>
                  <td className="align-right">
                    <Figure
                      value={m.actualYuan}
                      of={WAN}
                      reason={t('ledger.null.report')}
                      {...traced(m, t('ledger.column.actual'), 'actual_ytd')}
                    />
                    {m.actualPeriod !== null && m.actualPeriod !== m.period ? (
                      <small className="muted"> {t('ledger.months.of', { period: m.actualPeriod })}</small>
                    ) : null}
                  </td>
                  <td className="align-right">
                    <Figure value={m.plannedYuan} of={WAN} reason={t('ledger.null.plan')} />
                  </td>
                  <td className="align-right">
                    <Figure
                      value={m.completionRate}
                      of={{ kind: 'percent' }}
                      reason={t('ledger.null.plan')}
                      {...traced(m, t('ledger.column.completionRate'), 'completion_rate')}
                    />
                    <OtherRate row={{ ...m, annualPlanYuan: m.ratedPlanYuan }} />
                  </td>
                  <td className="report-cell">
                    {m.report ? (
                      <small className="muted">
                        {t(`ledger.report.${m.report.status}`)}
                        {m.report.confirmWay ? ` · ${t(`ledger.report.${m.report.confirmWay}`)}` : ''}
                        {m.report.isLate ? ` · ${t('ledger.report.late')}` : ''}
                      </small>
                    ) : null}
                    <ReportWords report={m.report} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollsX>
      )}
    </section>
  );
}
