import { Button } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/EmptyState.tsx';
import { isReachable } from './reachable.ts';

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
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
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
