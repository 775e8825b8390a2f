import { Button, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { getMeeting } from '#core/meetings/public.ts';
import { useOpenPage, usePlace, useSearchParams } from '../app/address.ts';
import { useSignedIn } from '../app/session.ts';
import { useRoute } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { type Meeting, may, useMeetingStep } from './use-meeting.ts';
import './meetings.css';

interface Fields {
  answer: 'attend' | 'leave';
  name?: string;
  post?: string;
  reason?: string;
  substituteName?: string;
  substitutePost?: string;
}

function toFirst(meeting: Meeting, orgId: string): Fields {
  const reply = meeting.replies.find(({ org }) => org.id === orgId);
  if (!reply) return { answer: 'attend' };
  const [person] = reply.persons;
  return {
    answer: reply.answer,
    ...(person ? { name: person.name, post: person.post } : {}),
    reason: reply.reason,
    ...(reply.substitute
      ? { substituteName: reply.substitute.name, substitutePost: reply.substitute.post }
      : {}),
  };
}

/** Who comes, or why nobody does and who comes instead. */
function ReplyForm({ meeting, orgId, isRecorded }: { meeting: Meeting; orgId: string; isRecorded: boolean }) {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const [form] = Form.useForm<Fields>();
  const answer = Form.useWatch('answer', form);
  const { act, take } = useMeetingStep(meeting, () => openPage(`/meetings/${meeting.row.id}`));
  const needed = [{ required: true, message: t('meetings.field.missing') }];
  const send = ({
    answer: chosen,
    name = '',
    post = '',
    reason = '',
    substituteName = '',
    substitutePost = '',
  }: Fields) =>
    take({
      ...{ kind: 'reply', orgId, answer: chosen, reason: chosen === 'leave' ? reason : '' },
      persons: chosen === 'attend' ? [{ name, post }] : [],
      substitute:
        chosen === 'leave' && substituteName ? { name: substituteName, post: substitutePost } : null,
      way: isRecorded ? 'paper' : 'inside',
      on: meeting.today,
    });
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={toFirst(meeting, orgId)}
      onFinish={send}
    >
      <Form.Item name="answer" label={t('meetings.reply.answer')}>
        <Radio.Group
          optionType="button"
          size="large"
          options={[
            { value: 'attend', label: t('meetings.reply.attend') },
            { value: 'leave', label: t('meetings.reply.leave') },
          ]}
        />
      </Form.Item>
      {answer === 'leave' ? (
        <>
          <Form.Item name="reason" label={t('meetings.field.reason')} rules={needed}>
            <Input maxLength={300} size="large" />
          </Form.Item>
          <Form.Item name="substituteName" label={t('meetings.reply.substituteName')}>
            <Input maxLength={40} size="large" />
          </Form.Item>
          <Form.Item name="substitutePost" label={t('meetings.reply.substitutePost')}>
            <Input maxLength={80} size="large" />
          </Form.Item>
        </>
      ) : (
        <>
          <Form.Item name="name" label={t('meetings.reply.name')} rules={needed}>
            <Input maxLength={40} size="large" />
          </Form.Item>
          <Form.Item name="post" label={t('meetings.reply.post')}>
            <Input maxLength={80} size="large" />
          </Form.Item>
        </>
      )}
      {act.error ? <ErrorState error={act.error} inline /> : null}
      <Button type="primary" size="large" htmlType="submit" loading={act.isPending} block>
        {t(isRecorded ? 'meetings.reply.record' : 'meetings.reply.send')}
      </Button>
    </Form>
  );
}

/** 参会回执, made for the phone: what, when, where, and one answer. */
export default function ReplyPage() {
  const { t } = useTranslation();
  const meetingId = usePlace('meetingId');
  const { orgId } = useSignedIn();
  const [params] = useSearchParams();
  const asked = useRoute(getMeeting, { params: { meetingId } });
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data || asked.data.row.id !== meetingId) return <Skeleton lines={8} />;
  const meeting = asked.data;
  const { row, notice, plan } = meeting;
  const forOrg = params.orgId ?? orgId;
  const org = notice?.invited.find((one) => one.org.id === forOrg)?.org;
  return (
    <div className="meeting-reply">
      <PageHead title={t('meetings.reply')} trail={[{ to: `/meetings/${row.id}`, title: row.title }]} />
      <section className="panel">
        <p>
          <b>{row.title}</b>
        </p>
        <p className="tabular">{`${row.heldOn} ${row.startsAt}`}</p>
        <p>{[row.place, t('meetings.chairedBy', { name: plan.chair.name })].filter(Boolean).join(' · ')}</p>
        {notice?.demands ? <p>{notice.demands}</p> : null}
        {notice ? <p className="muted">{t('meetings.replyBy', { on: notice.replyBy })}</p> : null}
      </section>
      <section className="panel">
        {org && may(meeting, 'reply') ? (
          <>
            <h2>{org.name}</h2>
            <ReplyForm key={forOrg} meeting={meeting} orgId={forOrg} isRecorded={forOrg !== orgId} />
          </>
        ) : (
          <p className="muted">{t('meetings.reply.closed')}</p>
        )}
      </section>
    </div>
  );
}
