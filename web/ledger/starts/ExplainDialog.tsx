import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  explainNotStarted,
  listNotStarted,
  type NotStartedView,
  START_REASONS,
  type StartReason,
} from '#core/ledger/public.ts';
import { useAct } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { choicesOf } from '../../ui/labels.ts';
import { useUndoToast } from '../../ui/UndoToast.tsx';

interface Fields {
  reasonClass: StartReason;
  promisedOn?: string;
  explanation?: string;
}

/** 未开工说明: the reason's class, the day on which it is now to start, and words where there is none. */
export function ExplainDialog(props: {
  project: NotStartedView;
  today: string;
  redLineOn: string | null;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { project, redLineOn, onClose } = props;
  const tell = useUndoToast();
  const [form] = Form.useForm<Fields>();
  const act = useAct(explainNotStarted, {
    refreshes: [listNotStarted],
    onDone: () => {
      tell(t('ledger.starts.explained', { name: project.name }));
      onClose();
    },
  });
  const submit = (fields: Fields) =>
    act.mutate({
      params: { projectId: project.projectId },
      body: {
        reasonClass: fields.reasonClass,
        promisedOn: fields.promisedOn ? fields.promisedOn : null,
        explanation: fields.explanation ?? '',
      },
    });
  return (
    <Modal
      open
      title={t('ledger.starts.explain.title', { name: project.name })}
      okText={t('ledger.starts.explain')}
      cancelText={t('ui.cancel')}
      confirmLoading={act.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      {act.error ? <ErrorState error={act.error} inline /> : null}
      <Form
        form={form}
        layout="vertical"
        onFinish={submit}
        initialValues={{
          ...(project.reasonClass ? { reasonClass: project.reasonClass } : {}),
          promisedOn: project.promisedOn ?? '',
          explanation: project.explanation,
        }}
      >
        <Form.Item
          name="reasonClass"
          label={t('ledger.starts.head.reason')}
          rules={[{ required: true, message: t('ledger.add.required') }]}
        >
          <Select options={choicesOf(START_REASONS)} />
        </Form.Item>
        <Form.Item
          name="promisedOn"
          label={t('ledger.starts.head.promised')}
          extra={
            redLineOn === null
              ? t('ledger.starts.promise.note')
              : t('ledger.starts.promise.redLine', { on: redLineOn })
          }
        >
          <Input type="date" min={props.today} />
        </Form.Item>
        <Form.Item name="explanation" label={t('ledger.starts.words')}>
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
