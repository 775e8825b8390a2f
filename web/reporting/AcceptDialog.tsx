import { Button, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { getOffice } from '#core/reporting/office-contract.ts';
import { acceptReports } from '#core/reporting/step-contract.ts';
import { useAct } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import type { Office } from './OfficePage.tsx';

/** 审核通过 of whole units; what the department has not reviewed goes along only with a reason. */
export function AcceptDialog(props: { office: Office; orgIds: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const { office, orgIds, onClose } = props;
  const accept = useAct(acceptReports, {
    refreshes: [getOffice],
    onDone: (done) => {
      tell(done.sentence);
      onClose();
    },
  });
  const units = office.units.filter((unit) => orgIds.includes(unit.orgId));
  const unreviewed = units.reduce((sum, unit) => sum + unit.waitsForReview, 0);
  const confirmed = units.reduce((sum, unit) => sum + unit.confirmed - unit.accepted, 0);
  return (
    <Modal open title={t('reporting.accept.title', { count: units.length })} footer={null} onCancel={onClose}>
      <p>{t('reporting.accept.under', { count: confirmed, unreviewed })}</p>
      {accept.error ? <ErrorState error={accept.error} inline /> : null}
      <Form<{ reason?: string }>
        layout="vertical"
        onFinish={({ reason }) =>
          accept.mutate({
            params: { period: office.period.period },
            body: {
              orgIds: [...orgIds],
              ...(reason?.trim() ? { withoutReviewReason: reason.trim() } : {}),
            },
          })
        }
      >
        {unreviewed > 0 ? (
          <Form.Item name="reason" label={t('reporting.accept.reason')}>
            <Input maxLength={300} placeholder={t('reporting.accept.reasonHint')} />
          </Form.Item>
        ) : null}
        <Button type="primary" htmlType="submit" loading={accept.isPending}>
          {t('reporting.accept.do')}
        </Button>
      </Form>
    </Modal>
  );
}
