import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { compareUpwardTable, listUpwardTemplates, recordUpwardReport } from '#core/exchange/contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { upload } from '../app/transfer.ts';
import { queryClient } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { UploadDrop } from '../ui/UploadDrop.tsx';

type Difference = OutputOf<typeof compareUpwardTable>['differences'][number];

/** Upload what was really reported: differences from the county's figures first, each explained, then kept. */
export function ReportedVersion(props: { templateId: string; period: string; onClose: () => void }) {
  const { templateId, period, onClose } = props;
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [file, setFile] = useState<File | null>(null);
  const [differences, setDifferences] = useState<Difference[]>([]);
  const [words, setWords] = useState<Record<string, string>>({});
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const params = { templateId, period };
  const keep = async () => {
    if (!file) return;
    setBusy(true);
    setError(null);
    try {
      const body = { explanations: JSON.stringify(words) };
      const done = await upload(recordUpwardReport, { params, body }, file);
      tell(t('exchange.kept', { period, count: done.differences }));
      await queryClient.invalidateQueries({ queryKey: [listUpwardTemplates.name] });
      onClose();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  if (!file)
    return (
      <UploadDrop
        sentence={t('exchange.dropReported')}
        accept=".xlsx"
        mostMegabytes={20}
        onFile={async (chosen, onSent) => {
          const answer = await upload(compareUpwardTable, { params, body: {} }, chosen, { onSent });
          setDifferences(answer.differences);
          setFile(chosen);
        }}
      />
    );
  return (
    <div>
      <p role="status">{t('exchange.found', { file: file.name, count: differences.length })}</p>
      <ul className="upward-reports">
        {differences.map((one) => (
          <li key={one.address}>
            {t('exchange.differenceOpen', {
              address: one.address,
              row: one.rowName,
              head: one.head,
              ours: one.ours ?? '—',
              theirs: one.theirs ?? '—',
            })}
            <Input
              size="small"
              maxLength={300}
              aria-label={t('exchange.explain', { address: one.address })}
              placeholder={t('exchange.explain', { address: one.address })}
              value={words[one.address] ?? ''}
              onChange={(event) => setWords({ ...words, [one.address]: event.target.value })}
            />
          </li>
        ))}
      </ul>
      {error ? <ErrorState error={error} inline /> : null}
      <div className="upward-acts">
        <Button type="primary" loading={isBusy} onClick={() => void keep()}>
          {t('exchange.keep')}
        </Button>
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
      </div>
    </div>
  );
}
