import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import type { getReport } from '#core/reporting/fill-contract.ts';
import { longInstant } from './reporting-words.ts';

/** Who did what with the report, on line or on paper, with reasons; names as of that day. */
export function ReportHistory({ report }: { report: OutputOf<typeof getReport> }) {
  const { t } = useTranslation();
  if (report.history.length === 0) return <p>{t('reporting.noHistory')}</p>;
  return (
    <ol className="report-history">
      {report.history.map((act) => (
        <li key={`${act.at} ${act.kind}`}>
          <b>{act.label}</b> {act.personName}（{act.orgName}） {longInstant(act.at)}
          {act.kind === 'confirm' ? ` · ${t(`reporting.way.${act.way}`)}` : ''}
          {act.reason ? <div className="report-last">{act.reason}</div> : null}
        </li>
      ))}
    </ol>
  );
}
