import { useTranslation } from 'react-i18next';
import type { MeetingRowView } from '#core/meetings/meeting-view.ts';
import { MEETING_STATES } from '#core/meetings/public.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { wordOf } from '../../ui/labels.ts';
import { listWeeks } from './month.ts';

interface MonthGridProps {
  month: string;
  today: string;
  meetings: readonly MeetingRowView[];
}

/** A month on one sheet: each meeting on its day with hour and state. */
export function MonthGrid({ month, today, meetings }: MonthGridProps) {
  const { t } = useTranslation();
  const heads = [1, 2, 3, 4, 5, 6, 7];
  return (
    <table className="meeting-month">
      <caption className="only-heard">{t('meetings.month', { month })}</caption>
      <thead>
        <tr>
          {heads.map((day) => (
            <th key={day} scope="col">
              {t(`meetings.weekday.${day}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {listWeeks(month).map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td key={day} className={day === today ? 'is-today' : day.startsWith(month) ? '' : 'is-beside'}>
                <span className="tabular">{Number(day.slice(8))}</span>
                {meetings
                  .filter(({ heldOn }) => heldOn === day)
                  .map((row) => (
                    <PageLink
                      key={row.id}
                      to={`/meetings/${row.id}`}
                      className={`meeting-chip is-${row.state}`}
                    >
                      <b className="tabular">{row.startsAt}</b> {row.title}
                      <small>{wordOf(MEETING_STATES, row.state)}</small>
                    </PageLink>
                  ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
