import type { ReactNode } from 'react';
import { useOpenPage } from '../app/address.ts';
import { ListTable } from './ListTable.tsx';
import { type TableColumn, toRowEntries } from './table/table-model.ts';

export interface PagedTableProps<Row extends { id: string }> {
  label: string;
  columns: readonly TableColumn<Row>[];
  /** The rows of all pages that have been read. */
  rows: readonly Row[];
  pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
  /** Where a row opens, before its number. */
  to: string;
  empty: ReactNode;
}

/** A list that is read page by page; a row opens a page of its own. */
export function PagedTable<Row extends { id: string }>({
  label,
  columns,
  rows,
  pages,
  to,
  empty,
}: PagedTableProps<Row>) {
  const openPage = useOpenPage();
  return (
    <ListTable
      label={label}
      columns={columns}
      entries={toRowEntries(rows, (row) => row.id)}
      total={pages.hasNextPage ? null : rows.length}
      onOpen={(entry) => openPage(`${to}/${entry.key}`)}
      hasMore={pages.hasNextPage}
      isLoadingMore={pages.isFetchingNextPage}
      onNeedMore={() => void pages.fetchNextPage()}
      empty={empty}
    />
  );
}
