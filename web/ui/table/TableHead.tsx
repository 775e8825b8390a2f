// biome-ignore-all lint/a11y/useSemanticElements: virtual rows with frozen columns cannot be laid out as <table>; roles say the same
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { leastWidthOf, nextSort, type SortText, sortOf, type TableColumn } from './table-model.ts';

export interface SortHeaderProps {
  title: string;
  unit?: string | undefined;
  sortKey: string;
  sort: SortText;
  onSort: (sort: SortText) => void;
}

const ARROWS = { ascending: '↑', descending: '↓' } as const;

/** A head that sorts: falling, rising, then the list's own order. */
export function SortHeader({ title, unit, sortKey, sort, onSort }: SortHeaderProps) {
  const { t } = useTranslation();
  const way = sortOf(sort, sortKey);
  return (
    <button
      type="button"
      className="plain-button sort-head"
      title={t(`ui.sort.${way}`)}
      onClick={() => onSort(nextSort(sort, sortKey))}
    >
      <HeadWords title={title} unit={unit} />
      {way === 'none' ? null : (
        <span className="sort-arrow" aria-hidden="true">
          {ARROWS[way]}
        </span>
      )}
    </button>
  );
}

function HeadWords({ title, unit }: { title: string; unit?: string | undefined }) {
  return (
    <span className="head-words">
      {title}
      {unit ? <small>（{unit}）</small> : null}
    </span>
  );
}

export interface TableHeadProps<Row> {
  columns: readonly TableColumn<Row>[];
  lefts: readonly (number | undefined)[];
  template: string;
  sort: SortText;
  onSort: ((sort: SortText) => void) | undefined;
}

export function TableHead<Row>({ columns, lefts, template, sort, onSort }: TableHeadProps<Row>) {
  const whole = leastWidthOf(columns);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: rows of the body take the focus
    <div className="table-head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
      {columns.map((column, index) => {
        const left = lefts[index];
        const sorts = column.isSortable && onSort;
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: the button inside takes the focus
          <div
            key={column.key}
            role="columnheader"
            aria-colindex={index + 1}
            aria-sort={sorts ? sortOf(sort, column.key) : undefined}
            className={`table-cell align-${column.align ?? 'left'}${left === undefined ? '' : ' table-frozen'}`}
            style={{ left, '--printed-width': `${(100 * column.width) / whole}%` } as CSSProperties}
          >
            {sorts ? (
              <SortHeader
                title={column.title}
                unit={column.unit}
                sortKey={column.key}
                sort={sort}
                onSort={onSort}
              />
            ) : (
              <HeadWords title={column.title} unit={column.unit} />
            )}
          </div>
        );
      })}
    </div>
  );
}
