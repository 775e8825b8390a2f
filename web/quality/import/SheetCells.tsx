import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SheetCorrections } from '#core/ledger/public.ts';
import { type ImportRunView, listImportCells } from '../../../core/quality/import-contract.ts';
import type { ImportSheet } from '../../../core/quality/import-outcome.ts';
import { usePagedRoute } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { MoreButton } from './MoreButton.tsx';
import type { Draft } from './SheetsPanel.tsx';

const KINDS = ['data', 'header', 'group', 'subtotal', 'note', 'blank'] as const;
type Kind = SheetCorrections['rows'][number]['kind'];

interface SheetCellsProps {
  run: ImportRunView;
  sheet: ImportSheet;
  at: number;
  draft: Draft;
  onDraft: (draft: Draft) => void;
}

function KindChoice(props: { row: number; kind: Kind; onKind: (kind: Kind) => void }) {
  const { t } = useTranslation();
  return (
    <select
      aria-label={t('quality.import.kindOf', { row: props.row })}
      value={props.kind}
      onChange={(event) => props.onKind(event.target.value as Kind)}
    >
      {KINDS.map((kind) => (
        <option key={kind} value={kind}>
          {t(`quality.import.kind.${kind}`)}
        </option>
      ))}
    </select>
  );
}

function Cells({ run, sheet, at, draft, onDraft }: SheetCellsProps) {
  const { t } = useTranslation();
  const pages = usePagedRoute(
    listImportCells,
    { params: { importId: run.id }, query: { sheet: at } },
    (last) => (last.next === null ? null : { page: last.next }),
  );
  if (pages.error && !pages.data) return <ErrorState error={pages.error} inline />;
  if (!pages.data) return <Skeleton lines={6} />;
  const kindOf = (address: number, kind: Kind): Kind =>
    draft.rows.find((one) => one.address === address)?.kind ?? kind;
  const take = (address: number) => (kind: Kind) =>
    onDraft({ ...draft, rows: [...draft.rows.filter((one) => one.address !== address), { address, kind }] });
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard */}
      <section className="import-scroll import-cells" tabIndex={0} aria-label={sheet.name}>
        <table className="plain-table import-table">
          <thead>
            <tr>
              <th scope="col">{t('quality.import.row')}</th>
              <th scope="col">{t('quality.import.rowKind')}</th>
              {sheet.columns.map((column) => (
                <th key={column.address} scope="col">
                  {column.address}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pages.data
              .flatMap((page) => page.rows)
              .map((row) => (
                <tr key={row.address} className={`import-cells-${kindOf(row.address, row.kind)}`}>
                  <th scope="row">{row.address}</th>
                  <td>
                    {run.may.correct ? (
                      <KindChoice
                        row={row.address}
                        kind={kindOf(row.address, row.kind)}
                        onKind={take(row.address)}
                      />
                    ) : (
                      t(`quality.import.kind.${row.kind}`)
                    )}
                  </td>
                  {row.values.map((value, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells stand by their column
                    <td key={column}>{value}</td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </section>
      <MoreButton pages={pages} />
    </>
  );
}

/** The sheet as it is, each row with the kind it was taken for; folded, since most people need only the columns. */
export function SheetCells(props: SheetCellsProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="import-cells-fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('quality.import.cells', { count: props.sheet.rowCount })}</summary>
      {isOpen ? <Cells {...props} /> : null}
    </details>
  );
}
