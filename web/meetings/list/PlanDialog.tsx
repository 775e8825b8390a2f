import { Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SeriesView } from '#core/meetings/meeting-view.ts';
import { listMeetings, MEETING_KINDS, type MeetingPlan, planMeeting } from '#core/meetings/public.ts';
import { listLeaders } from '#core/people/public.ts';
import { useOpenPage } from '../../app/address.ts';
import { useSignedIn } from '../../app/session.ts';
import { useAct, useRoute } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { choicesOf } from '../../ui/labels.ts';

export interface PlanFields {
  seriesId?: string;
  title: string;
  kind: MeetingPlan['kind'];
  heldOn: string;
  startsAt: string;
  place?: string;
  chairId?: string;
  chairName?: string;
  onBehalfOf?: string;
  minutes: number;
}

/** The chair is a leader of the directory, or a name written by hand. */
export function toPlan(
  fields: PlanFields,
  leaders: readonly { personId: string; name: string }[],
): MeetingPlan {
  const { title, kind, heldOn, startsAt, place = '', chairId, chairName = '', minutes } = fields;
  const onBehalfOf = fields.onBehalfOf?.trim();
  const leader = leaders.find(({ personId }) => personId === chairId);
  return {
    ...{ title, kind, heldOn, startsAt, place, minutes },
    ...(onBehalfOf ? { onBehalfOf } : {}),
    chair: leader ? { personId: leader.personId, name: leader.name } : { personId: null, name: chairName },
  };
}

export function PlanFieldsView() {
  const { t } = useTranslation();
  const { today } = useSignedIn();
  const leaders = useRoute(listLeaders, {}).data?.leaders ?? [];
  const needed = [{ required: true, message: t('meetings.field.missing') }];
  return (
    <div className="meeting-fields">
      <Form.Item name="title" label={t('meetings.field.title')} rules={needed} className="meeting-wide">
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="kind" label={t('meetings.field.kind')} rules={needed}>
        <Select options={choicesOf(MEETING_KINDS)} />
      </Form.Item>
      <Form.Item name="heldOn" label={t('meetings.field.heldOn')} rules={needed}>
        <Input type="date" min={today} />
      </Form.Item>
      <Form.Item name="startsAt" label={t('meetings.field.startsAt')} rules={needed}>
        <Input type="time" />
      </Form.Item>
      <Form.Item name="minutes" label={t('meetings.field.minutes')} rules={needed}>
        <InputNumber min={15} max={600} step={5} />
      </Form.Item>
      <Form.Item name="place" label={t('meetings.field.place')}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="chairId" label={t('meetings.field.chair')} rules={needed}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={leaders.map(({ personId, name, title }) => ({
            value: personId,
            label: `${name}（${title}）`,
          }))}
        />
      </Form.Item>
      <Form.Item
        name="onBehalfOf"
        label={t('meetings.field.onBehalfOf')}
        extra={t('meetings.field.onBehalfOf.under')}
      >
        <Input maxLength={60} />
      </Form.Item>
    </div>
  );
}

/** A meeting is planned, of a series or by itself; a series fills in what it knows. */
export function PlanDialog({ series, onClose }: { series: readonly SeriesView[]; onClose: () => void }) {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const [form] = Form.useForm<PlanFields>();
  const leaders = useRoute(listLeaders, {}).data?.leaders ?? [];
  const act = useAct(planMeeting, {
    refreshes: [listMeetings],
    onDone: ({ meetingId }) => openPage(`/meetings/${meetingId}`),
  });
  const choose = (id: string | undefined) => {
    const found = series.find((one) => one.id === id);
    if (!found) return;
    const { name, kind, startsAt, minutes, place, chair } = found.series;
    const month = found.nextOn ? `${Number(found.nextOn.slice(5, 7))}月` : '';
    form.setFieldsValue({
      ...{ title: `${month}${name}`, kind, startsAt, minutes, place },
      ...(found.nextOn ? { heldOn: found.nextOn } : {}),
      ...(chair.personId ? { chairId: chair.personId } : {}),
    });
  };
  const send = (fields: PlanFields) =>
    act.mutate({ body: { seriesId: fields.seriesId ?? null, plan: toPlan(fields, leaders) } });
  return (
    <Modal open title={t('meetings.plan')} footer={null} width={720} onCancel={onClose} destroyOnHidden>
      <Form<PlanFields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: 'special', startsAt: '09:00', minutes: 90 }}
        onFinish={send}
      >
        <Form.Item
          name="seriesId"
          label={t('meetings.field.series')}
          extra={t('meetings.field.series.under')}
        >
          <Select
            allowClear
            onChange={choose}
            options={series
              .filter((one) => one.series.isActive)
              .map((one) => ({ value: one.id, label: one.series.name }))}
          />
        </Form.Item>
        <PlanFieldsView />
        {act.error ? <ErrorState error={act.error} inline /> : null}
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          {t('meetings.plan')}
        </Button>
      </Form>
    </Modal>
  );
}
