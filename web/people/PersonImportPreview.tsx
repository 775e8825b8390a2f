import { useTranslation } from 'react-i18next';
import { listPersons } from '#core/people/contract.ts';
import { addPersons, judgePersonRows, PersonRow } from '#core/people/person-import-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { useAct } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import type { NewAccount } from './new-account.ts';
import { PersonImportTable } from './PersonImportTable.tsx';

type Reading = OutputOf<typeof judgePersonRows>;
export type JudgedRow = Reading['rows'][number];

const toRows = (rows: readonly JudgedRow[]): PersonRow[] => rows.map((row) => PersonRow.parse(row));

type Problem = Reading['problems'][number];

/** The same unknown unit in forty rows is told once, at its first cell. */
function foldProblems(problems: readonly Problem[]): (Problem & { count: number })[] {
  const byMessage = new Map<string, Problem & { count: number }>();
  for (const problem of problems) {
    const known = byMessage.get(problem.message);
    if (known) known.count += 1;
    else byMessage.set(problem.message, { ...problem, count: 1 });
  }
  return [...byMessage.values()];
}

/** What the list would do; every correction is judged anew, and nothing is imported as long as a row is asked. */
export function PersonImportPreview(props: {
  reading: Reading;
  onChange: (reading: Reading) => void;
  onDone: (sentence: string, accounts: NewAccount[]) => void;
}) {
  const { t } = useTranslation();
  const { rows, problems } = props.reading;
  const judge = useAct(judgePersonRows);
  const add = useAct(addPersons, {
    refreshes: [listPersons],
    onDone: ({ accounts, ...counts }) => props.onDone(t('people.roster.done', counts), accounts),
  });
  const change = (next: JudgedRow[], isJudged = false) => {
    props.onChange({ ...props.reading, rows: next });
    if (isJudged && next.length > 0)
      judge.mutate(
        { body: { rows: toRows(next) } },
        { onSuccess: (answer) => props.onChange({ ...props.reading, rows: answer.rows }) },
      );
  };
  const count = (...states: JudgedRow['state'][]) => rows.filter((row) => states.includes(row.state)).length;
  const asked = count('ask');
  const proposed = rows.filter((r) => r.isLoginProposed && (r.state === 'new' || r.state === 'open')).length;
  const shownProblems = foldProblems([...problems, ...rows.flatMap((row) => row.asks)]);
  const reason =
    rows.length === 0
      ? t('people.roster.nothing')
      : judge.isPending
        ? t('people.roster.checking')
        : asked > 0
          ? t('people.roster.asked', { count: asked })
          : null;
  return (
    <section className="panel" aria-labelledby="roster-preview">
      <h2 id="roster-preview">
        {t('people.roster.read', {
          count: rows.length,
          fresh: count('new', 'open'),
          posts: count('new', 'post'),
          same: count('same'),
          asked,
        })}
      </h2>
      {proposed > 0 ? <p className="panel-note">{t('people.roster.proposed', { count: proposed })}</p> : null}
      {shownProblems.length > 0 ? (
        <ul className="panel-faults">
          {shownProblems.map((problem) => (
            <li key={`${problem.at} ${problem.message}`}>
              <b>{problem.at}</b>　{problem.message}
              {problem.count > 1 ? t('people.roster.times', { count: problem.count }) : ''}
            </li>
          ))}
        </ul>
      ) : null}
      <PersonImportTable rows={rows} onChange={change} />
      <div className="panel-acts">
        <ActButton
          type="primary"
          disabledReason={reason}
          isBusy={add.isPending}
          onAct={() => add.mutate({ body: { rows: toRows(rows) } })}
        >
          {t('people.roster.go', { count: count('new', 'open', 'post') })}
        </ActButton>
      </div>
      {judge.error ? <ErrorState error={judge.error} inline /> : null}
      {add.error ? <ErrorState error={add.error} inline /> : null}
    </section>
  );
}
