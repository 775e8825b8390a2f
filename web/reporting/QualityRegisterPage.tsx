import { Segmented } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { getLastMonth, getPeriodKind, getPreviousPeriod, type OutputOf } from '#core/platform/public.ts';
import { getQualityRegister, type QualityRow } from '#core/reporting/quality-register-contract.ts';
import { useOpenPage, useSearchParams } from '../app/address.ts';
import { useRoute } from '../app/use-route.ts';
import { CopyTable } from '../ui/CopyTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { ListTable } from '../ui/ListTable.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { toRowEntries } from '../ui/table/table-model.ts';
import { qualityColumns } from './quality-columns.tsx';
import { ReportingTabs } from './ReportingTabs.tsx';
import { useReportingPeriod } from './reporting-period.ts';

type Span = 'year' | 'twelve';

const monthOf = (period: string): string =>
  getPeriodKind(period) === 'month' ? period : getLastMonth(period);

function monthsBack(to: string, count: number): string {
  let from = to;
  for (let n = 1; n < count; n += 1) from = getPreviousPeriod(from);
  return from;
}

/** The months of the register: the year so far, or the last twelve. */
export const toSpan = (to: string, span: Span): { from: string; to: string } => ({
  from: span === 'year' ? `${to.slice(0, 4)}-01` : monthsBack(to, 12),
  to,
});

/** 报送质量台账: how each unit reported over the months. Units stand in the official order; nobody is ranked. */
export default function QualityRegisterPage() {
  const { t } = useTranslation();
  const period = useReportingPeriod();
  const [params, change] = useSearchParams();
  const span: Span = params.span === 'twelve' ? 'twelve' : 'year';
  const months = toSpan(period === null ? '2000-01' : monthOf(period), span);
  const asked = useRoute(getQualityRegister, { query: months }, { isEnabled: period !== null });
  return (
    <div className="list-page wide-print">
      <ReportingTabs current="quality" />
      {asked.data ? (
        <Register
          register={asked.data}
          months={months}
          spanChoice={
            <Segmented<Span>
              className="no-print"
              aria-label={t('reporting.register.span')}
              value={span}
              options={[
                { value: 'year', label: t('reporting.register.span.year') },
                { value: 'twelve', label: t('reporting.register.span.twelve') },
              ]}
              onChange={(next) => change({ span: next === 'year' ? undefined : next })}
            />
          }
        />
      ) : asked.error ? (
        <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <Skeleton lines={10} title />
      )}
    </div>
  );
}

interface RegisterProps {
  register: OutputOf<typeof getQualityRegister>;
  months: { from: string; to: string };
  spanChoice: ReactNode;
}

function Register({ register, months, spanChoice }: RegisterProps) {
  const { t, i18n } = useTranslation();
  const openPage = useOpenPage();
  const { units, total } = register;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the titles follow the language
  const columns = useMemo(() => qualityColumns(total !== null), [i18n.language, total === null]);
  const entries = useMemo(() => toRowEntries(units, (row) => row.orgId), [units]);
  const footer = total && Object.fromEntries(columns.map((column) => [column.key, column.cell(total)]));
  return (
    <>
      <PageHead
        title={t('reporting.register.title')}
        under={t('reporting.register.under', months)}
        acts={
          <>
            {spanChoice}
            <CopyTable columns={columns} entries={entries} />
            <PrintButton />
          </>
        }
      />
      <div className="list-rest">
        <ListTable<QualityRow>
          label={t('reporting.register.title')}
          columns={columns}
          entries={entries}
          total={units.length}
          empty={<EmptyState sentence={t('reporting.register.none')} />}
          {...(footer ? { footer } : {})}
          {...(total
            ? {
                onOpen: (entry) =>
                  entry.kind === 'row' ? openPage(`/reporting/office/${entry.row.orgId}`) : undefined,
              }
            : {})}
        />
      </div>
      <p className="report-last">{t('reporting.register.note')}</p>
    </>
  );
}
