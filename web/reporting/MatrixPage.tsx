import { useTranslation } from 'react-i18next';
import { formatPeriod, getLastMonth, getPeriodKind, type OutputOf } from '#core/platform/public.ts';
import { getMatrix } from '#core/reporting/office-contract.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useSignedIn } from '../app/session.ts';
import { useRoute } from '../app/use-route.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { LongPicture } from '../ui/LongPicture.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { ReportingTabs } from './ReportingTabs.tsx';
import { useReportingPeriod } from './reporting-period.ts';
import { buildMatrixPicture } from './stand-picture.ts';

type Matrix = OutputOf<typeof getMatrix>;
type Cell = Matrix['units'][number]['cells'][number];

/** 报送矩阵: units × periods; a cell says in words and numbers how far it is, never a figure. */
export function MatrixPage() {
  const { t } = useTranslation();
  const period = useReportingPeriod();
  // Naming units outside the house is the office head's decision (handbook 8.2).
  const mayName = useSignedIn().roles.includes('office-head');
  const asked = useRoute(
    getMatrix,
    { query: { to: period ?? '', count: 12 } },
    { isEnabled: period !== null },
  );
  return (
    <div className="wide-print">
      <ReportingTabs current="matrix" />
      <PageHead
        title={t('reporting.matrixTitle')}
        under={t('reporting.matrixUnder')}
        acts={asked.data && mayName ? <MatrixPicture matrix={asked.data} /> : null}
      />
      {asked.data ? (
        asked.data.units.length === 0 ? (
          <EmptyState sentence={t('reporting.matrixEmpty')} />
        ) : (
          <MatrixTable matrix={asked.data} />
        )
      ) : asked.error ? (
        <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <Skeleton lines={10} />
      )}
    </div>
  );
}
export default MatrixPage;

/** The first that holds: missing, late, all accepted, all confirmed, else how many are filled. */
function useCellWords(): (cell: Cell | undefined) => { mark: string; sentence: string; kind: string } {
  const { t } = useTranslation();
  return (cell) => {
    if (!cell || cell.due === 0) return { mark: '', sentence: t('reporting.cell.none'), kind: 'none' };
    const counts = {
      due: cell.due,
      filled: cell.filled,
      confirmed: cell.confirmed,
      missing: cell.missing,
      late: cell.late,
    };
    const sentence = t('reporting.cell.sentence', counts);
    if (cell.missing > 0) return { mark: t('reporting.cell.missing', counts), sentence, kind: 'missing' };
    if (cell.late > 0) return { mark: t('reporting.cell.late', counts), sentence, kind: 'late' };
    if (cell.accepted === cell.due) return { mark: t('reporting.cell.accepted'), sentence, kind: 'done' };
    if (cell.confirmed === cell.due) return { mark: t('reporting.cell.confirmed'), sentence, kind: 'done' };
    return { mark: `${cell.filled}/${cell.due}`, sentence, kind: 'open' };
  };
}

/** A closer watch stands in the address beside its month. */
const toSearch = (period: string) =>
  getPeriodKind(period) === 'month'
    ? { period, watch: undefined }
    : { period: getLastMonth(period), watch: period };
const sayShort = (period: string): string =>
  getPeriodKind(period) === 'month' ? period.slice(2) : formatPeriod(period).replace(/^\d+年/, '');

function MatrixPicture({ matrix }: { matrix: Matrix }) {
  const { t } = useTranslation();
  const wordOf = useCellWords();
  return (
    <LongPicture
      namesUnits
      name={t('reporting.matrixTitle')}
      build={() => buildMatrixPicture(t, matrix, { now: new Date().toISOString(), nameOf: sayShort, wordOf })}
    />
  );
}

function MatrixTable({ matrix }: { matrix: Matrix }) {
  const { t } = useTranslation();
  const wordsOf = useCellWords();
  return (
    <div className="office-table-place">
      <table className="plain-table report-table matrix-table">
        <thead>
          <tr>
            <th scope="col">{t('reporting.office.unit')}</th>
            {matrix.periods.map(({ period, isFrozen }) => (
              <th key={period} scope="col">
                <PageLink to="/reporting" search={toSearch(period)}>
                  {sayShort(period)}
                </PageLink>
                {isFrozen ? <small>{t('reporting.frozen')}</small> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.units.map((unit) => (
            <tr key={unit.orgId}>
              <th scope="row">{unit.orgName}</th>
              {matrix.periods.map(({ period }) => {
                const words = wordsOf(unit.cells.find((cell) => cell.period === period));
                return (
                  <td key={period} className={`matrix-cell matrix-${words.kind}`} title={words.sentence}>
                    {words.mark}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
