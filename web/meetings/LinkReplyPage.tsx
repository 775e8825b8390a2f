import { Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openMeetingReplyLink, replyToMeetingByLink, SEATS } from '#core/meetings/public.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { useAct } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { dayText } from '../ui/instant-text.ts';
import { wordOf } from '../ui/labels.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import { ReplySlipFields, type SlipFields, toSlip, toSlipFields } from './ReplySlipFields.tsx';
import './meetings.css';

type Opened = OutputOf<typeof openMeetingReplyLink>;
type Fields = SlipFields & { personName: string };

/** The token stands behind # so that it reaches no log of any server in between. */
const tokenOf = (): string => window.location.hash.replace(/^#/, '');

function Notice({ opened }: { opened: Opened }) {
  const { t } = useTranslation();
  const { heldOn, startsAt, place, chair, demands, contact, replyBy, orgName, seat } = opened;
  return (
    <section className="panel">
      <p className="tabular">{`${dayText(heldOn)} ${startsAt}`}</p>
      <p>{[place, t('meetings.chairedBy', { name: chair })].filter(Boolean).join(' · ')}</p>
      <p>{`${orgName} · ${wordOf(SEATS, seat)}`}</p>
      {demands ? <p>{demands}</p> : null}
      <p className="muted">
        {t('meetings.replyBy', { on: dayText(replyBy) })}
        {contact ? ` · ${contact}` : ''}
      </p>
    </section>
  );
}

function Slip({ opened, token }: { opened: Opened; token: string }) {
  const { t } = useTranslation();
  const reply = useAct(replyToMeetingByLink);
  if (reply.isSuccess)
    return (
      <section className="panel" role="status">
        <h2>{t('meetings.link.sent')}</h2>
        <p>{t('meetings.link.sentWhy')}</p>
      </section>
    );
  const send = ({ personName, ...fields }: Fields) =>
    reply.mutate({ body: { token, personName, ...toSlip(fields) } });
  return (
    <section className="panel">
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        initialValues={toSlipFields(opened.reply)}
        onFinish={send}
      >
        <ReplySlipFields />
        <Form.Item
          name="personName"
          label={t('meetings.link.person')}
          rules={[{ required: true, min: 2, message: t('meetings.field.missing') }]}
        >
          <Input maxLength={40} size="large" />
        </Form.Item>
        {reply.error ? <ErrorState error={reply.error} inline /> : null}
        <Button type="primary" size="large" htmlType="submit" loading={reply.isPending} block>
          {t('meetings.reply.send')}
        </Button>
      </Form>
    </section>
  );
}

/** 参会回执 by a one-time link, without signing in: the notice and one answer; made for a telephone. */
export default function LinkReplyPage() {
  const { t } = useTranslation();
  const [token] = useState(tokenOf);
  const open = useAct(openMeetingReplyLink);
  const { mutate } = open;
  useEffect(() => {
    mutate({ body: { token } });
  }, [mutate, token]);
  return (
    <main className="meeting-reply meeting-link-reply">
      <h1>{open.data?.title ?? t('meetings.reply')}</h1>
      {open.error ? <ErrorState error={open.error} /> : null}
      {open.data ? (
        <>
          <Notice opened={open.data} />
          <Slip opened={open.data} token={token} />
        </>
      ) : open.error ? null : (
        <Skeleton lines={6} title={false} />
      )}
    </main>
  );
}
