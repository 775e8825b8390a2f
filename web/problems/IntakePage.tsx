import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import { listProblemCandidates, raiseProblem } from '#core/problems/contract.ts';
import { PROBLEM_CATEGORIES, PROBLEM_SOURCES, type ProblemCategory } from '#core/problems/problem.ts';
import { usePeriod } from '../app/address.ts';
import { call } from '../app/api.ts';
import { PageLink } from '../app/PageLink.tsx';
import { usePeriodName } from '../app/PeriodSwitch.tsx';
import { newRequestId } from '../app/request-id.ts';
import { queryClient, useRoute } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { choicesOf, wordOf } from '../ui/labels.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { PROBLEM_READS } from '../ui/RaiseProblem.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import './problems.css';

type Answer = OutputOf<typeof listProblemCandidates>;
type Candidate = Answer['candidates'][number];
interface Edit {
  title: string;
  need: string;
  category: ProblemCategory;
}

const keyOf = ({ projectId, key }: Candidate): string => `${projectId} ${key}`;
const toEdit = ({ text, need, category }: Candidate): Edit => ({
  title: text.slice(0, 200),
  need: need || text,
  category,
});

function CandidateCard(props: {
  one: Candidate;
  edit: Edit | undefined;
  error: unknown;
  onEdit: (edit: Edit | undefined) => void;
}) {
  const { one, edit, error, onEdit } = props;
  const { t } = useTranslation();
  return (
    <li className="panel">
      <Checkbox checked={edit !== undefined} onChange={() => onEdit(edit ? undefined : toEdit(one))}>
        <b>{one.projectName}</b>
        <span className="muted">{`　${one.unitName} · ${wordOf(PROBLEM_SOURCES, one.sourceKind)}`}</span>
      </Checkbox>
      {edit ? (
        <div className="problem-candidate">
          <div className="problem-word">
            <span>{t('problems.field.title')}</span>
            <Input
              aria-label={t('problems.field.title')}
              maxLength={200}
              value={edit.title}
              onChange={(event) => onEdit({ ...edit, title: event.target.value })}
            />
          </div>
          <div className="problem-word">
            <span>{t('problems.field.need')}</span>
            <Input.TextArea
              aria-label={t('problems.field.need')}
              maxLength={2000}
              autoSize
              value={edit.need}
              onChange={(event) => onEdit({ ...edit, need: event.target.value })}
            />
          </div>
          <Select
            aria-label={t('problems.field.category')}
            value={edit.category}
            options={choicesOf(PROBLEM_CATEGORIES)}
            onChange={(category: string) => onEdit({ ...edit, category: category as ProblemCategory })}
          />
        </div>
      ) : (
        <p className="move-line">
          {one.text}
          {one.need && one.need !== one.text ? <span className="muted">{`　${one.need}`}</span> : null}
        </p>
      )}
      {error ? <ErrorState error={error} inline /> : null}
    </li>
  );
}

const raise = (one: Candidate, edit: Edit, period: string, words: { of: string }) =>
  call(
    raiseProblem,
    {
      body: {
        ...edit,
        projectId: one.projectId,
        sourceKind: one.sourceKind,
        source: { key: one.key, [words.of]: period },
      },
    },
    { requestId: newRequestId() },
  );

/** What reports and red lights say that nobody has raised: choose, correct the words, raise; nothing rises by itself. */
function Candidates({ answer }: { answer: Answer }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [edits, setEdits] = useState<ReadonlyMap<string, Edit>>(new Map());
  const [errors, setErrors] = useState<ReadonlyMap<string, unknown>>(new Map());
  const [isBusy, setBusy] = useState(false);
  const chosen = answer.candidates.filter((one) => edits.has(keyOf(one)));
  const change = (key: string, edit: Edit | undefined) => {
    const next = new Map(edits);
    if (edit) next.set(key, edit);
    else next.delete(key);
    setEdits(next);
  };
  const raiseAll = async () => {
    setBusy(true);
    const refused = new Map<string, unknown>();
    for (const one of chosen) {
      const edit = edits.get(keyOf(one));
      try {
        if (edit) await raise(one, edit, answer.period ?? '', { of: t('problems.intake.period') });
      } catch (error) {
        refused.set(keyOf(one), error);
      }
    }
    setErrors(refused);
    setEdits(new Map([...edits].filter(([key]) => refused.has(key))));
    await Promise.all(PROBLEM_READS.map(({ name }) => queryClient.invalidateQueries({ queryKey: [name] })));
    setBusy(false);
    tell(t('problems.intake.done', { count: chosen.length - refused.size }));
  };
  return (
    <>
      <div className="problem-intake-bar no-print">
        <ActButton
          type="primary"
          isBusy={isBusy}
          disabledReason={chosen.length === 0 ? t('problems.intake.choose') : null}
          onAct={() => void raiseAll()}
        >
          {t('problems.intake.raise', { count: chosen.length })}
        </ActButton>
        {answer.isCut ? <span className="muted">{t('problems.intake.cut')}</span> : null}
      </div>
      <ul className="problem-candidates">
        {answer.candidates.map((one) => (
          <CandidateCard
            key={keyOf(one)}
            one={one}
            edit={edits.get(keyOf(one))}
            error={errors.get(keyOf(one))}
            onEdit={(edit) => change(keyOf(one), edit)}
          />
        ))}
      </ul>
    </>
  );
}

/** 从报送和红灯转入. */
export default function IntakePage() {
  const { t } = useTranslation();
  const period = usePeriod();
  const periodName = usePeriodName();
  const asked = useRoute(listProblemCandidates, { query: period === null ? {} : { period } });
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={12} />;
  const { data } = asked;
  return (
    <div className="problem-page">
      <PageHead
        title={t('problems.intake.title')}
        under={
          data.period
            ? t('problems.intake.under', { period: periodName(data.period), count: data.candidates.length })
            : t('problems.intake.noPeriod')
        }
        trail={[{ to: '/problems', title: t('problems.list') }]}
      />
      {data.candidates.length === 0 ? (
        <EmptyState
          sentence={t('problems.intake.none')}
          firstStep={<PageLink to="/problems">{t('problems.none.all')}</PageLink>}
        />
      ) : (
        <Candidates answer={data} />
      )}
    </div>
  );
}
