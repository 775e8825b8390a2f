import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/PageLink.tsx';
import { type Definition, DefinitionGrid } from '../../ui/DefinitionGrid.tsx';
import { cadenceWord, dueWord, isFeedbackLate, isLateTask, sourceWord, stateWord } from '../task-words.ts';
import type { TaskAnswer } from './MoveDialog.tsx';

/** What holds the task up and waits for somebody: an extension asked, an objection. */
function Waiting({ answer }: { answer: TaskAnswer }) {
  const { t } = useTranslation();
  const { extensionAsked, openObjection, units } = answer;
  const objector = units.find(({ org }) => org.id === openObjection?.orgId)?.org.name ?? '';
  return (
    <>
      {extensionAsked ? (
        <p className="task-notice">{t('supervision.extensionAsked', extensionAsked)}</p>
      ) : null}
      {openObjection ? (
        <p className="task-notice">{t('supervision.objected', { org: objector, on: openObjection.on })}</p>
      ) : null}
    </>
  );
}

function useOrderRows({ row, order }: TaskAnswer): Definition[] {
  const { t, i18n } = useTranslation();
  const field = (name: string, value: Definition['value'], more: Partial<Definition> = {}): Definition => ({
    term: t(`supervision.field.${name}`),
    value,
    ...more,
  });
  return [
    field('leadOrgId', row.leadOrg.name),
    field('supportingOrgIds', row.supporting.map(({ name }) => name).join('、')),
    ...(order.leader ? [field('leader', order.leader)] : []),
    field('dueOn', order.dueOn, { reason: t('supervision.noDueOn') }),
    field('cadence', cadenceWord(t, i18n.language, order.cadence)),
    field('deliverable', order.deliverable),
    field('target', order.target),
  ];
}

/** Where the task stands, in words, and the order itself. */
export function StandingPanel({ answer }: { answer: TaskAnswer }) {
  const { t } = useTranslation();
  const { row, today } = answer;
  const rows = useOrderRows(answer);
  return (
    <section className="panel" aria-labelledby="task-standing">
      <h2 id="task-standing" className="only-heard">
        {t('supervision.standing')}
      </h2>
      <p className="task-now">
        <b>{stateWord(row.state)}</b>
        {row.dueOn === null ? null : (
          <span className={isLateTask(row, today) ? 'task-late' : ''}>
            {t('supervision.due', { due: dueWord(t, row, today) })}
          </span>
        )}
        {row.nextFeedbackOn ? (
          <span className={isFeedbackLate(row, today) ? 'task-late' : ''}>
            {t(isFeedbackLate(row, today) ? 'supervision.feedbackLate' : 'supervision.feedbackDue', {
              on: row.nextFeedbackOn,
            })}
          </span>
        ) : null}
        {row.isVeto ? <span>{t('supervision.mark.veto')}</span> : null}
      </p>
      <Waiting answer={answer} />
      <DefinitionGrid columns={2} rows={rows} />
    </section>
  );
}

/** Where the task comes from, in the words of its source. */
export function SourcePanel({ answer }: { answer: TaskAnswer }) {
  const { t } = useTranslation();
  const { row, quote, sourceOn, project, problem } = answer;
  return (
    <section className="panel" aria-labelledby="task-source">
      <h2 id="task-source">{t('supervision.source')}</h2>
      <p>{[sourceWord(row.sourceKind), row.sourceTitle, sourceOn ?? ''].filter(Boolean).join(' · ')}</p>
      {quote ? <blockquote className="task-quote">{quote}</blockquote> : null}
      {project ? (
        <p>
          {t('supervision.source.project')} <PageLink to={`/ledger/${project.id}`}>{project.name}</PageLink>
        </p>
      ) : null}
      {problem ? (
        <p>
          {t('supervision.source.problem')} <PageLink to={`/problems/${problem.id}`}>{problem.name}</PageLink>
        </p>
      ) : null}
    </section>
  );
}

/** The first promise beside the present one; every date stays, with the day on which it was given. */
export function PromisesPanel({ answer: { promises } }: { answer: TaskAnswer }) {
  const { t } = useTranslation();
  const first = promises[0];
  const present = promises.at(-1);
  if (!first || !present) return null;
  const moved = promises.length - 1;
  return (
    <section className="panel" aria-labelledby="task-promises">
      <h2 id="task-promises">{t('supervision.promises')}</h2>
      <dl className="task-promises">
        <div>
          <dt>{t('supervision.promises.first')}</dt>
          <dd>{first.dueOn}</dd>
        </div>
        <div>
          <dt>{t('supervision.promises.present')}</dt>
          <dd>{present.dueOn}</dd>
        </div>
        <div>
          <dt>{t('supervision.promises.moved')}</dt>
          <dd>{t('supervision.times', { count: moved })}</dd>
        </div>
      </dl>
      {moved > 0 ? (
        <ol className="task-promise-days">
          {promises.map(({ dueOn, givenOn }) => (
            <li key={dueOn}>{t('supervision.promises.given', { dueOn, givenOn })}</li>
          ))}
        </ol>
      ) : null}
    </section>
  );
}
