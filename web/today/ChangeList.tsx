import { useTranslation } from 'react-i18next';
import type { TodayChange } from '#core/today/contract.ts';
import { PageLink } from '../app/PageLink.tsx';
import { splitAddress } from '../app/split-address.ts';
import { chinaTime, shortDay } from '../ui/labels.ts';

/** What changed since I was last here, the newest first; at the first visit what changed of late. */
export function ChangeList(props: {
  changes: readonly TodayChange[];
  since: string;
  isFirstVisit: boolean;
  today: string;
}) {
  const { t } = useTranslation();
  const since = chinaTime(props.since);
  const year = props.today.slice(0, 4);
  const told = props.isFirstVisit ? 'today.changes.first' : 'today.changes';
  if (props.changes.length === 0) return <p className="today-none">{t(`${told}.none`, { since })}</p>;
  return (
    <>
      <p className="today-none">{t(`${told}.since`, { since })}</p>
      <ul className="change-list">
        {props.changes.map((change) => {
          const at = chinaTime(change.at);
          const address = splitAddress(change.to);
          return (
            <li key={`${change.kind} ${change.at} ${change.sentence}`}>
              <time dateTime={change.at} className="tabular">
                {at.startsWith(props.today) ? at.slice(11) : shortDay(at.slice(0, 10), year)}
              </time>
              <PageLink to={address.to} search={address.search}>
                {change.sentence}
              </PageLink>
            </li>
          );
        })}
      </ul>
    </>
  );
}
