import { useTranslation } from 'react-i18next';
import { PROBLEM_SOURCES } from '#core/problems/problem.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { DefinitionGrid } from '../../ui/DefinitionGrid.tsx';
import { wordOf } from '../../ui/labels.ts';
import { ballWord, categoryWord, dueWord, levelWord, stateWord } from '../../ui/problem-words.ts';
import type { ProblemAnswer } from './MoveDialog.tsx';

const sourceText = ({ row, source }: ProblemAnswer): string =>
  [
    wordOf(PROBLEM_SOURCES, row.sourceKind),
    ...Object.entries(source).flatMap(([name, text]) => (name === 'key' ? [] : [text])),
  ].join(' · ');

/** Where the problem stands, in words: state, court, level, owner, deadline, where it came from. */
export function StandingPanel({ answer }: { answer: ProblemAnswer }) {
  const { t } = useTranslation();
  const { row, stepUp, stepUpDue, levelNames } = answer;
  const proposal = stepUp
    ? t('problems.proposed', { level: levelWord(stepUp.toLevel, levelNames), on: stepUp.proposedOn })
    : stepUpDue
      ? t('problems.dueForStepUp', {
          level: levelWord(stepUpDue.toLevel, levelNames),
          days: stepUpDue.overdueDays,
        })
      : null;
  return (
    <section className="panel" aria-labelledby="problem-standing">
      <h2 id="problem-standing" className="only-heard">
        {t('problems.standing')}
      </h2>
      <p className="problem-now">
        <b>{stateWord(row.state)}</b>
        {row.state === 'closed' ? null : <span>{ballWord(t, row)}</span>}
        {row.dueOn === null ? null : (
          <span className={row.overdueDays > 0 ? 'problem-late' : ''}>
            {t('problems.due', { due: dueWord(t, row, answer.today) })}
          </span>
        )}
      </p>
      {answer.heldBy.length > 0 ? <p>{t('problems.heldBy', { names: answer.heldBy.join('，') })}</p> : null}
      {proposal ? <p className="problem-proposal">{proposal}</p> : null}
      {answer.four ? <p className="problem-proposal">{t(`problems.four.${answer.four}`)}</p> : null}
      <p className="problem-need">{answer.need}</p>
      <DefinitionGrid
        columns={3}
        rows={[
          {
            term: t('problems.field.project'),
            value: row.projectId ? (
              <PageLink to={`/ledger/${row.projectId}`}>{row.projectName}</PageLink>
            ) : null,
            isWide: true,
          },
          { term: t('problems.field.category'), value: categoryWord(row.category) },
          { term: t('problems.field.level'), value: levelWord(row.level, levelNames) },
          {
            term: t('problems.field.ownerOrgId'),
            value: [row.ownerOrg?.name, answer.ownerName].filter(Boolean).join(' '),
            reason: t('problems.noOwner'),
          },
          {
            term: t('problems.field.supportingOrgIds'),
            value: answer.supporting.map(({ name }) => name).join('、'),
          },
          { term: t('problems.deadlines'), value: String(answer.deadlines) },
          { term: t('problems.reopened'), value: row.reopened > 0 ? String(row.reopened) : null },
          { term: t('problems.field.source'), value: sourceText(answer), isWide: true },
        ]}
      />
    </section>
  );
}
