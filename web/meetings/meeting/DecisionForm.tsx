import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { getMeeting, listMeetings, recordDecision } from '#core/meetings/public.ts';
import { useAct } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useUndoToast } from '../../ui/UndoToast.tsx';
import { ORG_SEARCH, useOrgChoices } from '../../ui/use-org-choices.ts';
import type { Decision, Meeting } from '../use-meeting.ts';

interface Fields {
  entryKey: string;
  quote: string;
  title?: string;
  leadOrgId?: string;
  supportingOrgIds?: string[];
  deliverable?: string;
  dueOn?: string;
}

const MOST_TITLE = 60;
/** The words themselves are the title until somebody writes a shorter one. */
const toTitle = ({ title = '', quote }: Fields): string =>
  (title.trim() || quote.trim().replace(/^会议议定[，,]?/, '')).slice(0, title.trim() ? 300 : MOST_TITLE);

interface DecisionFormProps {
  meeting: Meeting;
  /** Taken down against this entry; absent: chosen in the form. */
  entryKey?: string;
  decision?: Decision;
  onDone: () => void;
}

/** 记录议定: the words, who does it, by when. */
export function DecisionForm({ meeting, entryKey, decision, onDone }: DecisionFormProps) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const units = useOrgChoices();
  const [form] = Form.useForm<Fields>();
  const act = useAct(recordDecision, {
    refreshes: [getMeeting, listMeetings],
    onDone: ({ no }) => {
      tell(t('meetings.decision.kept', { no }));
      form.resetFields();
      onDone();
    },
  });
  const entry = meeting.entries.find(({ key }) => key === entryKey);
  const first: Partial<Fields> = decision
    ? {
        ...{ entryKey: decision.entryKey, quote: decision.quote, title: decision.title },
        ...(decision.leadOrg ? { leadOrgId: decision.leadOrg.id } : {}),
        supportingOrgIds: decision.supporting.map(({ id }) => id),
        ...{ deliverable: decision.deliverable, ...(decision.dueOn ? { dueOn: decision.dueOn } : {}) },
      }
    : {
        ...(entryKey ? { entryKey } : {}),
        quote: t('meetings.decision.begin'),
        ...(entry?.reports?.[0]?.orgId ? { leadOrgId: entry.reports[0].orgId } : {}),
      };
  const send = (fields: Fields) =>
    act.mutate({
      params: { meetingId: meeting.row.id },
      body: {
        ...{ no: decision?.no ?? null, version: decision?.version ?? 0 },
        text: {
          ...{ entryKey: fields.entryKey ?? entryKey ?? '', quote: fields.quote, title: toTitle(fields) },
          ...{ leadOrgId: fields.leadOrgId ?? null, supportingOrgIds: fields.supportingOrgIds ?? [] },
          ...{ deliverable: fields.deliverable ?? '', dueOn: fields.dueOn || null },
        },
      },
    });
  const needed = [{ required: true, message: t('meetings.field.missing') }];
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={first}
      onFinish={send}
      className="meeting-decision-form"
    >
      {entryKey ? null : (
        <Form.Item name="entryKey" label={t('meetings.decision.entry')} rules={needed}>
          <Select options={meeting.entries.map(({ key, title }) => ({ value: key, label: title }))} />
        </Form.Item>
      )}
      <Form.Item name="quote" label={t('meetings.decision.quote')} rules={needed}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} />
      </Form.Item>
      <div className="meeting-fields">
        <Form.Item
          name="leadOrgId"
          label={t('meetings.decision.lead')}
          extra={t('meetings.decision.lead.under')}
        >
          <Select allowClear options={units} showSearch={ORG_SEARCH} />
        </Form.Item>
        <Form.Item name="dueOn" label={t('meetings.decision.dueOn')}>
          <Input type="date" min={meeting.row.heldOn} />
        </Form.Item>
        <Form.Item name="supportingOrgIds" label={t('meetings.decision.supporting')}>
          <Select mode="multiple" options={units} showSearch={ORG_SEARCH} />
        </Form.Item>
        <Form.Item name="title" label={t('meetings.decision.title')}>
          <Input maxLength={300} placeholder={t('meetings.decision.title.under')} />
        </Form.Item>
        <Form.Item name="deliverable" label={t('meetings.decision.deliverable')}>
          <Input maxLength={200} />
        </Form.Item>
      </div>
      {act.error ? <ErrorState error={act.error} inline /> : null}
      <Button type="primary" htmlType="submit" loading={act.isPending}>
        {t('meetings.decision.keep')}
      </Button>
      {decision ? <Button onClick={onDone}>{t('meetings.cancel')}</Button> : null}
    </Form>
  );
}
