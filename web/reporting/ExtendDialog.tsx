import { Button, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { extendDeadline } from '#core/reporting/calendar-contract.ts';
import { getOffice } from '#core/reporting/office-contract.ts';
import { useAct } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import type { Office } from './OfficePage.tsx';
import { fromLocal } from './reporting-words.ts';

/** 延期: one act for the chosen units. */
export function ExtendDialog(props: { office: Office; orgIds: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const { office, orgIds, onClose } = props;
  const extend = useAct(extendDeadline, {
    refreshes: [getOffice],
    onDone: (done) => {
      tell(done.sentence);
      onClose();
    },
  });
  const names = office.units.filter((unit) => orgIds.includes(unit.orgId)).map((unit) => unit.orgName);
  return (
    <Modal open title={t('reporting.extend.title')} footer={null} onCancel={onClose}>
      <p>{names.join('、')}</p>
      {extend.error ? <ErrorState error={extend.error} inline /> : null}
      <Form<{ until: string; reason: string }>
        layout="vertical"
        requiredMark={false}
        onFinish={({ until, reason }) =>
          extend.mutate({
            params: { period: office.period.period },
            body: { orgIds: [...orgIds], deadlineAt: fromLocal(until), reason: reason.trim() },
          })
        }
      >
        <Form.Item
          name="until"
          label={t('reporting.extend.until')}
          rules={[{ required: true, message: t('reporting.extend.untilMissing') }]}
        >
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('reporting.extend.reason')}
          rules={[{ required: true, whitespace: true, message: t('reporting.extend.reasonMissing') }]}
        >
          <Input maxLength={300} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={extend.isPending}>
          {t('reporting.extend.do')}
        </Button>
      </Form>
    </Modal>
  );
}
