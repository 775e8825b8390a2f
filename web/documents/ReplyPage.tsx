import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseModel } from '#core/documents/contract.ts';
import {
  acknowledgeByLink,
  attachFileByLink,
  openReplyLink,
  replyByLink,
} from '#core/documents/dispatch-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { upload } from '../app/transfer.ts';
import { useAct } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { dayText } from '../ui/instant-text.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import { AnswerLines } from './AnswerLines.tsx';
import { DocumentView } from './DocumentView.tsx';
import { ReplyFields } from './ReplyFields.tsx';
import './documents.css';

type Opened = OutputOf<typeof openReplyLink>;

/** The token stands behind # so that it reaches no log of any server in between. */
const tokenOf = (): string => window.location.hash.replace(/^#/, '');

function Receive({ token, onDone }: { token: string; onDone: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const receive = useAct(acknowledgeByLink, { onDone });
  return (
    <div className="document-acts">
      <Input
        aria-label={t('documents.reply.receiver')}
        placeholder={t('documents.reply.receiver')}
        value={name}
        maxLength={40}
        onChange={(event) => setName(event.target.value)}
      />
      <Button
        type="primary"
        disabled={name.trim().length < 2}
        loading={receive.isPending}
        onClick={() => receive.mutate({ body: { token, personName: name.trim() } })}
      >
        {t('documents.dispatch.receive')}
      </Button>
      {receive.error ? <ErrorState error={receive.error} inline /> : null}
    </div>
  );
}

function Paper({ opened, token, onChanged }: { opened: Opened; token: string; onChanged: () => void }) {
  const { t } = useTranslation();
  const reply = useAct(replyByLink);
  const { unit, replyBy } = opened;
  if (reply.isSuccess)
    return (
      <section className="panel" role="status">
        <h2>{t('documents.reply.sent')}</h2>
        <p>{t('documents.reply.sentWhy')}</p>
      </section>
    );
  return (
    <>
      <section className="panel">
        <AnswerLines unit={unit} />
        {replyBy ? <p>{t('documents.dispatch.replyBy', { day: dayText(replyBy) })}</p> : null}
        {unit.may.acknowledge ? <Receive token={token} onDone={onChanged} /> : null}
      </section>
      <DocumentView model={parseModel(opened.model)} />
      {unit.may.reply ? (
        <section className="panel">
          <h2>{t('documents.reply.open')}</h2>
          <ReplyFields
            way="link"
            today=""
            isPending={reply.isPending}
            error={reply.error}
            onUpload={(file, onSent) => upload(attachFileByLink, { body: { token } }, file, { onSent })}
            onSend={({ text, personName = '', phone = '' }, fileIds) =>
              reply.mutate({ body: { token, text, personName, phone, fileIds } })
            }
          />
        </section>
      ) : null}
    </>
  );
}

/** 函复 by a one-time link, without signing in: this one paper, its receipt and its reply; made for a telephone. */
export default function ReplyPage() {
  const { t } = useTranslation();
  const [token] = useState(tokenOf);
  const open = useAct(openReplyLink);
  const { mutate } = open;
  useEffect(() => {
    mutate({ body: { token } });
  }, [mutate, token]);
  return (
    <main className="reply-page">
      <h1>{open.data?.title ?? t('documents.reply.page')}</h1>
      {open.error ? <ErrorState error={open.error} /> : null}
      {open.data ? (
        <Paper opened={open.data} token={token} onChanged={() => mutate({ body: { token } })} />
      ) : open.error ? null : (
        <Skeleton lines={6} title={false} />
      )}
    </main>
  );
}
