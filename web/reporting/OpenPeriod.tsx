import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listPeriods, openPeriod } from '#core/reporting/calendar-contract.ts';
import { getOffice } from '#core/reporting/office-contract.ts';
import type { PeriodView } from '#core/reporting/row-contract.ts';
import { useSignedIn } from '../app/session.ts';
import { useAct } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { dayAfter, fromLocal, longInstant, sayPeriod } from './reporting-words.ts';

type Opening = Pick<PeriodView, 'period' | 'name' | 'deadlineAt'>;

/** Working weeks differ; the day offered is only a start that the person changes. */
const DAYS_OFFERED = 3;

/** 开启报告期: a period whose deadline has passed is not opened before the person has seen what that means. */
export function OpenPeriod({ period, size }: { period: Opening; size?: 'small' }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [isAsking, setAsking] = useState(false);
  const open = useAct(openPeriod, {
    refreshes: [listPeriods, getOffice],
    onDone: (done) => {
      setAsking(false);
      tell(done.sentence);
    },
  });
  const send = (deadlineAt?: string) =>
    open.mutate({
      params: { period: period.period },
      body: deadlineAt === undefined ? {} : { deadlineAt },
    });
  const isPassed = new Date(period.deadlineAt) < new Date();
  return (
    <>
      <ActButton
        type={size ? 'default' : 'primary'}
        {...(size ? { size } : {})}
        isBusy={open.isPending && !isAsking}
        onAct={() => (isPassed ? setAsking(true) : send())}
      >
        {t('reporting.openPeriod')}
      </ActButton>
      {open.error && !isAsking ? <ErrorState error={open.error} inline /> : null}
      {isAsking ? (
        <Modal
          open
          title={t('reporting.opening.title', { period: sayPeriod(period) })}
          footer={null}
          onCancel={() => setAsking(false)}
        >
          <p>{t('reporting.opening.passed', { deadline: longInstant(period.deadlineAt) })}</p>
          {open.error ? <ErrorState error={open.error} inline /> : null}
          <DeadlineForm isBusy={open.isPending} onOpen={send} />
        </Modal>
      ) : null}
    </>
  );
}

function DeadlineForm({ isBusy, onOpen }: { isBusy: boolean; onOpen: (deadlineAt?: string) => void }) {
  const { t } = useTranslation();
  const { today } = useSignedIn();
  return (
    <Form<{ until: string }>
      layout="vertical"
      requiredMark={false}
      initialValues={{ until: `${dayAfter(today, DAYS_OFFERED)}T18:00` }}
      onFinish={({ until }) => onOpen(fromLocal(until))}
    >
      <Form.Item
        name="until"
        label={t('reporting.opening.until')}
        rules={[{ required: true, message: t('reporting.opening.untilMissing') }]}
      >
        <Input type="datetime-local" min={`${today}T00:00`} />
      </Form.Item>
      <div className="document-acts">
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {t('reporting.opening.withNew')}
        </Button>
        <Button disabled={isBusy} onClick={() => onOpen()}>
          {t('reporting.opening.withOld')}
        </Button>
      </div>
    </Form>
  );
}
