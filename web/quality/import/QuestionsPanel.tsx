import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listOrgs } from '#core/people/contract.ts';
import {
  correctImport,
  type ImportRunView,
  listImportQuestions,
} from '../../../core/quality/import-contract.ts';
import { useAct, usePagedRoute, useRoute } from '../../app/use-route.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { toFullOrgChoice } from '../../ui/use-org-choices.ts';
import { MoreButton } from './MoreButton.tsx';
import { type Answers, QuestionForm } from './QuestionForm.tsx';
import { refreshImport } from './use-import.ts';

/** Answers are gathered and laid down together; then the rows are compared again. */
export function QuestionsPanel({
  run,
  head,
}: {
  run: ImportRunView;
  head: NonNullable<ImportRunView['head']>;
}) {
  const { t } = useTranslation();
  const [answers, setAnswers] = useState<Answers>({});
  const params = { importId: run.id };
  const pages = usePagedRoute(listImportQuestions, { params }, (last) =>
    last.next === null ? null : { page: last.next },
  );
  const orgs = useRoute(listOrgs, {});
  const answer = useAct(correctImport, { onDone: () => void refreshImport() });
  if (pages.error && !pages.data) return <ErrorState error={pages.error} inline />;
  if (!pages.data) return <Skeleton lines={8} />;
  const questions = pages.data.flatMap((page) => page.questions);
  if (questions.length === 0) return <EmptyState sentence={t('quality.import.noQuestion')} />;
  const given = Object.keys(answers).length;
  const units = (orgs.data?.orgs ?? []).map(toFullOrgChoice);
  const acts = run.may.correct ? (
    <div className="import-apply-acts no-print">
      <ActButton
        type="primary"
        disabledReason={given === 0 ? t('quality.import.answerFirst') : null}
        isBusy={answer.isPending}
        onAct={() => answer.mutate({ params, body: { answers } })}
      >
        {given === 0 ? t('quality.import.submitNone') : t('quality.import.submitAnswers', { count: given })}
      </ActButton>
      {given > 0 ? <Button onClick={() => setAnswers({})}>{t('quality.import.clearAnswers')}</Button> : null}
    </div>
  ) : null;
  return (
    <section className="panel">
      <p className="muted">
        {t('quality.import.questionsWhy', { count: head.questions, open: head.openQuestions })}
      </p>
      {answer.error ? <ErrorState error={answer.error} inline /> : null}
      {acts}
      <ol className="import-questions">
        {questions.map((question) => (
          <QuestionForm
            key={question.key}
            question={question}
            units={units}
            isOpen={run.may.correct}
            value={answers[question.key] === undefined ? question.answer : (answers[question.key] ?? null)}
            onAnswer={(value) => setAnswers((before) => ({ ...before, [question.key]: value }))}
          />
        ))}
      </ol>
      <MoreButton pages={pages} />
      {questions.length > 4 ? acts : null}
    </section>
  );
}
