import { Button, Checkbox, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getDispatch, type UnitAnswerView } from '#core/documents/dispatch-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { getTask, listTasks } from '#core/supervision/contract.ts';
import { listReplyTasks, takeReply } from '#core/supervision/public.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useAct, useRoute } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';

type Task = OutputOf<typeof listReplyTasks>['tasks'][number];

interface TakeProps {
  documentId: string;
  replyId: string;
  tasks: readonly Task[];
}

function TakeDialog({ documentId, replyId, tasks, onClose }: TakeProps & { onClose: () => void }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [chosen, setChosen] = useState<readonly string[]>(tasks.map(({ taskId }) => taskId));
  const [percents, setPercents] = useState<Record<string, number | null>>({});
  const take = useAct(takeReply, {
    refreshes: [listReplyTasks, getDispatch, getTask, listTasks],
    onDone: ({ taken }) => {
      tell(t('papers.take.done', { count: taken }));
      onClose();
    },
  });
  const toggle = (taskId: string, isOn: boolean) =>
    setChosen(isOn ? [...chosen, taskId] : chosen.filter((id) => id !== taskId));
  return (
    <Modal
      open
      title={t('papers.take.title')}
      okText={t('papers.take.do')}
      okButtonProps={{ disabled: chosen.length === 0, loading: take.isPending }}
      onOk={() =>
        take.mutate({
          params: { documentId, replyId },
          body: { tasks: chosen.map((taskId) => ({ taskId, percent: percents[taskId] ?? null })) },
        })
      }
      onCancel={onClose}
      destroyOnHidden
    >
      <p className="documents-quiet">{t('papers.take.why')}</p>
      <ul className="way-changes">
        {tasks.map(({ taskId, title }) => (
          <li key={taskId}>
            <Checkbox
              checked={chosen.includes(taskId)}
              onChange={(event) => toggle(taskId, event.target.checked)}
            >
              {title}
            </Checkbox>
            <InputNumber
              className="take-percent"
              min={0}
              max={100}
              precision={0}
              suffix="%"
              placeholder={t('papers.take.percent')}
              aria-label={`${title} ${t('papers.take.percent')}`}
              onChange={(percent) => setPercents({ ...percents, [taskId]: percent })}
            />
          </li>
        ))}
      </ul>
      {take.error ? <ErrorState error={take.error} inline /> : null}
    </Modal>
  );
}

/** Under the replies of a unit: each may become feedback of the tasks that the paper is about, in one step. */
export function TakeReplies({ documentId, unit }: { documentId: string; unit: UnitAnswerView }) {
  const { t } = useTranslation();
  const [replyId, setReplyId] = useState<string | null>(null);
  const { data } = useRoute(
    listReplyTasks,
    { params: { documentId } },
    { isEnabled: unit.replies.length > 0 },
  );
  const tasks = data?.mayTake ? data.tasks.filter(({ orgIds }) => orgIds.includes(unit.orgId)) : [];
  if (tasks.length === 0) return null;
  return (
    <>
      {unit.replies.map(({ id }, index) => {
        const taken = tasks.filter(({ takenReplyIds }) => takenReplyIds.includes(id));
        const left = tasks.filter(({ takenReplyIds, isOpen }) => isOpen && !takenReplyIds.includes(id));
        const nth = unit.replies.length > 1 ? t('papers.take.nth', { no: index + 1 }) : '';
        return (
          <div key={id}>
            {taken.map(({ taskId, title }) => (
              <p key={taskId} className="documents-quiet">
                {t('papers.take.taken', { nth })}
                <PageLink to={`/supervision/${taskId}`}>{title}</PageLink>
              </p>
            ))}
            {left.length > 0 ? (
              <Button size="small" onClick={() => setReplyId(id)}>
                {t('papers.take.open', { nth })}
              </Button>
            ) : null}
            {replyId === id && left.length > 0 ? (
              <TakeDialog
                documentId={documentId}
                replyId={id}
                tasks={left}
                onClose={() => setReplyId(null)}
              />
            ) : null}
          </div>
        );
      })}
    </>
  );
}
