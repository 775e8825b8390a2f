import { Button } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/EmptyState.tsx';
import { isReachable } from './reachable.ts';

/** A server that was down tells nobody that it is back: it is asked so often. */
const ASKS_EVERY_MS = 5_000;

/** Stands where a page could not be fetched; opens it by itself once the server answers again. */
export function OfflinePage() {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const retry = useCallback(async () => {
    setAsking(true);
    if (await isReachable()) window.location.reload();
    else setAsking(false);
  }, []);
  useEffect(() => {
    void retry();
    const again = () => void retry();
    const timer = setInterval(() => {
      void isReachable().then((answers) => {
        if (answers) window.location.reload();
      });
    }, ASKS_EVERY_MS);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [retry]);
  return (
    <EmptyState
      sentence={t('app.offline')}
      reason={t('app.offlineWhy')}
      firstStep={
        <Button loading={isAsking} onClick={() => void retry()}>
          {t('ui.retry')}
        </Button>
      }
    />
  );
}
