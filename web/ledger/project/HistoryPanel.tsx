import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listProjectHistory } from '#core/ledger/public.ts';
import { inLocalWords } from '../../app/local-words.ts';
import { useRoute } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { chinaTime } from '../../ui/labels.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { type Change, listFieldsThen } from './as-on.ts';

/** 两个时钟: how the project stood on a day, as it was known on another. */
function AsOn({ changes, today }: { changes: readonly Change[]; today: string }) {
  const { t } = useTranslation();
  const [validOn, setValidOn] = useState(today);
  const [knownOn, setKnownOn] = useState(today);
  const fields = listFieldsThen(changes, validOn, knownOn);
  const isNow = validOn >= today && knownOn >= today;
  return (
    <div className="as-on">
      <div className="as-on-days no-print">
        <span>
          {t('ledger.asOn.valid')}
          <Input
            type="date"
            size="small"
            aria-label={t('ledger.asOn.valid')}
            max={today}
            value={validOn}
            onChange={(e) => setValidOn(e.target.value || today)}
          />
        </span>
        <span>
          {t('ledger.asOn.known')}
          <Input
            type="date"
            size="small"
            aria-label={t('ledger.asOn.known')}
            max={today}
            value={knownOn}
            onChange={(e) => setKnownOn(e.target.value || today)}
          />
        </span>
      </div>
      {isNow ? null : fields.length === 0 ? (
        <p className="muted">{t('ledger.asOn.same')}</p>
      ) : (
        <table className="plain-table words-table">
          <thead>
            <tr>
              <th scope="col">{t('ledger.asOn.field')}</th>
              <th scope="col">{t('ledger.asOn.then')}</th>
              <th scope="col">{t('ledger.asOn.now')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((one) => (
              <tr key={one.field}>
                <th scope="row">{inLocalWords(one.label)}</th>
                <td>{one.before}</td>
                <td>{one.now}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function ChangeLine({ change }: { change: Change }) {
  const { t } = useTranslation();
  return (
    <li>
      <span className="event-day">{change.validOn}</span>
      <span>
        {change.fields
          .filter((one) => one.before !== one.after)
          .map((one) => (
            <span key={one.field} className="change-field">
              <b>{inLocalWords(one.label)}</b> {one.before} → {one.after}
              {one.origin === '' ? null : (
                <small className="muted"> {t('ledger.origin', { place: one.origin })}</small>
              )}
            </span>
          ))}
        <small className="muted">
          {[
            change.reason,
            t('ledger.recorded', {
              person: [change.orgName, change.personName].filter(Boolean).join(' ') || '—',
              at: chinaTime(change.recordedAt),
            }),
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </small>
      </span>
    </li>
  );
}

/** Every change of the project, with old and new value, who, when, why and from which cell. */
export function HistoryPanel({ projectId, today }: { projectId: string; today: string }) {
  const { t } = useTranslation();
  const asked = useRoute(listProjectHistory, { params: { projectId } });
  const changes = asked.data?.changes ?? [];
  return (
    <section className="panel history">
      <h2>{t('ledger.history')}</h2>
      {asked.error ? <ErrorState error={asked.error} inline /> : null}
      {asked.isPending ? <Skeleton lines={4} title={false} /> : null}
      {asked.data && changes.length === 0 ? <p className="muted">{t('ledger.history.none')}</p> : null}
      {changes.length > 0 ? <AsOn changes={changes} today={today} /> : null}
      <ol className="events">
        {changes.map((change) => (
          <ChangeLine key={change.id} change={change} />
        ))}
      </ol>
    </section>
  );
}
