import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getCalendarFeed, makeCalendarFeed, revokeCalendarFeed } from '#core/meetings/public.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { copyText } from '../ui/copy-text.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';

/** 日历订阅: a secret address of one's own; it is shown once, and a new one ends the old. */
export function CalendarFeed() {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [address, setAddress] = useState('');
  const feed = useRoute(getCalendarFeed, {});
  const make = useAct(makeCalendarFeed, {
    refreshes: [getCalendarFeed],
    onDone: ({ path }) => setAddress(`${window.location.origin}${path}`),
  });
  const revoke = useAct(revokeCalendarFeed, {
    refreshes: [getCalendarFeed],
    onDone: () => {
      setAddress('');
      tell(t('meetings.feed.revoked'));
    },
  });
  const madeOn = feed.data?.madeOn ?? null;
  const copy = async () => {
    await copyText(address);
    tell(t('meetings.feed.copied'));
  };
  return (
    <section className="panel" aria-labelledby="calendar-feed">
      <h2 id="calendar-feed">{t('meetings.feed')}</h2>
      <p className="muted">{t('meetings.feed.under')}</p>
      <p>{madeOn === null ? t('meetings.feed.off') : t('meetings.feed.on', { on: madeOn })}</p>
      {address ? (
        <p className="meeting-add">
          <Input readOnly value={address} aria-label={t('meetings.feed.address')} />
          <Button onClick={() => void copy()}>{t('meetings.feed.copy')}</Button>
        </p>
      ) : null}
      {make.error || revoke.error ? <ErrorState error={make.error ?? revoke.error} inline /> : null}
      <p className="meeting-inline">
        <Button type="primary" loading={make.isPending} onClick={() => make.mutate({})}>
          {t(madeOn === null ? 'meetings.feed.make' : 'meetings.feed.again')}
        </Button>
        {madeOn === null ? null : (
          <Button loading={revoke.isPending} onClick={() => revoke.mutate({})}>
            {t('meetings.feed.revoke')}
          </Button>
        )}
      </p>
    </section>
  );
}
