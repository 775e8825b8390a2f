import { useTranslation } from 'react-i18next';
import { downloadSource, getSourceCell } from '#core/indicators/import/import-contract.ts';
import { usePlace, useSearchParams } from '../../app/address.ts';
import { useRoute } from '../../app/use-route.ts';
import { DownloadButton } from '../../ui/DownloadButton.tsx';
import { LookError } from '../../ui/LookError.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import './statistics-import.css';

/** The source file of a value, opened at its cell. */
export default function SourcePage() {
  const { t } = useTranslation();
  const id = usePlace('id');
  const [{ place = '' }] = useSearchParams();
  const asked = useRoute(getSourceCell, { params: { id }, query: { place } });
  const source = asked.data;
  if (asked.error && !source) return <LookError error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!source) return <Skeleton lines={10} title />;
  return (
    <div className="stat-import-page">
      <PageHead
        title={source.fileName}
        under={source.place}
        trail={[{ to: `/economy/filings/${id}`, title: source.title }]}
        acts={
          <DownloadButton route={downloadSource} input={{ params: { id } }} fallbackName={source.fileName}>
            {t('economy-import.download')}
          </DownloadButton>
        }
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by the keyboard */}
      <section className="panel table-scroll" tabIndex={0} aria-label={source.place}>
        <table className="stat-source">
          <thead>
            <tr>
              <th />
              {source.columns.map((letters) => (
                <th key={letters} scope="col">
                  {letters}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {source.rows.map((row) => (
              <tr key={row.number}>
                <th scope="row">{row.number}</th>
                {row.cells.map((cell, at) => (
                  <td
                    key={source.columns[at]}
                    className={cell.isIt ? 'stat-it' : undefined}
                    aria-current={cell.isIt ? 'true' : undefined}
                  >
                    {cell.text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
