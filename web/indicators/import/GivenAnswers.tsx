import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerStatImport, getStatImport } from '#core/indicators/import/import-contract.ts';
import { useAct } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import type { StatImport } from './ImportOnePage.tsx';

const WORDS = new Set(['-', 'cumulative', 'single', 'as-is', 'times-100']);

/** Answers that the file was read with, each to be taken back. */
export function GivenAnswers({ run }: { run: StatImport }) {
  const { t } = useTranslation();
  const act = useAct(answerStatImport, { refreshes: [getStatImport] });
  if (run.given.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="statistics-given">
      <h2 id="statistics-given">{t('economy-import.given')}</h2>
      <ul className="stat-imports">
        {run.given.map(({ key, kind, word, answer }) => (
          <li key={key}>
            <span className="stat-note-kind">{t(`economy-import.kind.${kind}`)}</span>
            <span>
              {word} → {WORDS.has(answer) ? t(`economy-import.value.${answer}`) : answer}
            </span>
            {run.mayAct ? (
              <Button
                size="small"
                disabled={act.isPending}
                onClick={() => act.mutate({ params: { id: run.id }, body: { answers: { [key]: null } } })}
              >
                {t('economy-import.takeBack')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {act.error ? <ErrorState error={act.error} inline /> : null}
    </section>
  );
}
