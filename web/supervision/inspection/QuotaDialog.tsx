import { Button, Form, Input, InputNumber, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { InspectionQuota } from '#core/supervision/inspection/inspection.ts';
import { listInspections, setInspectionQuota } from '#core/supervision/inspection-contract.ts';
import { useAct } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useUndoToast } from '../../ui/UndoToast.tsx';

/** 年度指标: an empty number sets no limit. */
export function QuotaDialog({ quota, onClose }: { quota: InspectionQuota; onClose: () => void }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const set = useAct(setInspectionQuota, {
    refreshes: [listInspections],
    onDone: () => {
      tell(t('inspection.quotaDone'));
      onClose();
    },
  });
  return (
    <Modal open title={t('inspection.quota')} footer={null} onCancel={onClose} destroyOnHidden>
      <p className="muted">{t('inspection.quotaUnder')}</p>
      <Form<Partial<InspectionQuota> & { source?: string }>
        layout="vertical"
        requiredMark={false}
        initialValues={quota}
        onFinish={({ region, eachUnit, mergeWithinDays, source }) =>
          set.mutate({
            body: {
              quota: {
                region: region ?? null,
                eachUnit: eachUnit ?? null,
                mergeWithinDays: mergeWithinDays ?? 0,
              },
              source: source ?? '',
            },
          })
        }
      >
        <Form.Item name="region" label={t('inspection.quotaRegion')}>
          <InputNumber min={0} max={1000} precision={0} />
        </Form.Item>
        <Form.Item name="eachUnit" label={t('inspection.quotaUnit')}>
          <InputNumber min={0} max={365} precision={0} />
        </Form.Item>
        <Form.Item name="mergeWithinDays" label={t('inspection.quotaDays')}>
          <InputNumber min={0} max={92} precision={0} />
        </Form.Item>
        <Form.Item name="source" label={t('inspection.source')}>
          <Input maxLength={200} />
        </Form.Item>
        {set.error ? <ErrorState error={set.error} inline /> : null}
        <Button type="primary" htmlType="submit" loading={set.isPending}>
          {t('inspection.save')}
        </Button>
      </Form>
    </Modal>
  );
}
