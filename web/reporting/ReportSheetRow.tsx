import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReportRowView } from '#core/reporting/row-contract.ts';
import { useColumnTitle } from './column-title.ts';
import { RatePair } from './RatePair.tsx';
import { ReportLink } from './ReportLink.tsx';
import { exactWan, nameWithState } from './reporting-words.ts';

export interface ReportSheetRowProps {
  row: ReportRowView;
  isChosen: boolean;
  onChoose?: ((isChosen: boolean) => void) | undefined;
}

const TEXTS = ['imageProgress', 'problems', 'needsCoordination', 'nextSteps', 'correctionReason'] as const;

/** The level of physical progress; where it changed, from which. */
function LevelMove({ row, isChanged }: { row: ReportRowView; isChanged: boolean }) {
  const { t } = useTranslation();
  const [before, now] = [row.lastCells.imageLevel, row.cells.imageLevel || row.lastCells.imageLevel];
  if (!now) return null;
  return (
    <>
      　{t('reporting.column.imageLevel')}{' '}
      <b className={isChanged ? 'sheet-changed' : undefined}>
        {isChanged && before && before !== now ? `${before} → ${now}` : now}
      </b>
    </>
  );
}

/** One report to be answered for: what changed against last time, what is flagged with its answer, and the effect. */
export function ReportSheetRow({ row, isChosen, onChoose }: ReportSheetRowProps) {
  const { t } = useTranslation();
  const titleOf = useColumnTitle();
  const changed = new Set(row.changedFields);
  const flags = row.findings.filter((finding) => finding.severity !== 'note');
  const notes = row.findings.filter((finding) => finding.severity === 'note');
  return (
    <article className="sheet-row">
      <header>
        {onChoose ? (
          <Checkbox checked={isChosen} onChange={(event) => onChoose(event.target.checked)}>
            {nameWithState(row)}
          </Checkbox>
        ) : (
          <b>{nameWithState(row)}</b>
        )}
        <span className="sheet-row-status">
          {row.orgName} · {row.statusLabel}
          {row.punctuality === 'late' || row.punctuality === 'missing'
            ? ` · ${t(`reporting.punctuality.${row.punctuality}`)}`
            : ''}
          {row.confirmWay ? ` · ${t(`reporting.way.${row.confirmWay}`)}` : ''}
        </span>
        <ReportLink to={`/reporting/projects/${row.projectId}`}>{t('reporting.openForm')}</ReportLink>
      </header>
      {row.status === 'returned' && row.returnReason ? (
        <p className="report-returned">{t('reporting.returnedFor', { reason: row.returnReason })}</p>
      ) : null}
      <p className="sheet-row-figures tabular">
        {titleOf('monthAmountYuan')}{' '}
        <b className={changed.has('monthAmountYuan') ? 'sheet-changed' : undefined}>
          {exactWan(row.cells.monthAmountYuan || null)}
        </b>
        {t('reporting.wan')}　{t('reporting.column.ytdAmountYuan')}{' '}
        <b className={changed.has('ytdAmountYuan') ? 'sheet-changed' : undefined}>{exactWan(row.ytdYuan)}</b>
        {t('reporting.wan')}
        {row.cells.imagePercent ? `　${t('reporting.column.imagePercent')} ${row.cells.imagePercent}%` : ''}
        <LevelMove row={row} isChanged={changed.has('imageLevel')} />
        {row.lastCells.monthAmountYuan
          ? `　${t('reporting.lastValue', { value: exactWan(row.lastCells.monthAmountYuan) })}`
          : ''}
      </p>
      <RatePair row={row} />
      {TEXTS.filter((field) => changed.has(field) && row.cells[field]).map((field) => (
        <p key={field} className="sheet-row-text">
          <span>{t(`reporting.column.${field}`)}</span>
          {row.cells[field]}
        </p>
      ))}
      {row.stageChange ? (
        <p className="sheet-row-text">
          <span>{t('reporting.stage.title')}</span>
          {t(`reporting.stage.${row.stageChange.stage}`)} {row.stageChange.on} {row.stageChange.evidenceNote}
        </p>
      ) : null}
      {row.declaredYellow ? (
        <p className="sheet-row-text">
          <span>{t('reporting.yellow.title')}</span>
          {row.declaredYellow.reason}
        </p>
      ) : null}
      {flags.map((finding) => {
        const answer = row.explanations[finding.ruleId];
        return (
          <p key={finding.ruleId} className="sheet-row-flag">
            {finding.sentence}
            {answer ? (
              <b>
                {answer.choice}
                {answer.text ? `：${answer.text}` : ''}
              </b>
            ) : row.unansweredCount > 0 && finding.severity === 'warning' ? (
              <b>{t('reporting.notAnswered')}</b>
            ) : null}
          </p>
        );
      })}
      {notes.map((finding) => (
        <p key={finding.ruleId} className="report-last">
          {finding.sentence}
        </p>
      ))}
    </article>
  );
}
