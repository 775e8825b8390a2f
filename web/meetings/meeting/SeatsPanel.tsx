import { Button, Form, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseSeats, type Seating, seatLines } from '#core/meetings/public.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { type Meeting, may, useMeetingStep } from '../use-meeting.ts';

interface Fields {
  rostrum: string;
  floor: string;
  perRow: number;
}

/** 座次, where it is wanted: begins with rank, official order and replies, changed line by line. */
export function SeatsPanel({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { seating, seatingProposal } = meeting;
  const canArrange = may(meeting, 'arrange-seats') && seatingProposal !== null;
  if (seating === null && !canArrange) return null;
  return (
    <section className="panel no-print" aria-labelledby="meeting-seats">
      <div className="meeting-panel-head">
        <h2 id="meeting-seats">{t('meetings.seats')}</h2>
        {canArrange ? (
          <Button size="small" onClick={() => setOpen(true)}>
            {t(seating ? 'meetings.seats.again' : 'meetings.seats')}
          </Button>
        ) : null}
      </div>
      <p className="muted">
        {seating
          ? t('meetings.seats.count', {
              ...{ rostrum: seating.rostrum.length, floor: seating.floor.length, perRow: seating.perRow },
            })
          : t('meetings.seats.none')}
      </p>
      {isOpen && seatingProposal ? (
        <SeatsDialog meeting={meeting} first={seating ?? seatingProposal} onClose={() => setOpen(false)} />
      ) : null}
    </section>
  );
}

function SeatsDialog({ meeting, first, onClose }: { meeting: Meeting; first: Seating; onClose: () => void }) {
  const { t } = useTranslation();
  const { act, take } = useMeetingStep(meeting, onClose);
  const keep = ({ rostrum, floor, perRow }: Fields) =>
    take({
      kind: 'arrange-seats',
      seating: { rostrum: parseSeats(rostrum), floor: parseSeats(floor), perRow },
      on: meeting.today,
    });
  return (
    <Modal open title={t('meetings.seats')} footer={null} width={640} onCancel={onClose} destroyOnHidden>
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        initialValues={{
          rostrum: seatLines(first.rostrum),
          floor: seatLines(first.floor),
          perRow: first.perRow,
        }}
        onFinish={keep}
      >
        <Form.Item name="rostrum" label={t('meetings.seats.rostrum')}>
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} />
        </Form.Item>
        <Form.Item name="floor" label={t('meetings.seats.floor')} extra={t('meetings.seats.floor.under')}>
          <Input.TextArea autoSize={{ minRows: 6, maxRows: 16 }} />
        </Form.Item>
        <Form.Item
          name="perRow"
          label={t('meetings.seats.perRow')}
          rules={[{ required: true, message: t('meetings.field.missing') }]}
        >
          <InputNumber min={2} max={20} precision={0} />
        </Form.Item>
        {act.error ? <ErrorState error={act.error} inline /> : null}
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          {t('meetings.keep')}
        </Button>
      </Form>
    </Modal>
  );
}
