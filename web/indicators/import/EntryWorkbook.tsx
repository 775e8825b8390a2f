import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getFiling } from '#core/indicators/filing-contract.ts';
import { downloadEntryWorkbook, uploadEntryWorkbook } from '#core/indicators/import/import-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { upload } from '../../app/transfer.ts';
import { queryClient } from '../../app/use-route.ts';
import { DownloadButton } from '../../ui/DownloadButton.tsx';
import { UploadDrop } from '../../ui/UploadDrop.tsx';

type Received = OutputOf<typeof uploadEntryWorkbook>;

/** 下载填报表 and 上传填报表 of a filing of one month. */
export function EntryWorkbook({ id, mayFill }: { id: string; mayFill: boolean }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [received, setReceived] = useState<Received | null>(null);
  const send = async (file: File, onSent: (share: number) => void) => {
    setReceived(await upload(uploadEntryWorkbook, { params: { id } }, file, { onSent }));
    await queryClient.invalidateQueries({ queryKey: [getFiling.name] });
  };
  return (
    <>
      <DownloadButton route={downloadEntryWorkbook} input={{ params: { id } }} fallbackName="填报表.xlsx">
        {t('economy-import.entry.get')}
      </DownloadButton>
      {mayFill ? (
        <Button
          onClick={() => {
            setReceived(null);
            setOpen(true);
          }}
        >
          {t('economy-import.entry.put')}
        </Button>
      ) : null}
      <Modal
        open={isOpen}
        title={t('economy-import.entry.put')}
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <UploadDrop
          sentence={t('economy-import.entry.drop')}
          accept=".xlsx,.xls"
          mostMegabytes={20}
          onFile={send}
        />
        {received ? (
          <div role="status">
            <p>{received.sentence}</p>
            <ul>
              {received.findings.map(({ place, sentence }) => (
                <li key={`${place}-${sentence}`}>
                  {place} {sentence}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </Modal>
    </>
  );
}
