import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton } from '../../ui/ActButton.tsx';
import { listAlike } from './alike-findings.ts';
import { isSameCell, putCell } from './filing-cells.ts';
import { useFindingWords } from './finding-words.ts';
import type { Filing, SaveFiling } from './use-filing.ts';

type Finding = Filing['findings'][number];
/** A signed figure that is to be replaced: its answer is the reason that stands in the cell. */
const WANTS_REASON = 'IND-003';
const SHOWN = 100;

function Answer({ page, finding, save }: { page: Filing; finding: Finding; save: SaveFiling }) {
  const { t } = useTranslation();
  const isReason = finding.ruleId === WANTS_REASON;
  const known = isReason
    ? (page.cells.find((cell) => isSameCell(cell, finding))?.reason ?? '')
    : (page.explanations[finding.key] ?? '');
  const [typed, setTyped] = useState(known);
  const [said, setSaid] = useState(known);
  const [fault, setFault] = useState('');
  // Answered together with others of its kind.
  if (known !== said) {
    setSaid(known);
    setTyped(known);
  }
  const keep = () => {
    const text = typed.trim();
    if (text === known) return;
    setFault('');
    save((draft) =>
      isReason
        ? { ...draft, cells: putCell(draft.cells, finding, { reason: text }) }
        : { ...draft, explanations: { ...draft.explanations, [finding.key]: text } },
    ).catch((error: Error) => setFault(error.message));
  };
  return (
    <>
      <Input
        size="small"
        value={typed}
        maxLength={isReason ? 200 : 300}
        data-finding={finding.key}
        aria-label={t(isReason ? 'indicators.filing.reasonOf' : 'indicators.filing.answerTo', {
          what: finding.sentence,
        })}
        placeholder={t(isReason ? 'indicators.filing.reason' : 'indicators.filing.answer')}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={keep}
        onPressEnter={keep}
      />
      {fault ? <span role="alert">{fault}</span> : null}
    </>
  );
}

/** One answer for all open warnings of a rule: a whole column that was revised at the source is not explained cell by cell. */
function AnswerAlike({ page, save }: { page: Filing; save: SaveFiling }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [fault, setFault] = useState('');
  const wordsOf = useFindingWords(page);
  const said = page.findings.map((finding) => ({ ...finding, sentence: wordsOf(finding) }));
  const open = listAlike(said, page.explanations);
  if (open.length === 0) return null;
  const answer = (keys: readonly string[], text: string) => {
    setFault('');
    const answers = Object.fromEntries(keys.map((key) => [key, text]));
    save((draft) => ({ ...draft, explanations: { ...draft.explanations, ...answers } })).then(
      () => setTyped({}),
      (error: Error) => setFault(error.message),
    );
  };
  return (
    <ul className="filing-alike">
      {open.map(({ ruleId, keys, example }) => {
        const text = (typed[ruleId] ?? '').trim();
        return (
          <li key={ruleId}>
            <span>{t('economy-settings.alike', { count: keys.length, example })}</span>
            <Input
              size="small"
              maxLength={300}
              value={typed[ruleId] ?? ''}
              aria-label={t('economy-settings.alike', { count: keys.length, example })}
              placeholder={t('indicators.filing.answer')}
              onChange={(event) => setTyped({ ...typed, [ruleId]: event.target.value })}
            />
            <ActButton
              size="small"
              disabledReason={text.length < 2 ? t('economy-settings.alike.hold') : null}
              onAct={() => answer(keys, text)}
            >
              {t('economy-settings.alike.do')}
            </ActButton>
          </li>
        );
      })}
      {fault ? <li role="alert">{fault}</li> : null}
    </ul>
  );
}

/** 检查结果: every finding with what to do; warnings are answered and signed figures replaced with a reason, here. */
export function FilingFindings({ page, save }: { page: Filing; save: SaveFiling }) {
  const { t } = useTranslation();
  const wordsOf = useFindingWords(page);
  const mayWrite = page.allowed.includes('save');
  if (page.findings.length === 0) return null;
  const errors = page.findings.filter(({ severity }) => severity === 'error').length;
  return (
    <section className="panel" aria-label={t('indicators.filing.findings')}>
      <header className="panel-head">
        <h2>{t('indicators.filing.findings')}</h2>
        <span className="board-count">
          {t('indicators.filing.findings.counts', { errors, warnings: page.findings.length - errors })}
        </span>
      </header>
      {mayWrite ? <AnswerAlike page={page} save={save} /> : null}
      <ul className="filing-findings">
        {page.findings.slice(0, SHOWN).map((finding) => (
          <li key={finding.key}>
            <span className={`finding-${finding.severity}`}>{t(`ui.grid.${finding.severity}`)}</span>
            <span>
              {finding.place ? <b>{finding.place} </b> : null}
              {wordsOf(finding)}
              <small className="board-gap">{finding.remedy}</small>
            </span>
            {mayWrite && (finding.severity === 'warning' || finding.ruleId === WANTS_REASON) ? (
              <Answer page={page} finding={finding} save={save} />
            ) : (
              <span>{page.explanations[finding.key] ?? ''}</span>
            )}
          </li>
        ))}
      </ul>
      {page.findings.length > SHOWN ? (
        <p className="region-coverage">
          {t('indicators.filing.findings.more', { count: page.findings.length - SHOWN })}
        </p>
      ) : null}
    </section>
  );
}
