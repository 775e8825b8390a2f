import { Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_SCAN_MEGABYTES } from '#core/platform/public.ts';
import { getGrid } from '#core/reporting/fill-contract.ts';
import { fileSignedSheet, printSheet } from '#core/reporting/paper-contract.ts';
import { getConfirmation } from '#core/reporting/step-contract.ts';
import { useOpenPage } from '../app/address.ts';
import { useSignedIn } from '../app/session.ts';
import { upload } from '../app/transfer.ts';
import { queryClient, useAct } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { UploadDrop } from '../ui/UploadDrop.tsx';

interface PaperPanelProps {
  period: string;
  canPrint: boolean;
  /** Filled projects that are not in order yet: they do not go on the sheet. */
  leftOutCount: number;
  /** Proposed as the one who signed. */
  headName: string;
}

/** The way on paper, equal to the one on line: print, sign and seal, upload the scan with its number. */
export function PaperPanel({ period, canPrint, leftOutCount, headName }: PaperPanelProps) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const openPage = useOpenPage();
  const id = useId();
  const { today } = useSignedIn();
  const [code, setCode] = useState('');
  const [signer, setSigner] = useState(headName);
  const [signedOn, setSignedOn] = useState(today);
  const print = useAct(printSheet, {
    onDone: (sheet) => openPage(`/reporting/sheets/${encodeURIComponent(sheet.code)}`),
  });
  const isReady = code.trim() !== '' && signer.trim() !== '' && signedOn !== '';
  const send = async (file: File, onSent: (share: number) => void) => {
    const done = await upload(
      fileSignedSheet,
      { params: { code: code.trim().toUpperCase() }, body: { signedByName: signer.trim(), signedOn } },
      file,
      { onSent },
    );
    tell(done.sentence);
    setCode('');
    for (const route of [getConfirmation, getGrid])
      await queryClient.invalidateQueries({ queryKey: [route.name] });
  };
  return (
    <section className="panel paper-panel no-print">
      <h2>{t('reporting.paper.title')}</h2>
      <ol>
        <li>
          {t('reporting.paper.print')}{' '}
          <ActButton
            size="small"
            isBusy={print.isPending}
            disabledReason={canPrint ? null : t('reporting.paper.cannotPrint')}
            onAct={() => print.mutate({ params: { period }, body: {} })}
          >
            {t('reporting.paper.printDo')}
          </ActButton>
          {canPrint && leftOutCount > 0 ? (
            <small className="report-last">{t('reporting.paper.leftOut', { count: leftOutCount })}</small>
          ) : null}
          {print.error ? <ErrorState error={print.error} inline /> : null}
        </li>
        <li>{t('reporting.paper.sign')}</li>
        <li>
          {t('reporting.paper.upload')}
          <div className="paper-fields">
            <label htmlFor={`${id}-code`}>
              {t('reporting.paper.code')}
              <Input
                id={`${id}-code`}
                value={code}
                onChange={(event) => setCode(event.target.value)}
                maxLength={60}
              />
            </label>
            <label htmlFor={`${id}-signer`}>
              {t('reporting.paper.signer')}
              <Input
                id={`${id}-signer`}
                value={signer}
                onChange={(event) => setSigner(event.target.value)}
                maxLength={50}
              />
            </label>
            <label>
              {t('reporting.paper.signedOn')}
              <input
                type="date"
                className="plain-date"
                value={signedOn}
                max={today}
                onChange={(event) => setSignedOn(event.target.value)}
              />
            </label>
          </div>
          {isReady ? (
            <UploadDrop
              sentence={t('reporting.paper.drop')}
              accept=".pdf,.jpg,.jpeg,.png"
              mostMegabytes={MOST_SCAN_MEGABYTES}
              onFile={send}
            />
          ) : (
            <p className="report-last">{t('reporting.paper.fillFirst')}</p>
          )}
        </li>
      </ol>
    </section>
  );
}
