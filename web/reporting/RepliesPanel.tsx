import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getOffice, noteReplies } from '#core/reporting/office-contract.ts';
import { useAct } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import type { Office } from './OfficePage.tsx';

/** 接龙: replies of an ordinary group, pasted back, mark 已收到. */
export function RepliesPanel({ office }: { office: Office }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const count = office.units.filter((unit) => unit.hasReplied).length;
  return (
    <p className="reminder-line">
      <span>{t('reporting.replies.stand', { count, total: office.units.length })}</span>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('reporting.replies.paste')}
      </Button>
      {isOpen ? <RepliesDialog period={office.period.period} onClose={() => setOpen(false)} /> : null}
    </p>
  );
}

function RepliesDialog({ period, onClose }: { period: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const note = useAct(noteReplies, { refreshes: [getOffice] });
  return (
    <Modal
      open
      title={t('reporting.replies.title')}
      okText={t('reporting.replies.do')}
      cancelText={t('reporting.replies.close')}
      okButtonProps={{ disabled: text.trim() === '' }}
      confirmLoading={note.isPending}
      onOk={() => note.mutate({ params: { period }, body: { text } })}
      onCancel={onClose}
    >
      <p>{t('reporting.replies.under')}</p>
      <Input.TextArea
        aria-label={t('reporting.replies.title')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        rows={8}
        maxLength={20_000}
        autoFocus
      />
      {note.error ? <ErrorState error={note.error} inline /> : null}
      {note.data ? (
        <div role="status">
          <p>{t('reporting.replies.done', { replied: note.data.replied, added: note.data.added })}</p>
          {note.data.unknown.length > 0 ? (
            <>
              <p>{t('reporting.replies.unknown')}</p>
              <ul>
                {note.data.unknown.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </>
          ) : null}
        </div>
      ) : null}
    </Modal>
  );
}
