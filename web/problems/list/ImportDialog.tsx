import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import { importProblems } from '#core/problems/problem-file-contract.ts';
import { upload } from '../../app/transfer.ts';
import { queryClient } from '../../app/use-route.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PROBLEM_READS } from '../../ui/RaiseProblem.tsx';
import { useUndoToast } from '../../ui/UndoToast.tsx';
import { UploadDrop } from '../../ui/UploadDrop.tsx';

type Preview = OutputOf<typeof importProblems>;

/** A list from Excel: first what would become of each row, then the same file taken in. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [read, setRead] = useState<{ file: File; preview: Preview } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const look = async (file: File, onSent: (share: number) => void) => {
    setRead(null);
    const preview = await upload(importProblems, { body: { apply: 'no' } }, file, { onSent });
    setRead({ file, preview });
  };
  const take = async (file: File) => {
    setBusy(true);
    setError(null);
    try {
      const { raised } = await upload(importProblems, { body: { apply: 'yes' } }, file);
      await Promise.all(PROBLEM_READS.map(({ name }) => queryClient.invalidateQueries({ queryKey: [name] })));
      tell(t('problems.import.done', { count: raised }));
      onClose();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  const fresh = read?.preview.rows.filter(({ verdict }) => verdict === 'new').length ?? 0;
  return (
    <Modal open title={t('problems.import')} footer={null} width={860} onCancel={onClose} destroyOnHidden>
      <UploadDrop
        sentence={t('problems.import.drop')}
        accept=".xlsx,.xls,.csv"
        mostMegabytes={20}
        onFile={look}
      />
      {read ? <PreviewTable rows={read.preview.rows} /> : null}
      {error ? <ErrorState error={error} inline /> : null}
      {read ? (
        <ActButton
          type="primary"
          isBusy={isBusy}
          disabledReason={fresh === 0 ? t('problems.import.nothing') : null}
          onAct={() => void take(read.file)}
        >
          {t('problems.import.apply', { count: fresh })}
        </ActButton>
      ) : null}
    </Modal>
  );
}

function PreviewTable({ rows }: { rows: Preview['rows'] }) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long preview is scrolled by the keyboard
    <section className="problem-preview" aria-label={t('problems.import.preview')} tabIndex={0}>
      <table className="plain-table problem-table">
        <thead>
          <tr>
            {['at', 'title', 'project', 'verdict'].map((key) => (
              <th key={key} scope="col">
                {t(`problems.import.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.at}>
              <td>{row.at}</td>
              <th scope="row">{row.title}</th>
              <td>{row.projectName}</td>
              <td>
                {t(`problems.import.${row.verdict}`)}
                {row.message ? <small>　{row.message}</small> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
