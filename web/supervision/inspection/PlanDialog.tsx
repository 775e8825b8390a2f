import { Button, Form, Input, Modal, Select } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { InspectionWish } from '#core/supervision/inspection/inspection.ts';
import {
  type InspectionView,
  listInspections,
  planInspection,
} from '#core/supervision/inspection-contract.ts';
import { useAct } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useUndoToast } from '../../ui/UndoToast.tsx';
import { ORG_SEARCH, useOrgChoices } from '../../ui/use-org-choices.ts';

export interface Draft {
  wish: Partial<InspectionWish>;
  merges: string[];
}

export const newDraft = (): Draft => ({ wish: {}, merges: [] });

/** One inspection out of several: on the first days, of all units, under one name that a person corrects. */
export function mergeDraft(plans: readonly InspectionView[], t: TFunction): Draft {
  const days = plans.map(({ plannedOn }) => plannedOn).sort();
  const ends = plans.map(({ untilOn }) => untilOn).sort();
  const topics = [...new Set(plans.map(({ topic }) => topic))];
  return {
    wish: {
      title: t('inspection.mergedTitle', { topics: topics.join('、') }).slice(0, 80),
      topic: topics.join('、').slice(0, 40),
      plannedOn: days[0] ?? '',
      untilOn: ends.at(-1) ?? '',
      orgIds: [...new Set(plans.flatMap(({ orgs }) => orgs.map(({ orgId }) => orgId)))],
      ledBy: [...new Set(plans.map(({ ledBy }) => ledBy))].join('、').slice(0, 60),
    },
    merges: plans.map(({ planId }) => planId),
  };
}

export function PlanDialog({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const units = useOrgChoices();
  const plan = useAct(planInspection, {
    refreshes: [listInspections],
    onDone: ({ count, quota }) => {
      tell(
        quota === null
          ? t('inspection.done', { count })
          : t(count > quota ? 'inspection.doneOver' : 'inspection.doneWithin', { count, quota }),
      );
      onClose();
    },
  });
  const needed = [{ required: true, message: t('supervision.field.missing') }];
  return (
    <Modal
      open
      title={t(draft.merges.length > 0 ? 'inspection.merge' : 'inspection.add')}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      {draft.merges.length > 0 ? (
        <p className="muted">{t('inspection.mergeUnder', { count: draft.merges.length })}</p>
      ) : null}
      <Form<InspectionWish>
        layout="vertical"
        requiredMark={false}
        initialValues={draft.wish}
        onFinish={(wish) => plan.mutate({ body: { ...wish, merges: draft.merges } })}
      >
        <Form.Item name="title" label={t('inspection.name')} rules={[...needed, { min: 2 }]}>
          <Input maxLength={80} autoFocus />
        </Form.Item>
        <Form.Item name="topic" label={t('inspection.topic')} rules={[...needed, { min: 2 }]}>
          <Input maxLength={40} />
        </Form.Item>
        <div className="form-columns">
          <Form.Item name="plannedOn" label={t('inspection.from')} rules={needed}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="untilOn" label={t('inspection.until')} rules={needed}>
            <Input type="date" />
          </Form.Item>
        </div>
        <Form.Item name="orgIds" label={t('inspection.orgs')} rules={needed}>
          <Select mode="multiple" options={units} showSearch={ORG_SEARCH} />
        </Form.Item>
        <Form.Item name="ledBy" label={t('inspection.ledBy')} rules={[...needed, { min: 2 }]}>
          <Input maxLength={60} />
        </Form.Item>
        {plan.error ? <ErrorState error={plan.error} inline /> : null}
        <Button type="primary" htmlType="submit" loading={plan.isPending}>
          {t('inspection.save')}
        </Button>
      </Form>
    </Modal>
  );
}
