import { Button, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Invitation, listMeetings, MEETING_MOVE_WORDS } from '#core/meetings/public.ts';
import { getOwnProfile } from '#core/people/public.ts';
import { useRoute } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { wordOf } from '../../ui/labels.ts';
import { ORG_SEARCH, useOrgChoices } from '../../ui/use-org-choices.ts';
import { type Meeting, useMeetingStep } from '../use-meeting.ts';

interface Fields {
  attend: string[];
  observe?: string[];
  replyBy: string;
  demands?: string;
  contact?: string;
}

/** Units that speak attend, those that are informed sit in; members of the series come to every meeting. */
export function proposeInvited(
  meeting: Meeting,
  standing: readonly string[],
): { attend: string[]; observe: string[] } {
  const idsOf = (parts: { orgId?: string | null }[]) => parts.flatMap(({ orgId }) => orgId ?? []);
  const attend = [
    ...new Set([
      ...meeting.entries.flatMap(({ reports = [], comments = [] }) => idsOf([...reports, ...comments])),
      ...standing,
    ]),
  ];
  const observe = [...new Set(meeting.entries.flatMap(({ informed = [] }) => idsOf(informed)))];
  return { attend, observe: observe.filter((id) => !attend.includes(id)) };
}

/** 会议通知: who attends, who sits in, until when they reply. */
export function NotifyDialog({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const { t } = useTranslation();
  const units = useOrgChoices();
  const { heldOn, series } = meeting.row;
  const known = useRoute(listMeetings, { query: { from: heldOn, to: heldOn } }).data;
  const { act, take } = useMeetingStep(meeting, onClose);
  const profile = useRoute(getOwnProfile, {}).data;
  if (!known || !profile || units.length === 0) return null;
  const standing = known.series.find(({ id }) => id === series?.id)?.series.standingOrgIds ?? [];
  const before = meeting.notice;
  const proposed = proposeInvited(meeting, standing);
  const seated = (seat: 'attend' | 'observe') =>
    before?.invited.filter((one) => one.seat === seat).map(({ org }) => org.id) ?? proposed[seat];
  const send = ({ attend, observe = [], replyBy, demands = '', contact = '' }: Fields) => {
    const invited: Invitation[] = [
      ...attend.map((orgId): Invitation => ({ orgId, seat: 'attend' })),
      ...observe
        .filter((id) => !attend.includes(id))
        .map((orgId): Invitation => ({ orgId, seat: 'observe' })),
    ];
    take({ kind: 'notify', invited, replyBy, demands, contact, on: meeting.today });
  };
  const needed = [{ required: true, message: t('meetings.field.missing') }];
  const word = wordOf(MEETING_MOVE_WORDS, 'notify');
  return (
    <Modal
      open
      title={t('app.titled', { word, title: meeting.row.title })}
      footer={null}
      width={720}
      onCancel={onClose}
      destroyOnHidden
    >
      <p className="muted">{t('meetings.notify.under')}</p>
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        initialValues={{
          attend: seated('attend'),
          observe: seated('observe'),
          replyBy: before?.replyBy ?? heldOn,
          demands: before?.demands ?? t('meetings.notify.demands'),
          contact: before?.contact ?? [profile.name, profile.deskPhone].filter(Boolean).join(' '),
        }}
        onFinish={send}
      >
        <Form.Item name="attend" label={t('meetings.field.attend')} rules={needed}>
          <Select mode="multiple" options={units} showSearch={ORG_SEARCH} />
        </Form.Item>
        <Form.Item name="observe" label={t('meetings.field.observe')}>
          <Select mode="multiple" options={units} showSearch={ORG_SEARCH} />
        </Form.Item>
        <div className="meeting-fields">
          <Form.Item name="replyBy" label={t('meetings.field.replyBy')} rules={needed}>
            <Input type="date" min={meeting.today} max={heldOn} />
          </Form.Item>
          <Form.Item name="contact" label={t('meetings.field.contact')}>
            <Input maxLength={100} />
          </Form.Item>
        </div>
        <Form.Item name="demands" label={t('meetings.field.demands')}>
          <Input.TextArea maxLength={1000} autoSize={{ minRows: 2 }} />
        </Form.Item>
        {act.error ? <ErrorState error={act.error} inline /> : null}
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          {word}
        </Button>
      </Form>
    </Modal>
  );
}
