import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ImportRunView, listImportFindings } from '../../../core/quality/import-contract.ts';
import { useSearchParams } from '../../app/address.ts';
import { usePagedRoute } from '../../app/use-route.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { MoreButton } from './MoreButton.tsx';

const SEVERITIES = ['error', 'warning', 'note'] as const;
type Severity = (typeof SEVERITIES)[number];
const SIGNS: Record<Severity, string> = { error: '✗', warning: '！', note: '·' };

function Found({ importId, severity }: { importId: string; severity: Severity }) {
  const { t } = useTranslation();
  const pages = usePagedRoute(listImportFindings, { params: { importId }, query: { severity } }, (last) =>
    last.next === null ? null : { page: last.next },
  );
  if (pages.error && !pages.data) return <ErrorState error={pages.error} inline />;
  if (!pages.data) return <Skeleton lines={6} />;
  const findings = pages.data.flatMap((page) => page.findings);
  if (findings.length === 0) return <EmptyState sentence={t('quality.import.noFinding')} />;
  return (
    <>
      <ul className="import-findings">
        {findings.map((finding) => (
          <li key={`${finding.address} ${finding.code} ${finding.message}`}>
            <span className="import-address">{finding.address}</span>
            <span>
              <span aria-hidden="true">{SIGNS[severity]} </span>
              {finding.message} <small className="muted">{finding.code}</small>
            </span>
          </li>
        ))}
      </ul>
      <MoreButton pages={pages} />
    </>
  );
}

/** What the checks found, each with its cell; rates are named as rounding, truncation or error. */
export function FindingsPanel({
  run,
  head,
}: {
  run: ImportRunView;
  head: NonNullable<ImportRunView['head']>;
}) {
  const { t } = useTranslation();
  const [params, change] = useSearchParams();
  const severity =
    SEVERITIES.find((name) => name === params.severity) ??
    SEVERITIES.find((name) => head.findings[name] > 0) ??
    'error';
  return (
    <section className="panel">
      <Segmented<Severity>
        className="no-print"
        aria-label={t('quality.import.severity')}
        value={severity}
        options={SEVERITIES.map((name) => ({
          value: name,
          label: `${t(`quality.import.severity.${name}`)} ${head.findings[name]}`,
        }))}
        onChange={(next) => change({ severity: next })}
      />
      <Found key={severity} importId={run.id} severity={severity} />
    </section>
  );
}
