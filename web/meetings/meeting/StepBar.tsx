import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listMeetings, MEETING_MOVE_WORDS, type MeetingMoveKind } from '#core/meetings/public.ts';
import { addDays } from '#core/platform/public.ts';
import { useOpenPage } from '../../app/address.ts';
import { useRoute } from '../../app/use-route.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { wordOf } from '../../ui/labels.ts';
import { type PlanFields, PlanFieldsView, toPlan } from '../list/PlanDialog.tsx';
import { type Meeting, may, useMeetingStep } from '../use-meeting.ts';
import { ConveyButton } from './ConveyingPanel.tsx';
import { NotifyDialog } from './NotifyDialog.tsx';
import { SignDialog } from './SignDialog.tsx';

/** Steps of the head of the page; the rest is taken in its own panel. */
const BAR: readonly MeetingMoveKind[] = [
  'submit-agenda',
  'approve-agenda',
  'return-agenda',
  'notify',
  'open',
  'close',
  'sign-minutes',
  'replan',
  'merge-into',
  'unmerge',
  'cancel',
];
/** Steps towards the signed minutes; calling off and merging are never the first thing offered. */
const STRONG: readonly MeetingMoveKind[] = [
  'submit-agenda',
  'approve-agenda',
  'notify',
  'open',
  'close',
  'sign-minutes',
];
const DIALOGS: readonly MeetingMoveKind[] = [
  'approve-agenda',
  'return-agenda',
  'notify',
  'sign-minutes',
  'replan',
  'merge-into',
  'cancel',
];

/** What can be done now, the next step first. */
export function StepBar({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const [asked, setAsked] = useState<MeetingMoveKind | null>(null);
  const { act, take } = useMeetingStep(meeting);
  const isTold = meeting.notice !== null;
  const isBefore = meeting.today < meeting.row.heldOn;
  const open = BAR.filter((kind) => may(meeting, kind));
  // What was done once already stands behind what is next.
  const steps = isTold
    ? [...open.filter((kind) => kind !== 'notify'), ...open.filter((kind) => kind === 'notify')]
    : open;
  const begin = (kind: MeetingMoveKind) => {
    const on = meeting.today;
    if (DIALOGS.includes(kind)) return setAsked(kind);
    if (kind === 'submit-agenda') take({ kind, note: '', on });
    if (kind === 'close' || kind === 'unmerge') take({ kind, on });
    if (kind === 'open') {
      take({ kind, on });
      openPage(`/meetings/${meeting.row.id}/live`);
    }
  };
  return (
    <>
      <div className="meeting-steps no-print">
        {steps.map((kind, index) => (
          <ActButton
            key={kind}
            type={
              index === 0 && STRONG.includes(kind) && !(kind === 'open' && isBefore) ? 'primary' : 'default'
            }
            isBusy={act.isPending && asked === null}
            {...(kind === 'open' && isBefore
              ? { disabledReason: t('meetings.open.notYet', { on: meeting.row.heldOn }) }
              : {})}
            {...(kind === 'close' ? { finalSentence: t('meetings.close.final') } : {})}
            onAct={() => begin(kind)}
          >
            {kind === 'notify' && isTold ? t('meetings.notify.again') : wordOf(MEETING_MOVE_WORDS, kind)}
          </ActButton>
        ))}
        <ConveyButton meeting={meeting} />
        {may(meeting, 'reply') && meeting.row.own !== 'not-invited' ? (
          <Button
            type={steps.length === 0 ? 'primary' : 'default'}
            onClick={() => openPage(`/meetings/${meeting.row.id}/reply`)}
          >
            {t(meeting.row.own === 'to-reply' ? 'meetings.reply' : 'meetings.reply.again')}
          </Button>
        ) : null}
        {meeting.may.readPreparation && meeting.entries.length > 0 ? (
          <Button onClick={() => openPage(`/meetings/${meeting.row.id}/live`)}>{t('meetings.live')}</Button>
        ) : null}
      </div>
      {act.error && asked === null ? <ErrorState error={act.error} inline /> : null}
      {asked ? <StepDialog meeting={meeting} kind={asked} onClose={() => setAsked(null)} /> : null}
    </>
  );
}

interface StepDialogProps {
  meeting: Meeting;
  kind: MeetingMoveKind;
  onClose: () => void;
}

function StepDialog({ meeting, kind, onClose }: StepDialogProps) {
  if (kind === 'notify') return <NotifyDialog meeting={meeting} onClose={onClose} />;
  if (kind === 'sign-minutes' || kind === 'approve-agenda')
    return <SignDialog meeting={meeting} kind={kind} onClose={onClose} />;
  if (kind === 'replan') return <ReplanDialog meeting={meeting} onClose={onClose} />;
  if (kind === 'merge-into') return <MergeDialog meeting={meeting} onClose={onClose} />;
  return (
    <ReasonDialog meeting={meeting} kind={kind === 'cancel' ? 'cancel' : 'return-agenda'} onClose={onClose} />
  );
}

function ReasonDialog({ meeting, kind, onClose }: StepDialogProps & { kind: 'cancel' | 'return-agenda' }) {
  const { t } = useTranslation();
  const { act, take } = useMeetingStep(meeting, onClose);
  const word = wordOf(MEETING_MOVE_WORDS, kind);
  return (
    <Modal
      open
      title={t('app.titled', { word, title: meeting.row.title })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <Form<{ reason: string }>
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason }) => take({ kind, reason, on: meeting.today })}
      >
        <Form.Item
          name="reason"
          label={t('meetings.field.reason')}
          rules={[{ required: true, message: t('meetings.field.missing') }]}
        >
          <Input.TextArea maxLength={500} autoSize={{ minRows: 3 }} />
        </Form.Item>
        {act.error ? <ErrorState error={act.error} inline /> : null}
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          {word}
        </Button>
      </Form>
    </Modal>
  );
}

function ReplanDialog({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const { t } = useTranslation();
  const { act, take } = useMeetingStep(meeting, onClose);
  const { plan } = meeting;
  const word = wordOf(MEETING_MOVE_WORDS, 'replan');
  const first: PlanFields & { reason: string } = {
    ...{
      title: plan.title,
      kind: plan.kind,
      heldOn: plan.heldOn,
      startsAt: plan.startsAt,
      place: plan.place ?? '',
    },
    ...{ minutes: plan.minutes, reason: '', chairName: plan.chair.name, onBehalfOf: plan.onBehalfOf ?? '' },
    ...(plan.chair.personId ? { chairId: plan.chair.personId } : {}),
  };
  const send = ({ reason, chairId, ...fields }: PlanFields & { reason: string }) => {
    const leader = meeting.leaders.find(({ personId }) => personId === chairId);
    const chair = leader ? { personId: leader.personId, name: leader.name } : plan.chair;
    take({
      kind: 'replan',
      // A chair who is no leader of the directory stays as he was written.
      plan: { ...toPlan(fields, meeting.leaders), chair },
      reason,
      on: meeting.today,
    });
  };
  return (
    <Modal open title={word} footer={null} width={720} onCancel={onClose} destroyOnHidden>
      {meeting.notice ? <p className="muted">{t('meetings.replan.notice')}</p> : null}
      <Form<PlanFields & { reason: string }>
        layout="vertical"
        requiredMark={false}
        initialValues={first}
        onFinish={send}
      >
        <PlanFieldsView />
        <Form.Item name="reason" label={t('meetings.field.reason')}>
          <Input maxLength={300} />
        </Form.Item>
        {act.error ? <ErrorState error={act.error} inline /> : null}
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          {word}
        </Button>
      </Form>
    </Modal>
  );
}

const DAYS_BESIDE = 62;

function MergeDialog({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const { t } = useTranslation();
  const { act, take } = useMeetingStep(meeting, onClose);
  const { heldOn } = meeting.row;
  const query = { from: addDays(heldOn, -DAYS_BESIDE), to: addDays(heldOn, DAYS_BESIDE) };
  const others = (useRoute(listMeetings, { query }).data?.meetings ?? []).filter(
    ({ id, state }) => id !== meeting.row.id && (state === 'held' || state === 'minuted'),
  );
  const word = wordOf(MEETING_MOVE_WORDS, 'merge-into');
  return (
    <Modal open title={word} footer={null} onCancel={onClose} destroyOnHidden>
      <p className="muted">{t('meetings.merge.under')}</p>
      <Form<{ meetingId: string }>
        layout="vertical"
        requiredMark={false}
        onFinish={({ meetingId }) => take({ kind: 'merge-into', meetingId, on: meeting.today })}
      >
        <Form.Item
          name="meetingId"
          label={t('meetings.merge.into')}
          rules={[{ required: true, message: t('meetings.field.missing') }]}
        >
          <Select
            options={others.map(({ id, title, heldOn: day }) => ({ value: id, label: `${day} ${title}` }))}
            notFoundContent={t('meetings.merge.none')}
          />
        </Form.Item>
        {act.error ? <ErrorState error={act.error} inline /> : null}
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          {word}
        </Button>
      </Form>
    </Modal>
  );
}
