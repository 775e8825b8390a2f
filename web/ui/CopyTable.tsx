import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { copyText } from './copy-text.ts';
import { renderTsv } from './grid/tsv.ts';
import { Icon } from './icons.tsx';
import { type TableColumn, type TableEntry, tableAsText } from './table/table-model.ts';
import { useUndoToast } from './UndoToast.tsx';

export interface CopyTableProps<Row> {
  columns: readonly TableColumn<Row>[];
  entries: readonly TableEntry<Row>[];
}

/** 复制表格: heads and the loaded rows as they stand, to be pasted into Excel or WPS. */
export function CopyTable<Row>({ columns, entries }: CopyTableProps<Row>) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const copy = async () => {
    const isCopied = await copyText(renderTsv(tableAsText(columns, entries)));
    tell(t(isCopied ? 'ui.copyTable.done' : 'ui.copyTable.refused', { count: entries.length }));
  };
  return (
    <Button className="no-print" icon={<Icon name="copy" size={14} />} onClick={() => void copy()}>
      {t('ui.copyTable')}
    </Button>
  );
}
