import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../ui/copy-text.ts';
import { renderTsv } from '../../ui/grid/tsv.ts';
import { Icon } from '../../ui/icons.tsx';
import { useUndoToast } from '../../ui/UndoToast.tsx';

/** 复制表格: the lines as they stand, to be pasted into Excel or WPS. */
export function CopyLines({ lines }: { lines: () => string[][] }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const copy = async () => {
    const table = lines();
    const isCopied = await copyText(renderTsv(table));
    tell(t(isCopied ? 'ui.copyTable.done' : 'ui.copyTable.refused', { count: table.length - 1 }));
  };
  return (
    <Button className="no-print" icon={<Icon name="copy" size={14} />} onClick={() => void copy()}>
      {t('ui.copyTable')}
    </Button>
  );
}
