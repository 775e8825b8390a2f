// biome-ignore-all lint/a11y/noStaticElementInteractions: the role is grid or, with groups, treegrid
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: the role is grid or, with groups, treegrid
// biome-ignore-all lint/a11y/useSemanticElements: virtual rows with frozen columns cannot be laid out as <table>; roles say the same
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from './copy-text.ts';
import { renderTsv } from './grid/tsv.ts';
import { TableCard } from './table/TableCards.tsx';
import { TableHead } from './table/TableHead.tsx';
import { TableRow } from './table/TableRow.tsx';
import {
  frozenLefts,
  gridTemplateOf,
  leastWidthOf,
  pixelTemplateOf,
  placesFor,
  type SortText,
  type TableColumn,
  type TableEntry,
  tableAsText,
} from './table/table-model.ts';
import { markMoved, useDropFocus, useInnerWidth } from './table/use-table-place.ts';
import { useIsPhone, useIsPrinting } from './use-media.ts';

export interface ListTableProps<Row> {
  /** What the table lists, for screen readers: 台账. */
  label: string;
  columns: readonly TableColumn<Row>[];
  entries: readonly TableEntry<Row>[];
  /** Rows that there are in all, loaded or not; null while unknown. */
  total: number | null;
  onOpen?: (entry: TableEntry<Row>) => void;
  sort?: SortText;
  onSort?: (sort: SortText) => void;
  hasMore?: boolean;
  isLoadingMore?: boolean;
  onNeedMore?: () => void;
  /** 28 px rows instead of 32. */
  isCompact?: boolean;
  /** The row under all others, for totals. */
  footer?: Record<string, ReactNode>;
  empty?: ReactNode;
  /** Height of the table; by default it fills what its parent leaves. */
  height?: number | string;
  /** A row that comes takes over the elements of one that left: for lists of thousands whose cells keep nothing of their own. */
  reusesRows?: boolean;
}

const PREFETCH_ROWS = 60;
const PRINTED_ROWS = 2000;

/** Asks for the next page before the person reaches the end of what is loaded. */
function useNeedMore(
  props: Pick<ListTableProps<unknown>, 'hasMore' | 'isLoadingMore' | 'onNeedMore'>,
  rest: number,
) {
  const { hasMore, isLoadingMore, onNeedMore } = props;
  useEffect(() => {
    if (hasMore && !isLoadingMore && rest < PREFETCH_ROWS) onNeedMore?.();
  }, [hasMore, isLoadingMore, onNeedMore, rest]);
}

function nextIndex(key: string, index: number, last: number): number | null {
  const moves: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + 20,
    PageUp: index - 20,
    Home: 0,
    End: last,
  };
  const to = moves[key];
  return to === undefined ? null : Math.max(0, Math.min(last, to));
}

/**
 * The list of the product: virtual rows over keyset pages (100,000 without a stutter), frozen first columns,
 * arrow keys and Enter, Ctrl+C copies the row, cards on a phone. Prints up to 2,000 loaded rows.
 */
export function ListTable<Row>(props: ListTableProps<Row>) {
  const { columns, entries, onOpen, footer, label } = props;
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  const isPrinting = useIsPrinting();
  const place = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const rowHeight = props.isCompact ? 28 : 32;
  const width = useInnerWidth(place);
  const template = useMemo(
    () => (width === null || isPrinting ? gridTemplateOf(columns) : pixelTemplateOf(columns, width)),
    [columns, width, isPrinting],
  );
  const lefts = useMemo(() => frozenLefts(columns), [columns]);
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => place.current,
    // Both must stay the same function, or every frame measures all rows anew.
    estimateSize: useCallback(() => (isPhone ? 124 : rowHeight), [isPhone, rowHeight]),
    getItemKey: useCallback((index: number) => entries[index]?.key ?? index, [entries]),
    overscan: 6,
  });
  const shown = virtual.getVirtualItems();
  const places = useRef(0);
  places.current = Math.max(places.current, placesFor(shown.length));
  useDropFocus(place, active, shown[0]?.index ?? 0);
  useNeedMore(props, entries.length - (shown.at(-1)?.index ?? 0));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another width or height measures anew
  useEffect(() => virtual.measure(), [isPhone, rowHeight]);

  const focusRow = useCallback(
    (index: number) => {
      setActive(index);
      virtual.scrollToIndex(index);
      requestAnimationFrame(() =>
        place.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true }),
      );
    },
    [virtual],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (target.getAttribute('role') !== 'row') return;
    const entry = entries[active];
    if (event.key === 'Enter' && entry) onOpen?.(entry);
    else if ((event.ctrlKey || event.metaKey) && event.key === 'c' && entry) {
      if (window.getSelection()?.isCollapsed === false) return;
      void copyText(renderTsv(tableAsText(columns, [entry]).slice(1)));
    } else {
      const to = nextIndex(event.key, active, entries.length - 1);
      if (to === null) return;
      focusRow(to);
    }
    event.preventDefault();
  };

  if (entries.length === 0 && props.empty) return props.empty;
  // Rows lay out their columns one by one: the same least width keeps them in line, whatever stands in them.
  const style = {
    ...(isPrinting ? {} : { height: props.height ?? '100%' }),
    '--least-width': `${leastWidthOf(columns)}px`,
  } as CSSProperties;
  if (isPhone && !isPrinting) {
    return (
      <section className="card-list" ref={place} style={style} aria-label={label}>
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {shown.map((one) => {
            const entry = entries[one.index];
            return entry ? (
              <div
                key={one.key}
                ref={virtual.measureElement}
                data-index={one.index}
                className="card-place"
                style={{ transform: `translateY(${one.start}px)` }}
              >
                <TableCard entry={entry} columns={columns} onOpen={onOpen} />
              </div>
            ) : null;
          })}
        </div>
      </section>
    );
  }
  const row = (index: number, top: number | null) => {
    const entry = entries[index];
    return entry ? (
      <TableRow
        key={props.reusesRows && top !== null ? index % places.current : entry.key}
        {...{ entry, index, columns, lefts, template, top, onOpen }}
        height={rowHeight}
        isActive={index === active}
        onActivate={setActive}
      />
    ) : null;
  };
  return (
    <div
      className={`table${props.isCompact ? ' table-compact' : ''}`}
      ref={place}
      style={style}
      role={entries[0]?.kind === 'group' ? 'treegrid' : 'grid'}
      aria-label={label}
      aria-rowcount={(props.total ?? -2) + 1}
      aria-colcount={columns.length}
      onKeyDown={onKeyDown}
      onScroll={markMoved}
    >
      <TableHead
        {...{ columns, lefts, template }}
        sort={props.sort ?? null}
        onSort={isPrinting ? undefined : props.onSort}
      />
      <div
        className="table-body"
        role="rowgroup"
        style={isPrinting ? undefined : { height: virtual.getTotalSize() }}
      >
        {isPrinting
          ? entries.slice(0, PRINTED_ROWS).map((_entry, index) => row(index, null))
          : shown.map((one) => row(one.index, one.start))}
      </div>
      {props.isLoadingMore ? <div className="table-loading">{t('ui.loading')}</div> : null}
      {footer ? (
        <div className="table-foot" role="row" style={{ gridTemplateColumns: template }} tabIndex={-1}>
          {columns.map((column, index) => (
            <div
              key={column.key}
              role="gridcell"
              tabIndex={-1}
              className={`table-cell align-${column.align ?? 'left'}${lefts[index] === undefined ? '' : ' table-frozen'}`}
              style={lefts[index] === undefined ? undefined : { left: lefts[index] }}
            >
              {footer[column.key]}
            </div>
          ))}
        </div>
      ) : null}
      {onOpen ? <p className="keys-hint no-print">{t('ui.table.keysList')}</p> : null}
    </div>
  );
}
