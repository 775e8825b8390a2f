import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import { downloadWorkbook, getGrid, uploadWorkbook } from '#core/reporting/fill-contract.ts';
import { download, upload } from '../app/transfer.ts';
import { queryClient } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { UploadDrop } from '../ui/UploadDrop.tsx';

type Received = OutputOf<typeof uploadWorkbook>;

/** 下载填报表 and 上传填报表: the grid as a workbook and back. */
export function WorkbookButtons({ period }: { period: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [received, setReceived] = useState<Received | null>(null);
  const [error, setError] = useState<unknown>(null);
  const get = () => {
    setError(null);
    download(downloadWorkbook, { params: { period } }, `${period}.xlsx`).catch(setError);
  };
  const send = async (file: File, onSent: (share: number) => void) => {
    setReceived(await upload(uploadWorkbook, { params: { period } }, file, { onSent }));
    await queryClient.invalidateQueries({ queryKey: [getGrid.name] });
  };
  return (
    <>
      <Button onClick={get}>{t('reporting.workbook.get')}</Button>
      <Button
        onClick={() => {
          setReceived(null);
          setOpen(true);
        }}
      >
        {t('reporting.workbook.put')}
      </Button>
      {error === null ? null : <ErrorState error={error} inline />}
      <Modal
        open={isOpen}
        title={t('reporting.workbook.put')}
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <UploadDrop sentence={t('reporting.workbook.drop')} accept=".xlsx" mostMegabytes={20} onFile={send} />
        {received ? <Outcome received={received} /> : null}
      </Modal>
    </>
  );
}

function Outcome({ received }: { received: Received }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      <p>{received.sentence}</p>
      {received.findings.length + received.conflicts.length > 0 ? (
        <ul className="workbook-findings">
          {received.findings.map((finding) => (
            <li key={`${finding.address} ${finding.code}`}>
              <b>{finding.address}</b> {finding.message}
            </li>
          ))}
          {received.conflicts.map((conflict) => (
            <li key={`${conflict.projectId} ${conflict.field}`}>
              <b>
                {conflict.projectName} {conflict.fieldLabel}
              </b>{' '}
              {t('reporting.workbook.conflict', { who: conflict.byName })}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
