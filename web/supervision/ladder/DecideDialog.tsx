import { Button, Form, Input, Modal, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { getTask, listTasks } from '#core/supervision/contract.ts';
import {
  decideLadderProposal,
  type LadderProposalView,
  listLadderProposals,
} from '#core/supervision/ladder-contract.ts';
import { CHASE_WAYS, type ChaseWay } from '#core/supervision/task/task.ts';
import { useAct } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { choicesOf } from '../../ui/labels.ts';
import { useUndoToast } from '../../ui/UndoToast.tsx';
import { instrumentWord, isPaper } from './rung-words.ts';

interface Fields {
  reason?: string;
  chaseBy?: ChaseWay;
}

interface DecideDialogProps {
  one: LadderProposalView;
  decision: 'take' | 'decline';
  onClose: () => void;
}

/** Taking says how the chase was made, or that the paper is to be drafted; declining wants a reason. */
export function DecideDialog({ one, decision, onClose }: DecideDialogProps) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const word = t(`supervision.ladder.${decision}`);
  const instrument = instrumentWord(one.instrument);
  const isChase = decision === 'take' && one.instrument === 'chase';
  const act = useAct(decideLadderProposal, {
    refreshes: [listLadderProposals, listTasks, getTask],
    onDone: () => {
      tell(t('supervision.ladder.done', { decision: word, instrument, org: one.org.name }));
      onClose();
    },
  });
  const send = ({ reason = '', chaseBy = 'phone' }: Fields) =>
    act.mutate({ params: { proposalId: one.id }, body: { decision, reason, chaseBy } });
  const kind = decision === 'decline' ? 'decline' : isPaper(one.instrument) ? 'paper' : one.instrument;
  return (
    <Modal
      open
      title={t('app.titled', { word, title: `${instrument} · ${one.org.name}` })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <p className="muted">{t(`supervision.ladder.under.${kind}`)}</p>
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        initialValues={{ chaseBy: 'phone' }}
        onFinish={send}
      >
        {isChase ? (
          <Form.Item name="chaseBy" label={t('supervision.field.by')}>
            <Radio.Group options={choicesOf(CHASE_WAYS)} />
          </Form.Item>
        ) : null}
        <Form.Item
          name="reason"
          label={t(decision === 'decline' ? 'supervision.ladder.reason' : 'supervision.ladder.note')}
          rules={
            decision === 'decline'
              ? [{ required: true, whitespace: true, message: t('supervision.field.missing') }]
              : []
          }
        >
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
        </Form.Item>
        {act.error ? <ErrorState error={act.error} inline /> : null}
        <Button type="primary" htmlType="submit" loading={act.isPending} className="task-submit">
          {word}
        </Button>
      </Form>
    </Modal>
  );
}
