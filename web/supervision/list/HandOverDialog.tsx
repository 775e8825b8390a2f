import { Button, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { getTaskStatistics, listTasks, proposeTasks } from '#core/supervision/contract.ts';
import { TASK_SOURCES, type TaskOrder, type TaskSource } from '#core/supervision/task/task.ts';
import { useSearchParams } from '../../app/address.ts';
import { useSignedIn } from '../../app/session.ts';
import { useAct } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { choicesOf } from '../../ui/labels.ts';
import { ProjectPicker } from '../../ui/ProjectPicker.tsx';
import { useUndoToast } from '../../ui/UndoToast.tsx';
import { EMPTY_ORDER, OrderFields, toOrder } from '../task/OrderFields.tsx';

interface Fields {
  sourceKind: TaskSource;
  sourceTitle: string;
  sourceOn?: string;
  quote?: string;
  projectId?: string | null;
  orders: TaskOrder[];
}

/** 移交督办: one source with its words, as many matters as it holds; the inspection office decides on each. */
export function HandOverDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [, change] = useSearchParams();
  const act = useAct(proposeTasks, {
    refreshes: [listTasks, getTaskStatistics],
    onDone: ({ taskIds }) => {
      tell(t('supervision.handedOver', { count: taskIds.length }));
      onClose();
      change({ show: 'proposed', state: undefined });
    },
  });
  const send = ({ orders, sourceOn, projectId, quote = '', ...source }: Fields) =>
    act.mutate({
      body: {
        source: { ...source, quote, sourceOn: sourceOn || null, projectId: projectId ?? null },
        orders: orders.map(toOrder),
      },
    });
  return (
    <Modal
      open
      title={t('supervision.handOver')}
      footer={null}
      width={860}
      onCancel={onClose}
      destroyOnHidden
    >
      <p className="muted">{t('supervision.handOver.under')}</p>
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        initialValues={{ sourceKind: 'meeting', orders: [EMPTY_ORDER] }}
        onFinish={send}
        scrollToFirstError
      >
        <SourceFields />
        <OrderRows />
        {act.error ? <ErrorState error={act.error} inline /> : null}
        <Button type="primary" htmlType="submit" loading={act.isPending} className="task-submit">
          {t('supervision.handOver.send')}
        </Button>
      </Form>
    </Modal>
  );
}

function SourceFields() {
  const { t } = useTranslation();
  const { today } = useSignedIn();
  return (
    <div className="task-order-fields">
      <Form.Item name="sourceKind" label={t('supervision.field.sourceKind')}>
        <Select options={choicesOf(TASK_SOURCES)} />
      </Form.Item>
      <Form.Item name="sourceOn" label={t('supervision.field.sourceOn')}>
        <Input type="date" max={today} />
      </Form.Item>
      <Form.Item
        name="sourceTitle"
        className="task-wide"
        label={t('supervision.field.sourceTitle')}
        rules={[{ required: true, whitespace: true, min: 2, message: t('supervision.field.missing') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="quote"
        className="task-wide"
        label={t('supervision.field.quote')}
        extra={t('supervision.field.quote.under')}
      >
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item name="projectId" className="task-wide" label={t('supervision.field.project')}>
        <ProjectPicker />
      </Form.Item>
    </div>
  );
}

function OrderRows() {
  const { t } = useTranslation();
  const { today } = useSignedIn();
  return (
    <Form.List name="orders">
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }, index) => (
            <fieldset key={key} className="task-matter">
              <legend>{t('supervision.handOver.matter', { count: index + 1 })}</legend>
              <OrderFields at={[name]} inList="orders" today={today} />
              {rows.length > 1 ? (
                <Button size="small" onClick={() => remove(name)}>
                  {t('supervision.handOver.remove', { count: index + 1 })}
                </Button>
              ) : null}
            </fieldset>
          ))}
          <Button className="task-add" onClick={() => add(EMPTY_ORDER)} disabled={rows.length >= 200}>
            {t('supervision.handOver.add')}
          </Button>
        </>
      )}
    </Form.List>
  );
}
