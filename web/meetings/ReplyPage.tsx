import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { getMeeting } from '#core/meetings/public.ts';
import { useOpenPage, usePlace, useSearchParams } from '../app/address.ts';
import { useSignedIn } from '../app/session.ts';
import { useRoute } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { ReplySlipFields, type SlipFields, toSlip, toSlipFields } from './ReplySlipFields.tsx';
import { type Meeting, may, useMeetingStep } from './use-meeting.ts';
import './meetings.css';

/** Who comes, or why nobody does and who comes instead. */
function ReplyForm({ meeting, orgId, isRecorded }: { meeting: Meeting; orgId: string; isRecorded: boolean }) {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const { act, take } = useMeetingStep(meeting, () => openPage(`/meetings/${meeting.row.id}`));
  const reply = meeting.replies.find(({ org }) => org.id === orgId);
  const send = (fields: SlipFields) =>
    take({
      ...{ kind: 'reply', orgId, ...toSlip(fields) },
      ...{ way: isRecorded ? 'paper' : 'inside', on: meeting.today },
    });
  return (
    <Form<SlipFields>
      layout="vertical"
      requiredMark={false}
      initialValues={toSlipFields(reply)}
      onFinish={send}
    >
      <ReplySlipFields />
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
