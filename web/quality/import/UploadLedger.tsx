import { useTranslation } from 'react-i18next';
import { startImport } from '../../../core/quality/import-contract.ts';
import { upload } from '../../app/transfer.ts';
import { UploadDrop } from '../../ui/UploadDrop.tsx';

const MOST_MEGABYTES = 60;

/** One ledger workbook by dragging or choosing; nothing is written before it is applied. */
export function UploadLedger({ onStarted }: { onStarted: (importId: string) => void }) {
  const { t } = useTranslation();
  return (
    <UploadDrop
      sentence={t('quality.import.drop')}
      accept=".xlsx,.xls,.et,.csv,.txt,.htm,.html"
      mostMegabytes={MOST_MEGABYTES}
      onFile={async (file, onSent) => {
        const { importId } = await upload(startImport, {}, file, { onSent });
        onStarted(importId);
      }}
    />
  );
}
