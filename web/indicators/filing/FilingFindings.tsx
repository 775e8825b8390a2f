import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSameCell, putCell } from './filing-cells.ts';
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
  const [fault, setFault] = useState('');
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

/** 检查结果: every finding with what to do; warnings are answered and signed figures replaced with a reason, here. */
export function FilingFindings({ page, save }: { page: Filing; save: SaveFiling }) {
  const { t } = useTranslation();
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
      <ul className="filing-findings">
        {page.findings.slice(0, SHOWN).map((finding) => (
          <li key={finding.key}>
            <span className={`finding-${finding.severity}`}>{t(`ui.grid.${finding.severity}`)}</span>
            <span>
              {finding.place ? <b>{finding.place} </b> : null}
              {finding.sentence}
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
