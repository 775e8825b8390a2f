import { Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attachMeetingFile, getMeeting, MEETING_MOVE_WORDS } from '#core/meetings/public.ts';
import { EVIDENCE_ENDINGS, MOST_EVIDENCE_MEGABYTES } from '#core/quality/public.ts';
import { upload } from '../../app/transfer.ts';
import { queryClient } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { wordOf } from '../../ui/labels.ts';
import { UploadDrop } from '../../ui/UploadDrop.tsx';
import { type Meeting, useMeetingStep } from '../use-meeting.ts';

interface Fields {
  way: 'online' | 'paper';
  by: string;
  note?: string;
}

interface SignDialogProps {
  meeting: Meeting;
  kind: 'sign-minutes' | 'approve-agenda';
  onClose: () => void;
}

/** The chair signs on line himself; what he signed on paper is recorded with its scan. */
export function SignDialog({ meeting, kind, onClose }: SignDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Fields>();
  const way = Form.useWatch('way', form);
  const [file, setFile] = useState<{ fileId: string; name: string } | null>(null);
  const { act, take } = useMeetingStep(meeting, onClose);
  const word = wordOf(MEETING_MOVE_WORDS, kind);
  const isChair = meeting.may.signOnline;
  const send = ({ way: chosen, by, note = '' }: Fields) =>
    take(
      { kind, way: chosen, by, note, fileId: file?.fileId ?? null, on: meeting.today },
      kind === 'sign-minutes' ? (ids) => t('meetings.signed', { count: ids.length }) : undefined,
    );
  return (
    <Modal
      open
      title={t('app.titled', { word, title: meeting.row.title })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <p className="muted">{t(`meetings.step.${kind}`)}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ way: isChair ? 'online' : 'paper', by: meeting.plan.chair.name }}
        onValuesChange={(changed: Partial<Fields>) => {
          if (changed.way === 'online') form.setFieldValue('by', meeting.plan.chair.name);
        }}
        onFinish={send}
      >
        <Form.Item name="way" label={t('meetings.field.way')}>
          <Radio.Group
            options={[
              { value: 'online', label: t('meetings.way.online'), disabled: !isChair },
              { value: 'paper', label: t('meetings.way.paper') },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="by"
          label={t('meetings.field.by')}
          rules={[{ required: true, message: t('meetings.field.missing') }]}
        >
          <Input maxLength={60} readOnly={way === 'online'} />
        </Form.Item>
        <Form.Item name="note" label={t('meetings.field.opinion')}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
        </Form.Item>
        {way === 'paper' && meeting.may.attach ? (
          <div className="meeting-scan">
            {file ? <p>{t('meetings.scan.kept', { name: file.name })}</p> : null}
            <UploadDrop
              sentence={t('meetings.scan')}
              accept={EVIDENCE_ENDINGS}
              mostMegabytes={MOST_EVIDENCE_MEGABYTES}
              onFile={async (chosen, onSent) => {
                const params = { meetingId: meeting.row.id };
                setFile(await upload(attachMeetingFile, { params, body: {} }, chosen, { onSent }));
                void queryClient.invalidateQueries({ queryKey: [getMeeting.name] });
              }}
            />
          </div>
        ) : null}
        {act.error ? <ErrorState error={act.error} inline /> : null}
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          {word}
        </Button>
      </Form>
    </Modal>
  );
}
