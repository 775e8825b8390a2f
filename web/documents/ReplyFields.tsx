import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiRefusal } from '../app/api.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { UploadDrop } from '../ui/UploadDrop.tsx';

export interface ReplyValues {
  text: string;
  personName?: string;
  phone?: string;
  onDate?: string;
}
interface Kept {
  fileId: string;
  name: string;
}

interface ReplyFieldsProps {
  /** `link` asks who replies; `paper` asks name and day that stand there; `inside` knows. */
  way: 'inside' | 'link' | 'paper';
  today: string;
  isPending: boolean;
  error: ApiRefusal | null;
  onUpload: (file: File, onSent: (share: number) => void) => Promise<Kept>;
  onSend: (values: ReplyValues, fileIds: string[]) => void;
}

const ACCEPT = '.pdf,.jpg,.jpeg,.png,.doc,.docx,.xls,.xlsx';

/** The text of a reply with its files: the same inside, by link and as recorded from paper; fits a telephone. */
export function ReplyFields({ way, today, isPending, error, onUpload, onSend }: ReplyFieldsProps) {
  const { t } = useTranslation();
  const [files, setFiles] = useState<Kept[]>([]);
  const needed = (message: string) => [{ required: true, whitespace: true, message: t(message) }];
  return (
    <Form<ReplyValues>
      layout="vertical"
      requiredMark={false}
      initialValues={{ text: '', onDate: today }}
      onFinish={(values) =>
        onSend(
          values,
          files.map(({ fileId }) => fileId),
        )
      }
    >
      <Form.Item name="text" label={t('documents.reply.text')} rules={needed('documents.reply.textNeeded')}>
        <Input.TextArea autoSize={{ minRows: 4 }} maxLength={4000} />
      </Form.Item>
      {way === 'inside' ? null : (
        <Form.Item
          name="personName"
          label={t(way === 'paper' ? 'documents.paper.name' : 'documents.reply.person')}
          rules={needed('documents.reply.personNeeded')}
        >
          <Input maxLength={40} />
        </Form.Item>
      )}
      {way === 'paper' ? (
        <Form.Item name="onDate" label={t('documents.paper.date')}>
          <Input type="date" max={today} />
        </Form.Item>
      ) : (
        <Form.Item name="phone" label={t('documents.reply.phone')}>
          <Input maxLength={40} inputMode="tel" />
        </Form.Item>
      )}
      <UploadDrop
        sentence={t(way === 'paper' ? 'documents.reply.dropScan' : 'documents.reply.drop')}
        accept={ACCEPT}
        mostMegabytes={20}
        onFile={async (file, onSent) => {
          const kept = await onUpload(file, onSent);
          setFiles((before) => [...before, kept]);
        }}
      />
      <ul className="reply-files">
        {files.map(({ fileId, name }) => (
          <li key={fileId}>
            {name}
            <Button
              type="link"
              size="small"
              aria-label={t('documents.reply.leaveOutOne', { name })}
              onClick={() => setFiles((before) => before.filter((one) => one.fileId !== fileId))}
            >
              {t('documents.reply.leaveOut')}
            </Button>
          </li>
        ))}
      </ul>
      {error ? <ErrorState error={error} inline /> : null}
      <Button type="primary" htmlType="submit" loading={isPending} className="reply-send">
        {t(way === 'paper' ? 'documents.reply.record' : 'documents.reply.send')}
      </Button>
    </Form>
  );
}
