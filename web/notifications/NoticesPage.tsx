import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countNotices, listNotices, type NoticeView, readNotices } from '#core/notifications/contract.ts';
import { PageLink } from '../app/PageLink.tsx';
import { splitAddress } from '../app/split-address.ts';
import { useAct, usePagedRoute } from '../app/use-route.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { chinaTime } from '../ui/labels.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { ChoicesPanel } from './ChoicesPanel.tsx';
import './notifications.css';

/** 消息: what I was reminded of, and how I want to be told. */
export default function NoticesPage() {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [show, setShow] = useState<'open' | 'all'>('open');
  const asked = usePagedRoute(listNotices, { query: { show } }, (page) =>
    page.hasMore ? { before: page.notices.at(-1)?.id } : null,
  );
  const refreshes = [listNotices, countNotices];
  const readAll = useAct(readNotices, { refreshes, onDone: () => tell(t('notifications.readDone')) });
  const readOne = useAct(readNotices, { refreshes });
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={8} />;
  const notices = asked.data.flatMap((page) => page.notices);
  const unread = asked.data[0]?.unread ?? 0;
  return (
    <div className="narrow-page">
      <PageHead
        title={t('notifications.title')}
        under={t('notifications.under')}
        acts={
          <>
            <Segmented
              aria-label={t('notifications.title')}
              value={show}
              options={[
                { value: 'open', label: t('notifications.open') },
                { value: 'all', label: t('notifications.all') },
              ]}
              onChange={(value) => setShow(value === 'all' ? 'all' : 'open')}
            />
            {unread > 0 ? (
              <Button loading={readAll.isPending} onClick={() => readAll.mutate({ body: {} })}>
                {t('notifications.readAll')}
              </Button>
            ) : null}
          </>
        }
      />
      <section className="panel">
        {notices.length === 0 ? (
          <EmptyState sentence={t(show === 'open' ? 'notifications.empty' : 'notifications.empty.all')} />
        ) : (
          <ul className="notice-list">
            {notices.map((notice) => (
              <NoticeLine
                key={notice.id}
                notice={notice}
                onOpen={() => (notice.isRead ? undefined : readOne.mutate({ body: { ids: [notice.id] } }))}
              />
            ))}
          </ul>
        )}
        {asked.hasNextPage ? (
          <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
            {t('notifications.older')}
          </Button>
        ) : null}
      </section>
      <ChoicesPanel />
    </div>
  );
}

function NoticeLine({ notice, onOpen }: { notice: NoticeView; onOpen: () => void }) {
  const { t } = useTranslation();
  const { to, search } = splitAddress(notice.to);
  const marks = [
    notice.isClosed ? t('notifications.closed') : notice.isRead ? '' : t('notifications.unread'),
    notice.isLate && !notice.isClosed ? t('notifications.late') : '',
  ].filter(Boolean);
  return (
    <li className={notice.isRead || notice.isClosed ? 'notice' : 'notice notice-new'}>
      <time dateTime={notice.toldAt}>{chinaTime(notice.toldAt)}</time>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the link inside takes keys; the click is its own */}
      <span className="notice-sentence" onClick={onOpen}>
        {notice.isClosed ? (
          notice.sentence
        ) : (
          <PageLink to={to} search={search}>
            {notice.sentence}
          </PageLink>
        )}
      </span>
      <span className="notice-marks">{marks.join('　')}</span>
    </li>
  );
}
