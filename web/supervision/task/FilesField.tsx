import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EVIDENCE_ENDINGS, MOST_EVIDENCE_MEGABYTES } from '#core/quality/public.ts';
import { attachTaskFile } from '#core/supervision/contract.ts';
import { upload } from '../../app/transfer.ts';
import { UploadDrop } from '../../ui/UploadDrop.tsx';

interface FilesFieldProps {
  taskId: string;
  /** Given by the form. */
  id?: string;
  value?: string[];
  onChange?: (fileIds: string[]) => void;
}

/** Evidence of a step: each file is kept when it is dropped; the step names those that remain in the list. */
export function FilesField({ taskId, value = [], onChange }: FilesFieldProps) {
  const { t } = useTranslation();
  const [names, setNames] = useState<Record<string, string>>({});
  return (
    <div className="task-files-field">
      <ul>
        {value.map((fileId) => (
          <li key={fileId}>
            {names[fileId]}
            <Button
              type="link"
              size="small"
              aria-label={t('supervision.files.leaveOutOne', { name: names[fileId] })}
              onClick={() => onChange?.(value.filter((one) => one !== fileId))}
            >
              {t('supervision.files.leaveOut')}
            </Button>
          </li>
        ))}
      </ul>
      <UploadDrop
        sentence={t('supervision.files.drop')}
        accept={EVIDENCE_ENDINGS}
        mostMegabytes={MOST_EVIDENCE_MEGABYTES}
        onFile={async (file, onSent) => {
          const kept = await upload(attachTaskFile, { params: { taskId }, body: {} }, file, { onSent });
          setNames((before) => ({ ...before, [kept.fileId]: kept.name }));
          onChange?.([...value, kept.fileId]);
        }}
      />
    </div>
  );
}
