import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REPORTED_STAGES, type ReportedStage } from '#core/quality/public.ts';
import type { StructuredParts } from '#core/reporting/draft.ts';
import type { ReportRowView } from '#core/reporting/row-contract.ts';

export interface ReportPartsProps {
  row: ReportRowView;
  today: string;
  onSave: (parts: StructuredParts) => void;
}

/** The folded part: a change of stage, milestones that are done, and a declared yellow. Ordinary months leave it alone. */
export function ReportParts({ row, today, onSave }: ReportPartsProps) {
  const isLocked = row.readOnlyReason !== '';
  return (
    <fieldset className="report-parts" disabled={isLocked}>
      <StagePart row={row} today={today} onSave={onSave} />
      <MilestonePart row={row} today={today} onSave={onSave} />
      <YellowPart row={row} today={today} onSave={onSave} />
    </fieldset>
  );
}

function StagePart({ row, today, onSave }: ReportPartsProps) {
  const { t } = useTranslation();
  const [stage, setStage] = useState<ReportedStage | null>(row.stageChange?.stage ?? null);
  const [on, setOn] = useState(row.stageChange?.on ?? today);
  const [note, setNote] = useState(row.stageChange?.evidenceNote ?? '');
  return (
    <div className="report-part">
      <b>{t('reporting.stage.title')}</b>
      <Select<ReportedStage>
        aria-label={t('reporting.stage.title')}
        allowClear
        placeholder={t('reporting.stage.none')}
        value={stage}
        onChange={(value) => setStage(value ?? null)}
        options={REPORTED_STAGES.map((value) => ({ value, label: t(`reporting.stage.${value}`) }))}
      />
      {stage ? (
        <>
          <input
            type="date"
            className="plain-date"
            aria-label={t('reporting.stage.on')}
            value={on}
            max={today}
            onChange={(event) => setOn(event.target.value)}
          />
          <Input
            aria-label={t('reporting.stage.evidence')}
            placeholder={t('reporting.stage.evidence')}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </>
      ) : null}
      <Button
        size="small"
        onClick={() => onSave({ stageChange: stage ? { stage, on, evidenceNote: note } : null })}
      >
        {t('reporting.keep')}
      </Button>
    </div>
  );
}

function MilestonePart({ row, today, onSave }: ReportPartsProps) {
  const { t } = useTranslation();
  if (row.openMilestones.length === 0) return null;
  const done = new Map(row.milestonesDone.map((one) => [one.milestoneId, one.on]));
  const put = (milestoneId: string, on: string | null) => {
    const others = row.milestonesDone.filter((one) => one.milestoneId !== milestoneId);
    onSave({ milestonesDone: on === null ? others : [...others, { milestoneId, on }] });
  };
  return (
    <div className="report-part">
      <b>{t('reporting.milestones')}</b>
      {row.openMilestones.map(({ id, name }) => (
        <div key={id} className="report-milestone">
          <Checkbox checked={done.has(id)} onChange={(event) => put(id, event.target.checked ? today : null)}>
            {name}
          </Checkbox>
          {done.has(id) ? (
            <input
              type="date"
              className="plain-date"
              aria-label={t('reporting.milestoneOn', { name })}
              value={done.get(id)}
              max={today}
              onChange={(event) => {
                if (event.target.value) put(id, event.target.value);
              }}
            />
          ) : null}
        </div>
      ))}
    </div>
  );
}

function YellowPart({ row, onSave }: ReportPartsProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState(row.declaredYellow?.reason ?? '');
  return (
    <div className="report-part">
      <b>{t('reporting.yellow.title')}</b>
      <small>{t('reporting.yellow.under')}</small>
      <Input
        aria-label={t('reporting.yellow.reason')}
        placeholder={t('reporting.yellow.reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button
        size="small"
        onClick={() => onSave({ declaredYellow: reason.trim() ? { reason: reason.trim() } : null })}
      >
        {t('reporting.keep')}
      </Button>
    </div>
  );
}
