import { useTranslation } from 'react-i18next';
import { shortDay } from '../../ui/labels.ts';
import type { TaskAnswer } from './MoveDialog.tsx';

/** Each unit with its own acknowledgement and feedback: who has not been heard of is seen at once. */
export function UnitsPanel({ answer: { units, today } }: { answer: TaskAnswer }) {
  const { t } = useTranslation();
  const year = today.slice(0, 4);
  return (
    <section className="panel" aria-labelledby="task-units">
      <h2 id="task-units">{t('supervision.units')}</h2>
      <table className="plain-table task-table">
        <thead>
          <tr>
            {['unit', 'acknowledged', 'feedback', 'percent', 'times'].map((key) => (
              <th key={key} scope="col">
                {t(`supervision.units.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {units.map(({ org, isLead, acknowledgedOn, lastFeedbackOn, percent, times }) => (
            <tr key={org.id}>
              <th scope="row">
                {org.name}
                {isLead ? <small className="muted">{t('supervision.units.lead')}</small> : null}
              </th>
              <td>{acknowledgedOn ? shortDay(acknowledgedOn, year) : t('supervision.units.notYet')}</td>
              <td>{shortDay(lastFeedbackOn, year)}</td>
              <td className="tabular">{percent === null ? '—' : `${percent}%`}</td>
              <td className="tabular">{times}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type Due = TaskAnswer['feedbackDues'][number];
function meetOf({ dueOn, givenOn }: Due, today: string): 'met' | 'late' | 'missing' | 'pending' {
  if (givenOn !== null) return givenOn <= dueOn ? 'met' : 'late';
  return dueOn < today ? 'missing' : 'pending';
}

/** Feedback days of the cadence through today: given in time, late, missing. */
export function FeedbackDaysPanel({ answer: { feedbackDues, row, today } }: { answer: TaskAnswer }) {
  const { t } = useTranslation();
  if (row.cadence === null) return null;
  return (
    <section className="panel" aria-labelledby="task-feedback-days">
      <h2 id="task-feedback-days">{t('supervision.feedbackDays')}</h2>
      {feedbackDues.length === 0 ? <p className="muted">{t('supervision.feedbackDays.none')}</p> : null}
      <ul className="task-feedback-days">
        {[...feedbackDues].reverse().map((due) => {
          const meet = meetOf(due, today);
          return (
            <li key={due.dueOn} className={`task-feedback-${meet}`}>
              <span className="tabular">{due.dueOn}</span>
              <span className={meet === 'missing' ? 'task-late' : ''}>
                {t(`supervision.feedbackDays.${meet}`, { on: shortDay(due.givenOn, today.slice(0, 4)) })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
