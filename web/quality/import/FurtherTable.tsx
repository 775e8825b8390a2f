import { useTranslation } from 'react-i18next';
import { LEDGER_FIELDS, type FurtherTable as Table } from '#core/ledger/public.ts';
import { wordOf } from '../../ui/labels.ts';

/** What was understood of another table in the same sheet, whose heads are its own. */
export function FurtherTable({ table }: { table: Table }) {
  const { t } = useTranslation();
  const title = t('quality.import.furtherTable', { rows: table.headerRows.join('、') });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard
    <section className="import-scroll" tabIndex={0} aria-label={title}>
      <p className="muted">{title}</p>
      <table className="plain-table import-table">
        <tbody>
          {table.columns.map(({ address, header, field, unit }) => (
            <tr key={address}>
              <th scope="row">{address}</th>
              <td>{header}</td>
              <td>{field === null ? t('quality.import.noField') : wordOf(LEDGER_FIELDS, field)}</td>
              <td>{unit ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
