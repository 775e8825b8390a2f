import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EVIDENCE_ENDINGS, MOST_EVIDENCE_MEGABYTES } from '#core/quality/public.ts';
import { UploadDrop } from './UploadDrop.tsx';

export interface FilesFieldProps {
  /** Keeps one file and says under which id. */
  keep: (file: File, onSent: (share: number) => void) => Promise<{ fileId: string; name: string }>;
  /** Given by the form. */
  id?: string;
  value?: string[];
  onChange?: (fileIds: string[]) => void;
}

/** Evidence of a step: each file is kept when it is dropped; the step names those that remain in the list. */
export function FilesField({ keep, value = [], onChange }: FilesFieldProps) {
  const { t } = useTranslation();
  const [names, setNames] = useState<Record<string, string>>({});
  return (
    <div className="files-field">
      {value.length > 0 ? (
        <ul>
          {value.map((fileId) => (
            <li key={fileId}>
              {names[fileId]}
              <Button
                type="link"
                size="small"
                aria-label={t('ui.files.leaveOutOne', { name: names[fileId] })}
                onClick={() => onChange?.(value.filter((one) => one !== fileId))}
              >
                {t('ui.files.leaveOut')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <UploadDrop
        sentence={t('ui.files.drop')}
        accept={EVIDENCE_ENDINGS}
        mostMegabytes={MOST_EVIDENCE_MEGABYTES}
        onFile={async (file, onSent) => {
          const kept = await keep(file, onSent);
          setNames((before) => ({ ...before, [kept.fileId]: kept.name }));
          onChange?.([...value, kept.fileId]);
        }}
      />
    </div>
  );
}
