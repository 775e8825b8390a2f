import { useTranslation } from 'react-i18next';
import { downloadTracedFile, traceCell } from '#core/documents/sheet-contract.ts';
import { useRoute } from '../app/use-route.ts';
import { DownloadButton } from '../ui/DownloadButton.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';

export interface CellPlace {
  fileId: string;
  fileName: string;
  sheet: string;
  address: string;
}

/** Brings the marked cell into the visible part of the piece, without moving the drawer. */
function showMarked(place: HTMLElement | null): void {
  const mark = place?.querySelector('mark');
  if (!place || !mark) return;
  const left = mark.getBoundingClientRect().left - place.getBoundingClientRect().left + place.scrollLeft;
  place.scrollLeft = Math.max(0, left - place.clientWidth / 2);
}

/** The cell that a figure came from, in the piece of its sheet, with a way to the original. */
export function SheetPiece({ place }: { place: CellPlace }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useRoute(traceCell, {
    params: { fileId: place.fileId },
    query: { sheet: place.sheet, address: place.address },
  });
  const original = (
    <DownloadButton
      size="small"
      route={downloadTracedFile}
      input={{ params: { fileId: place.fileId } }}
      fallbackName={place.fileName}
    >
      {t('documents.trace.original')}
    </DownloadButton>
  );
  if (error)
    return (
      <>
        <ErrorState error={error} inline onRetry={() => void refetch()} />
        {original}
      </>
    );
  if (!data) return <Skeleton lines={4} title={false} />;
  return (
    <figure className="sheet-piece">
      <figcaption>
        {t('documents.trace.cellAt', { file: data.fileName, sheet: data.sheet, address: data.address })}
      </figcaption>
      <section
        ref={showMarked}
        className="sheet-piece-place"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide sheet is scrolled by the keyboard
        tabIndex={0}
        aria-label={t('documents.trace.sheet')}
      >
        <table>
          <thead>
            <tr>
              <th scope="col" aria-label={t('documents.trace.rowNumber')} />
              {data.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row) => (
              <tr key={row.number} className={row.isHead ? 'is-head' : ''}>
                <th scope="row">{row.number}</th>
                {row.cells.map((cell, index) => {
                  const column = data.columns[index] ?? '';
                  const isMarked = row.number === data.marked.row && column === data.marked.column;
                  return (
                    <td key={column} className={isMarked ? 'is-marked' : ''}>
                      {isMarked ? <mark>{cell ?? '—'}</mark> : cell}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {original}
    </figure>
  );
}
