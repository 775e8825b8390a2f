import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { countNotices } from '#core/notifications/contract.ts';
import { Icon } from '../ui/icons.tsx';
import { PageLink } from './PageLink.tsx';
import { useRoute } from './use-route.ts';

const OLD_MS = 60_000;
const MOST_SHOWN = 99;

/** 消息: how many reminders are unread; the number is also said. */
export function NoticeBell() {
  const { t } = useTranslation();
  const { data, dataUpdatedAt, refetch } = useRoute(countNotices, {});
  const path = useLocation().pathname;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when a page is opened, not by itself: a clock would keep an idle session alive
  useEffect(() => {
    if (dataUpdatedAt > 0 && Date.now() - dataUpdatedAt > OLD_MS) void refetch();
  }, [path]);
  const unread = data?.unread ?? 0;
  return (
    <PageLink
      to="/notices"
      className="bell"
      aria-label={unread > 0 ? t('notifications.bell', { count: unread }) : t('notifications.bell.none')}
    >
      <Icon name="bell" size={18} />
      {unread > 0 ? (
        <span className="bell-count" aria-hidden="true">
          {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
        </span>
      ) : null}
    </PageLink>
  );
}
