import { useTranslation } from 'react-i18next';
import { type FigureMeasure, toProjectFigure } from '#core/documents/public.ts';
import { type ProjectView, STAGES } from '#core/ledger/public.ts';
import type { ProjectRowView } from '#core/progress/public.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { useTrace } from '../../app/trace.ts';
import { Figure } from '../../ui/Figure.tsx';
import { WAN } from '../../ui/figure-text.ts';
import { Light, type LightColour } from '../../ui/Light.tsx';
import { wordOf } from '../../ui/labels.ts';
import { OtherRate } from '../../ui/OtherRate.tsx';
import { ScrollsX } from '../../ui/ScrollsX.tsx';

/** 打捆: the parts report, the bundle is their sum; both counts are given. */
export function PartsPanel({
  project,
  rows,
  period,
}: {
  project: ProjectView;
  rows: readonly ProjectRowView[];
  period: string;
}) {
  const { t } = useTranslation();
  const { openTrace } = useTrace();
  const traced = (part: { id: string; name: string }, term: string, measure: FigureMeasure) => ({
    label: `${part.name} ${term}`,
    onTrace: () => openTrace(toProjectFigure(period, part.id, measure)),
  });
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  return (
    <section className="panel">
      <h2>{t('ledger.parts', { count: project.parts.length })}</h2>
      <ScrollsX label={t('ledger.parts', { count: project.parts.length })}>
        <table className="plain-table words-table">
          <thead>
            <tr>
              <th scope="col">{t('ledger.column.name')}</th>
              <th scope="col">{t('ledger.column.unit')}</th>
              <th scope="col">{t('ledger.column.stage')}</th>
              <th scope="col">{t('ledger.column.light')}</th>
              <th scope="col" className="align-right">
                {t('ledger.column.annualPlan')}
                <small>{t('ui.unit.万元')}</small>
              </th>
              <th scope="col" className="align-right">
                {t('ledger.column.actual')}
                <small>{t('ui.unit.万元')}</small>
              </th>
              <th scope="col" className="align-right">
                {t('ledger.column.completionRate')}
              </th>
              <th scope="col">{t('ledger.column.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {project.parts.map((part) => {
              const row = rowOf.get(part.id);
              return (
                <tr key={part.id}>
                  <th scope="row">
                    <PageLink to={`/ledger/${part.id}`}>{part.name}</PageLink>
                  </th>
                  <td>{part.unitName}</td>
                  <td>{wordOf(STAGES, part.stage)}</td>
                  <td>{row ? <Light colour={row.light as LightColour} /> : '—'}</td>
                  <td className="align-right">
                    <Figure
                      value={row?.annualPlanYuan ?? null}
                      of={WAN}
                      reason={t('ledger.null.plan')}
                      {...traced(part, t('ledger.column.annualPlan'), 'annual_plan')}
                    />
                  </td>
                  <td className="align-right">
                    <Figure
                      value={row?.actualYuan ?? null}
                      of={WAN}
                      reason={t('ledger.null.report')}
                      {...traced(part, t('ledger.column.actual'), 'actual_ytd')}
                    />
                  </td>
                  <td className="align-right">
                    <Figure
                      value={row?.completionRate ?? null}
                      of={{ kind: 'percent' }}
                      reason={t('ledger.null.report')}
                      {...traced(part, t('ledger.column.completionRate'), 'completion_rate')}
                    />
                    <OtherRate row={row ?? null} />
                  </td>
                  <td>{row?.reason ?? ''}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollsX>
    </section>
  );
}
