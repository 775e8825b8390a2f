import { Button, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerStatImport, getStatImport } from '#core/indicators/import/import-contract.ts';
import { useAct } from '../../app/use-route.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { keep, useKept } from '../../ui/kept.ts';
import type { StatImport } from './ImportOnePage.tsx';

type Question = StatImport['questions'][number];
type Given = Record<string, string | null>;

const REVISE = 'revise:';

interface OneProps {
  question: Question;
  run: StatImport;
  value: string | null;
  onAnswer: (value: string | null) => void;
}

/** Any other indicator or region than those offered. */
function OtherName({ question, run, value, onAnswer }: OneProps) {
  const { t } = useTranslation();
  const names = question.kind === 'indicator' ? run.indicators : run.subjects;
  const isOther = value !== null && !question.choices.some((one) => one.value === value);
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      className="stat-other"
      aria-label={t('economy-import.other', { name: question.sentence })}
      placeholder={t(`economy-import.other.${question.kind === 'indicator' ? 'indicator' : 'subject'}`)}
      value={isOther ? value : null}
      options={names.map(({ code, name }) => ({ value: code, label: name }))}
      onChange={(next: string) => onAnswer(next)}
    />
  );
}

function Reason({ question, value, onAnswer }: OneProps) {
  const { t } = useTranslation();
  return (
    <Input
      className="stat-other"
      aria-label={t('economy-import.reason', { name: question.sentence })}
      placeholder={t('economy-import.reason.hint')}
      maxLength={200}
      value={value?.slice(REVISE.length) ?? ''}
      onChange={(event) => onAnswer(`${REVISE}${event.target.value}`)}
    />
  );
}

function One(props: OneProps) {
  const { question, run, value, onAnswer } = props;
  const { t } = useTranslation();
  const picked = value?.startsWith(REVISE) ? REVISE : value;
  const takesName = ['indicator', 'subject', 'table-subject'].includes(question.kind);
  return (
    <li className="stat-question">
      <p>
        <b>{question.sentence}</b>{' '}
        <span className="muted">
          {t('economy-import.cells', { count: question.count, place: question.places[0] ?? '' })}
        </span>
      </p>
      <div className="stat-answer">
        <Radio.Group
          aria-label={question.sentence}
          disabled={!run.mayAct}
          value={picked}
          onChange={(event) => onAnswer(event.target.value as string)}
          options={question.choices.map(({ value: choice, label }) => ({
            value: choice,
            label: choice === question.proposed ? t('economy-import.likely', { label }) : label,
          }))}
        />
        {run.mayAct && takesName ? <OtherName {...props} /> : null}
        {run.mayAct && picked === REVISE ? <Reason {...props} /> : null}
      </div>
    </li>
  );
}

interface AllProps {
  questions: readonly Question[];
  onAnswer: (value: string) => void;
}

/** One answer for all questions of a kind that offer the same. */
function AllOfKind({ questions, onAnswer }: AllProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [first] = questions;
  const same = new Set(questions.map(({ choices }) => choices.map(({ value }) => value).join('|')));
  if (!first || questions.length < 3 || same.size > 1) return null;
  const choose = (value: string) => onAnswer(value === REVISE ? `${REVISE}${reason}` : value);
  return (
    <div className="stat-answer stat-all no-print">
      <span>{t('economy-import.all.kind')}</span>
      {first.choices.map(({ value, label }) => (
        <Button
          key={value}
          size="small"
          disabled={value === REVISE && reason.trim().length < 2}
          onClick={() => choose(value)}
        >
          {label}
        </Button>
      ))}
      {first.kind === 'signed' ? (
        <Input
          className="stat-other"
          size="small"
          aria-label={t('economy-import.reason.all')}
          placeholder={t('economy-import.reason.all')}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      ) : null}
    </div>
  );
}

const isGiven = (kept: unknown): kept is Given =>
  kept !== null &&
  typeof kept === 'object' &&
  Object.values(kept).every((one) => one === null || typeof one === 'string');

/**
 * Questions by what they ask; answers are gathered, kept in this browser over a way out and back, and laid down together, then the
 * file is read again.
 */
export function ImportQuestions({ run }: { run: StatImport }) {
  const { t } = useTranslation();
  const [kept, setKept] = useKept<Given>(`statistics.${run.id}`, isGiven, {});
  const asked = new Set(run.questions.map(({ key }) => key));
  const given = Object.fromEntries(Object.entries(kept).filter(([key]) => asked.has(key)));
  const setGiven = (next: Given) => setKept(next);
  const act = useAct(answerStatImport, {
    refreshes: [getStatImport],
    onDone: () => {
      setGiven({});
      keep(`statistics.${run.id}`, null);
    },
  });
  if (run.questions.length === 0) return null;
  const answerAll = (kind: Question['kind'], value: string) => {
    const all = run.questions.filter((question) => question.kind === kind).map(({ key }) => [key, value]);
    setGiven({ ...given, ...Object.fromEntries(all) });
  };
  const open = run.questions.filter(({ kind, answer }) => kind !== 'signed' || answer === null).length;
  const kinds = [...new Set(run.questions.map(({ kind }) => kind))];
  const ready = Object.values(given).filter((value) => value !== null && value !== REVISE).length;
  const isShort = Object.values(given).some(
    (value) => value?.startsWith(REVISE) && value.slice(REVISE.length).trim().length < 2,
  );
  const reason = isShort
    ? t('economy-import.reason.short')
    : ready === 0
      ? t('economy-import.pickFirst')
      : null;
  return (
    <section className="panel" aria-labelledby="statistics-questions">
      <h2 id="statistics-questions">
        {open > 0
          ? t('economy-import.questions', { count: open })
          : t('economy-import.questions.answered', { count: run.questions.length })}
      </h2>
      {kinds.map((kind) => (
        <div key={kind}>
          <h3>{t(`economy-import.kind.${kind}`)}</h3>
          {run.mayAct ? (
            <AllOfKind
              questions={run.questions.filter((question) => question.kind === kind)}
              onAnswer={(value) => answerAll(kind, value)}
            />
          ) : null}
          <ul className="stat-questions">
            {run.questions
              .filter((question) => question.kind === kind)
              .map((question) => (
                <One
                  key={question.key}
                  question={question}
                  run={run}
                  value={given[question.key] ?? question.answer}
                  onAnswer={(value) => setGiven({ ...given, [question.key]: value })}
                />
              ))}
          </ul>
        </div>
      ))}
      {run.mayAct ? (
        <div className="stat-bar no-print">
          <ActButton
            type="primary"
            disabledReason={reason}
            isBusy={act.isPending}
            onAct={() => act.mutate({ params: { id: run.id }, body: { answers: given } })}
          >
            {t('economy-import.answer', { count: ready })}
          </ActButton>
          {act.error ? <ErrorState error={act.error} inline /> : null}
        </div>
      ) : null}
    </section>
  );
}
