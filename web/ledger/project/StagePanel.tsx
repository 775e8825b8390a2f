import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canPauseIn, findRelay, type ProjectView, STAGES, START_STATES } from '#core/ledger/public.ts';
import type { ProjectRowView } from '#core/progress/public.ts';
import { downloadEvidence, listEvidence } from '#core/quality/public.ts';
import { useRoute } from '../../app/use-route.ts';
import { DefinitionGrid } from '../../ui/DefinitionGrid.tsx';
import { DownloadButton } from '../../ui/DownloadButton.tsx';
import { chinaTime, wordOf } from '../../ui/labels.ts';
import { STAGE_KINDS, StageDialog, type StageKind } from './StageDialog.tsx';

/** Why an event cannot be recorded now; null when it can be tried. */
function obstacleOf(kind: StageKind, project: ProjectView, t: (key: string) => string): string | null {
  const { may, startState, isPaused } = project;
  const isVerification = kind === 'start-verified' || kind === 'start-refuted';
  if (project.isBundle && kind.startsWith('start-')) return t('ledger.stage.partsStart');
  if (isVerification ? !may.verifyStart : !may.recordStage)
    return t(isVerification ? 'ledger.stage.notVerifier' : 'ledger.stage.notYours');
  if (kind === 'start-reported' && startState === 'verified') return t('ledger.stage.verifiedAlready');
  if (isVerification && startState === 'none') return t('ledger.stage.notReported');
  if (kind === 'start-refuted' && startState === 'refuted') return t('ledger.stage.refutedAlready');
  if (kind === 'paused' && isPaused) return t('ledger.stage.pausedAlready');
  if (kind === 'paused' && !canPauseIn(project.stage)) return t('ledger.stage.cannotPause');
  if ((kind === 'resumed' || kind === 'pause-confirmed') && !isPaused) return t('ledger.stage.notPaused');
  return null;
}

/** 记录阶段: the events that may be recorded, the others greyed with the reason. */
export function StageActs({ project, today }: { project: ProjectView; today: string }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<StageKind | null>(null);
  const items = STAGE_KINDS.map((one) => {
    const obstacle = obstacleOf(one, project, t);
    return {
      key: one,
      disabled: obstacle !== null,
      label: (
        <span className="stage-choice">
          {t(`ledger.event.${one}`)}
          {obstacle ? <small>{obstacle}</small> : null}
        </span>
      ),
    };
  });
  return (
    <>
      <Dropdown
        autoFocus
        trigger={['click']}
        menu={{ items, onClick: ({ key }) => setKind(key as StageKind) }}
      >
        <Button className="no-print">{t('ledger.stage.record')}</Button>
      </Dropdown>
      {kind ? (
        <StageDialog project={project} kind={kind} today={today} onClose={() => setKind(null)} />
      ) : null}
    </>
  );
}

/** The file that an event stands on. */
function EvidenceOf({ projectId, fileId }: { projectId: string; fileId: string | null }) {
  const asked = useRoute(listEvidence, { params: { projectId }, query: {} }, { isEnabled: fileId !== null });
  const one = asked.data?.evidence.find((file) => file.fileId === fileId);
  if (!one) return null;
  return (
    <DownloadButton
      route={downloadEvidence}
      input={{ params: { projectId, evidenceId: one.id } }}
      fallbackName={one.fileName}
      size="small"
      type="link"
    >
      {one.fileName}
    </DownloadButton>
  );
}

/** 阶段接力 (PL-06): the one next action, and the day by which; a day that is missing is named. */
function nextOf(project: ProjectView, t: (key: string, words: Record<string, string>) => string): string {
  const { plannedStartOn: startOn, plannedFinishOn: finishOn } = project.fields;
  const relay = findRelay(project.stage, { startOn, finishOn });
  if (relay === null) return '';
  const word = wordOf({ relay }, 'relay');
  if (relay.lacksDate) return t('ledger.stage.next.lacks', { word });
  return relay.targetOn === null ? word : t('ledger.stage.next.by', { word, on: relay.targetOn });
}

type Part = Pick<ProjectRowView, 'startState'>;
const countStarted = (parts: readonly Part[]) => ({
  of: parts.length,
  started: parts.filter(({ startState }) => startState === 'verified').length,
});

/** Where the project stands, and every event that led there, with who recorded it and on what. */
export function StagePanel({
  project,
  row,
  parts,
}: {
  project: ProjectView;
  /** The period's row; its level of physical progress is the one reported last. */
  row: Pick<ProjectRowView, 'imageLevel' | 'imageLevelPeriod'> | null;
  parts: readonly Part[];
}) {
  const { t } = useTranslation();
  const { fields, stages } = project;
  const original = (kind: string) => stages.filter((s) => s.kind === kind).at(-1)?.untilDate ?? null;
  const withOriginal = (now: string | null, first: string | null) =>
    first !== null && first !== now ? t('ledger.stage.moved', { now: now ?? '—', first }) : (now ?? '');
  return (
    <section className="panel stage-panel">
      <h2>{t('ledger.stage')}</h2>
      <DefinitionGrid
        columns={2}
        rows={[
          {
            term: t('ui.project.stage'),
            value: `${wordOf(STAGES, project.stage)}${project.stageOn ? `（${project.stageOn}）` : ''}`,
          },
          { term: t('ledger.stage.next'), value: nextOf(project, t) },
          {
            term: t('ledger.stage.start'),
            value: project.isBundle
              ? t('ledger.stage.bundleStart', countStarted(parts))
              : `${wordOf(START_STATES, project.startState)}${project.startedOn ? `（${project.startedOn}）` : ''}`,
          },
          {
            term: t('ledger.stage.plannedStart'),
            value: withOriginal(fields.plannedStartOn, original('planned-start-moved')),
          },
          {
            term: t('ledger.stage.plannedFinish'),
            value: withOriginal(fields.plannedFinishOn, original('planned-finish-moved')),
          },
          {
            term: t('ledger.report.imageLevel'),
            value: row?.imageLevel
              ? t('ledger.stage.level', { level: row.imageLevel, period: row.imageLevelPeriod })
              : t('ledger.stage.noLevel'),
          },
        ]}
      />
      {stages.length === 0 ? (
        <p className="muted">{t('ledger.stage.none')}</p>
      ) : (
        <ol className="events">
          {stages.map((event) => (
            <li key={event.id}>
              <span className="event-day">{event.onDate}</span>
              <span>
                <b>
                  {t(`ledger.event.${event.kind}`)}
                  {event.kind === 'stage' ? `：${wordOf(STAGES, event.stage)}` : ''}
                </b>
                {event.untilDate
                  ? ` ${t(event.kind.endsWith('-moved') ? 'ledger.stage.was' : 'ledger.stage.until', { on: event.untilDate })}`
                  : ''}
                {[
                  event.reason,
                  event.approver ? t('ledger.stage.by', { approver: event.approver }) : '',
                  event.evidenceNote,
                ]
                  .filter((part) => part !== '')
                  .map((part) => ` · ${part}`)}
                <EvidenceOf projectId={project.id} fileId={event.evidenceFileId} />
                <small className="muted">
                  {' '}
                  {t('ledger.recorded', {
                    person: event.personName === '' ? '—' : event.personName,
                    at: chinaTime(event.recordedAt),
                  })}
                </small>
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
