import { useTranslation } from 'react-i18next';
import type { ReportRowView } from '#core/reporting/row-contract.ts';
import { Figure } from '../ui/Figure.tsx';
import { ReportLink } from './ReportLink.tsx';
import { nameWithState } from './reporting-words.ts';

/** The grid on a phone: one card a project with the two figures that matter; a tap opens its form. */
export function ProjectCards({ rows }: { rows: readonly ReportRowView[] }) {
  const { t } = useTranslation();
  return (
    <ul className="report-cards">
      {rows.map((row) => (
        <li key={row.projectId}>
          <ReportLink to={`/reporting/projects/${row.projectId}`} className="report-card">
            <b>{nameWithState(row)}</b>
            <span>
              {row.statusLabel}
              {row.findings.length > 0 && row.status !== 'open'
                ? ` · ${t('reporting.findings', { count: row.findings.length })}`
                : ''}
            </span>
            <span>
              {t('reporting.column.ytdAmountYuan')}{' '}
              <Figure
                value={row.ytdYuan}
                of={{ kind: 'amount', unit: '万元' }}
                unit={t('reporting.wan')}
                reason={t('reporting.notFilled')}
              />
            </span>
            <span>
              {t('reporting.column.completionRate')}{' '}
              <Figure
                value={row.completionRate}
                of={{ kind: 'percent' }}
                reason={row.annualPlanYuan === null ? t('reporting.noPlan') : t('reporting.notFilled')}
              />
            </span>
          </ReportLink>
        </li>
      ))}
    </ul>
  );
}
