import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveBlob } from '../app/transfer.ts';
import { renderCsv } from './table/csv.ts';
import { useUndoToast } from './UndoToast.tsx';

export interface ExportCsvProps {
  /** Heads and lines exactly as shown; fetched when wanted. */
  lines: () => Promise<string[][]> | string[][];
  /** Name of the file without its ending: 总览 2026年10月. */
  fileName: string;
}

/** 导出: what is shown as a CSV that Excel and WPS open with its Chinese intact. */
export function ExportCsv({ lines, fileName }: ExportCsvProps) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [isBusy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      const table = await lines();
      saveBlob(new Blob([renderCsv(table)], { type: 'text/csv;charset=utf-8' }), `${fileName}.csv`);
      tell(t('ui.export.done', { count: table.length - 1, name: `${fileName}.csv` }));
    } catch {
      tell(t('ui.export.failed'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button className="no-print" loading={isBusy} onClick={() => void run()}>
      {t('ui.export')}
    </Button>
  );
}
