import { useTranslation } from 'react-i18next';
import type { TableColumn, TableEntry } from './table-model.ts';

export interface TableCardProps<Row> {
  entry: TableEntry<Row>;
  columns: readonly TableColumn<Row>[];
  onOpen: ((entry: TableEntry<Row>) => void) | undefined;
}

/** A row on a phone: its name, the two figures that matter, a small line. */
export function TableCard<Row>({ entry, columns, onOpen }: TableCardProps<Row>) {
  const { t } = useTranslation();
  if (entry.kind === 'group') {
    return (
      <button
        type="button"
        className="card-group"
        aria-expanded={entry.isOpen}
        onClick={() => onOpen?.(entry)}
      >
        <span aria-hidden="true">{entry.isOpen ? '▾' : '▸'}</span> {entry.title}
        <small>{t('ui.table.groupCount', { count: entry.count })}</small>
      </button>
    );
  }
  const title = columns.find((column) => column.card === 'title') ?? columns[0];
  const figures = columns.filter((column) => column.card === 'figure').slice(0, 2);
  const lines = columns.filter((column) => column.card === 'line');
  return (
    <div className="card">
      <div className="card-title">
        {onOpen ? (
          <button type="button" className="plain-button" onClick={() => onOpen(entry)}>
            {title?.text(entry.row)}
          </button>
        ) : (
          title?.cell(entry.row)
        )}
      </div>
      <div className="card-figures">
        {figures.map((column) => (
          <div key={column.key}>
            <small>
              {column.title}
              {column.unit ? `（${column.unit}）` : ''}
            </small>
            <div className="card-figure">{column.cell(entry.row)}</div>
          </div>
        ))}
      </div>
      {lines.length > 0 ? (
        <div className="card-lines">
          {lines.map((column) => (
            <span key={column.key}>{column.cell(entry.row)}</span>
          ))}
        </div>
      ) : null}
    </div>
  );
}
