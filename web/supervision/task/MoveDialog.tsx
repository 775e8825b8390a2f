import { Button, Checkbox, Form, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import { getTask, getTaskStatistics, listTasks, moveTask } from '#core/supervision/contract.ts';
import { TASK_MOVE_WORDS } from '#core/supervision/task/task.ts';
import { useSignedIn } from '../../app/session.ts';
import { useAct } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { wordOf } from '../../ui/labels.ts';
import { useUndoToast } from '../../ui/UndoToast.tsx';
import { stateWord } from '../task-words.ts';
import {
  isRecordedForUnit,
  listAnswerable,
  listAnsweredFirst,
  listMoveFields,
  type MoveField,
  type MoveFields,
  OPTIONAL_FIELDS,
  type StepKind,
  type StepSetting,
  toFirstFields,
  toMove,
} from './move-form.ts';
import { OrderFields, toOrder } from './OrderFields.tsx';
import { StepInput } from './StepInput.tsx';

export type TaskAnswer = OutputOf<typeof getTask>;

export const toSetting = (answer: TaskAnswer, ownOrgId: string): StepSetting => ({
  today: answer.today,
  ownOrgId,
  units: answer.units.map(({ org, acknowledgedOn }) => ({
    orgId: org.id,
    isAcknowledged: acknowledgedOn !== null,
  })),
  order: answer.order,
  number: answer.row.number,
  askedDueOn: answer.extensionAsked?.dueOn ?? null,
});

interface MoveDialogProps {
  answer: TaskAnswer;
  kind: StepKind;
  onClose: () => void;
}

/** One step in a dialog; a refusal stands beside what was typed, which stays. */
export function MoveDialog({ answer, kind, onClose }: MoveDialogProps) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const { orgId } = useSignedIn();
  const [form] = Form.useForm<MoveFields>();
  const verdict = Form.useWatch('verdict', form);
  const forUnit = Form.useWatch('orgId', form);
  const setting = toSetting(answer, orgId);
  const word = wordOf(TASK_MOVE_WORDS, kind);
  const isRecorded = isRecordedForUnit(kind, setting);
  const act = useAct(moveTask, {
    refreshes: [getTask, listTasks, getTaskStatistics],
    onDone: ({ state }) => {
      tell(t('supervision.moved', { move: word, title: answer.row.title, state: stateWord(state) }));
      onClose();
    },
  });
  const answersFor = isRecorded ? (forUnit ?? toFirstFields(kind, setting).orgId) : orgId;
  const owed = listAnswerable(kind, answer.owedReplies, answersFor);
  const send = ({ order, answers = [], ...fields }: MoveFields & { answers?: string[] }) =>
    act.mutate({
      params: { taskId: answer.row.id },
      body: {
        version: answer.version,
        ...(answers.length > 0
          ? { answers: answers.filter((id) => owed.some(({ documentId }) => documentId === id)) }
          : {}),
        move: toMove(kind, { ...fields, ...(order ? { order: toOrder(order) } : {}) }, setting),
      },
    });
  const fields = listMoveFields(kind, setting, verdict);
  return (
    <Modal
      open
      title={t('app.titled', { word, title: answer.row.title })}
      footer={null}
      width={fields.includes('order') ? 760 : 560}
      onCancel={onClose}
      destroyOnHidden
    >
      <p className="muted">{t(isRecorded ? `supervision.record.${kind}` : `supervision.step.${kind}`)}</p>
      <Form<MoveFields & { answers?: string[] }>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...toFirstFields(kind, setting), answers: listAnsweredFirst(owed) }}
        onFinish={send}
      >
        {fields.map((name) => (
          <StepField key={name} name={name} kind={kind} answer={answer} />
        ))}
        {owed.length > 0 ? <AnswersField owed={owed} /> : null}
        {act.error ? <ErrorState error={act.error} inline /> : null}
        <Button type="primary" htmlType="submit" loading={act.isPending} className="task-submit">
          {isRecorded ? t('supervision.record', { move: word }) : word}
        </Button>
      </Form>
    </Modal>
  );
}

/** Papers that wait for a reply: what is said here is that reply too, unless one would rather answer there. */
function AnswersField({ owed }: { owed: TaskAnswer['owedReplies'] }) {
  const { t } = useTranslation();
  return (
    <Form.Item name="answers" label={t('supervision.answers')}>
      <Checkbox.Group
        className="task-answers"
        options={owed.map(({ documentId, title, replyBy, otherMatters }) => ({
          value: documentId,
          label: t(otherMatters > 0 ? 'supervision.answers.several' : 'supervision.answers.one', {
            ...{ title, by: replyBy, others: otherMatters },
          }),
        }))}
      />
    </Form.Item>
  );
}

function StepField({ name, kind, answer }: { name: MoveField; kind: StepKind; answer: TaskAnswer }) {
  const { t } = useTranslation();
  if (name === 'order') return <OrderFields at={['order']} today={answer.today} needsWhen />;
  const label = t([`supervision.field.${kind}.${name}`, `supervision.field.${name}`]);
  const isOptional = OPTIONAL_FIELDS.has(name) || (kind === 'look-back' && name === 'dueOn');
  const rules = isOptional ? [] : [{ required: true, message: t('supervision.field.missing') }];
  return (
    <Form.Item name={name} label={label} rules={rules}>
      <StepInput name={name} kind={kind} answer={answer} />
    </Form.Item>
  );
}
