import { Button, Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listOutbox, listRobots, type OutboxView, retryMessage } from '#core/notifications/contract.ts';
import { SEND_FAULTS } from '#core/notifications/send-fault.ts';
import { useAct, usePagedRoute } from '../app/use-route.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { chinaTime, wordOf } from '../ui/labels.ts';
import { ScrollsX } from '../ui/ScrollsX.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';

const EVERY_MS = 2_000;
const isLeaving = ({ state, attempts }: OutboxView): boolean =>
  state === 'sending' || (state === 'waiting' && attempts === 0);

/** 发出的消息: what became of each; looked at again while one is on its way. */
export function Outbox({ onSettled }: { onSettled: () => void }) {
  const { t } = useTranslation();
  const [show, setShow] = useState<'all' | 'unsent'>('all');
  const asked = usePagedRoute(listOutbox, { query: { show } }, (page) =>
    page.hasMore ? { before: page.messages.at(-1)?.id } : null,
  );
  const messages = asked.data?.flatMap((page) => page.messages);
  const hasLeaving = messages?.some(isLeaving) ?? false;
  const look = useRef({ refetch: asked.refetch, onSettled });
  look.current = { refetch: asked.refetch, onSettled };
  useEffect(() => {
    if (!hasLeaving) return;
    const timer = setInterval(() => void look.current.refetch(), EVERY_MS);
    return () => {
      clearInterval(timer);
      look.current.onSettled();
    };
  }, [hasLeaving]);
  return (
    <section className="panel" aria-labelledby="outbox">
      <h2 id="outbox">{t('notifications.outbox')}</h2>
      <Segmented
        className="outbox-choice"
        aria-labelledby="outbox"
        value={show}
        options={[
          { value: 'all', label: t('notifications.all') },
          { value: 'unsent', label: t('notifications.unsent') },
        ]}
        onChange={(value) => setShow(value === 'unsent' ? 'unsent' : 'all')}
      />
      {asked.error && !messages ? (
        <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />
      ) : !messages ? (
        <Skeleton lines={4} />
      ) : messages.length === 0 ? (
        <EmptyState
          sentence={t(show === 'all' ? 'notifications.outbox.empty' : 'notifications.unsent.empty')}
        />
      ) : (
        <ScrollsX label={t('notifications.outbox.table')}>
          <table className="outbox-table">
            <thead>
              <tr>
                <th>{t('notifications.time')}</th>
                <th>{t('notifications.channel')}</th>
                <th>{t('notifications.text')}</th>
                <th>{t('notifications.state')}</th>
              </tr>
            </thead>
            <tbody>
              {messages.map((message) => (
                <OutboxLine key={message.id} message={message} />
              ))}
            </tbody>
          </table>
        </ScrollsX>
      )}
      {asked.hasNextPage ? (
        <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          {t('notifications.older')}
        </Button>
      ) : null}
    </section>
  );
}

function OutboxLine({ message }: { message: OutboxView }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const retry = useAct(retryMessage, {
    refreshes: [listOutbox, listRobots],
    onDone: () => tell(t('notifications.retry.done')),
  });
  return (
    <tr>
      <td>{chinaTime(message.sentAt ?? message.createdAt)}</td>
      <td>{message.channel}</td>
      <td>{message.text}</td>
      <td>
        {t(`notifications.${message.state}`)}
        {message.attempts > 1 ? `　${t('notifications.attempts', { count: message.attempts })}` : ''}
        {message.nextTryAt && message.attempts > 0 && message.state === 'waiting'
          ? `　${t('notifications.next', { at: chinaTime(message.nextTryAt).slice(11) })}`
          : ''}
        {message.fault || message.answer ? (
          <div className="outbox-answer">
            {[message.fault && wordOf(SEND_FAULTS, message.fault), message.answer]
              .filter(Boolean)
              .join(' · ')}
          </div>
        ) : null}
        {message.state === 'sent' || message.state === 'sending' ? null : (
          <Button
            size="small"
            type="link"
            loading={retry.isPending}
            onClick={() => retry.mutate({ params: { outboxId: message.id } })}
          >
            {t('notifications.retry')}
          </Button>
        )}
      </td>
    </tr>
  );
}
