import { Progress } from 'antd';
import { type DragEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from './ErrorState.tsx';
import { Icon } from './icons.tsx';

export interface UploadDropProps {
  /** What belongs here: "把台账工作簿拖到这里，或点击选择". */
  sentence: string;
  /** `.xlsx,.xls,.csv`. */
  accept: string;
  mostMegabytes: number;
  /** Sends the file (see `upload` in web/app/transfer.ts); throws `ApiRefusal`. */
  onFile: (file: File, onSent: (share: number) => void) => Promise<void>;
}

function problemOf(file: File, accept: string, mostMegabytes: number): 'kind' | 'size' | 'empty' | null {
  const endings = accept.split(',').map((ending) => ending.trim().toLowerCase());
  if (!endings.some((ending) => file.name.toLowerCase().endsWith(ending))) return 'kind';
  if (file.size > mostMegabytes * 1024 * 1024) return 'size';
  return file.size === 0 ? 'empty' : null;
}

/** One file by dragging, clicking or the keyboard; shows how much has gone, then what was refused and why. */
export function UploadDrop({ sentence, accept, mostMegabytes, onFile }: UploadDropProps) {
  const { t } = useTranslation();
  const fieldId = useId();
  const [share, setShare] = useState<number | null>(null);
  const [isOver, setOver] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const take = async (file: File | undefined) => {
    if (!file || share !== null) return;
    const found = problemOf(file, accept, mostMegabytes);
    setError(null);
    setProblem(
      found === null
        ? null
        : t(`ui.upload.${found}`, {
            name: file.name,
            accept: accept.replaceAll(',', '、'),
            limit: mostMegabytes,
          }),
    );
    if (found !== null) return;
    setShare(0);
    try {
      await onFile(file, setShare);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setShare(null);
    }
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <div className="upload">
      <label
        htmlFor={fieldId}
        className={isOver ? 'upload-drop upload-over' : 'upload-drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <input
          id={fieldId}
          type="file"
          className="only-heard"
          accept={accept}
          // Not disabled: that would take the keyboard away from it, and nothing would hold it afterwards.
          aria-disabled={share !== null}
          onClick={(event) => {
            if (share !== null) event.preventDefault();
          }}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <Icon name="upload" size={24} />
        <span>{sentence}</span>
        <small>{t('ui.upload.limits', { accept: accept.replaceAll(',', '、'), limit: mostMegabytes })}</small>
      </label>
      {share !== null ? (
        <Progress
          percent={Math.round(share * 100)}
          aria-label={t('ui.upload.sending')}
          format={(percent) => (percent === 100 ? t('ui.upload.reading') : `${percent}%`)}
        />
      ) : null}
      {problem ? (
        <p role="alert" className="upload-problem">
          {problem}
        </p>
      ) : null}
      {error ? <ErrorState error={error} inline /> : null}
    </div>
  );
}
