import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadDossier } from '#core/documents/public.ts';
import { getProject, type ProjectView } from '#core/ledger/public.ts';
import { getProjectProgress, listProjectMonths } from '#core/progress/public.ts';
import { usePlace } from '../app/address.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useShownPeriod } from '../app/periods.ts';
import { useSignedIn } from '../app/session.ts';
import { useRoute } from '../app/use-route.ts';
import { DownloadButton } from '../ui/DownloadButton.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { EvidenceFiles } from '../ui/EvidenceFiles.tsx';
import { figureText, WAN } from '../ui/figure-text.ts';
import { Light, type LightColour } from '../ui/Light.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { ProjectProblems } from '../ui/ProjectProblems.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { AmountsPanel } from './project/AmountsPanel.tsx';
import { CurvePanel } from './project/CurvePanel.tsx';
import { HistoryPanel } from './project/HistoryPanel.tsx';
import { FiveOnesPanel, IdentityPanel, RolesPanel } from './project/IdentityPanel.tsx';
import { LightsPanel } from './project/LightsPanel.tsx';
import { MilestonesPanel } from './project/MilestonesPanel.tsx';
import { MonthsPanel } from './project/MonthsPanel.tsx';
import { PartsPanel } from './project/PartsPanel.tsx';
import { PlansPanel } from './project/PlansPanel.tsx';
import { findPauseMark } from './project/pause-mark.ts';
import { StageActs, StagePanel } from './project/StagePanel.tsx';
import './ledger.css';

const DOSSIERS = [
  { format: 'docx', name: 'Word' },
  { format: 'pdf', name: 'PDF' },
] as const;

function Project({ project, period, today }: { project: ProjectView; period: string; today: string }) {
  const { t } = useTranslation();
  const { id, fields, names } = project;
  const [chosenYear, setYear] = useState<number | null>(null);
  const year = chosenYear ?? Number(period.slice(0, 4));
  const progress = useRoute(getProjectProgress, { params: { projectId: id }, query: { period } });
  const months = useRoute(listProjectMonths, { params: { projectId: id }, query: { year } }).data;
  const at = progress.data;
  const pause = findPauseMark(project, today);
  // Nothing is left to be done: no pace of zero.
  const pace =
    at?.pace.requiredYuan && Number(at.pace.requiredYuan) > 0
      ? t(at.pace.bestYuan === null ? 'ledger.pace.only' : 'ledger.pace', {
          required: figureText(at.pace.requiredYuan, WAN),
          best: figureText(at.pace.bestYuan, WAN),
          mean: figureText(at.pace.recentMeanYuan, WAN),
        })
      : null;
  return (
    <div className="project">
      <PageHead
        title={
          <>
            {fields.name}
            {fields.isListed ? null : <small className="head-mark">{t('ledger.unlisted')}</small>}
            {pause ? (
              <small className="head-mark">{t(`ledger.pause.${pause.kind}`, { on: pause.since })}</small>
            ) : null}
          </>
        }
        under={
          <>
            {fields.code} · {names.reportingOrg}
            {names.sponsor === '' ? '' : ` · ${t('ui.project.sponsorId')} ${names.sponsor}`}
            {project.parent ? (
              <>
                {` · ${t('ledger.partOf')} `}
                <PageLink to={`/ledger/${project.parent.id}`}>{project.parent.name}</PageLink>
              </>
            ) : null}
          </>
        }
        trail={[{ to: '/ledger', title: t('app.nav.ledger') }]}
        acts={
          <>
            <StageActs project={project} today={today} />
            {DOSSIERS.map(({ format, name }) => (
              <DownloadButton
                key={format}
                route={downloadDossier}
                input={{ params: { period, projectId: id }, query: { format } }}
                fallbackName={`${t('ledger.dossier')}.${format}`}
                label={`${t('ledger.dossier')} ${name}`}
              >
                {`${t('ledger.dossier')} ${name}`}
              </DownloadButton>
            ))}
            <PrintButton />
          </>
        }
      />
      {progress.error && !at ? <ErrorState error={progress.error} inline /> : null}
      {at?.row ? (
        <p className="light-sentence">
          <Light colour={at.row.light as LightColour} wordless />
          <span>{at.sentence}</span>
          <small className="muted">
            {at.state.label} · {t(at.state.isFrozen ? 'ledger.frozen' : 'ledger.open')}
          </small>
        </p>
      ) : at ? (
        <p className="muted">{t('ledger.noRow', { period: at.state.label })}</p>
      ) : null}
      {at ? (
        <AmountsPanel
          project={project}
          row={at.row}
          previous={at.previous}
          year={Number(period.slice(0, 4))}
          period={period}
          isFrozen={at.state.isFrozen}
          nullReasons={at.nullReasons}
        />
      ) : (
        <Skeleton lines={2} title={false} />
      )}
      <div className="project-columns">
        <div className="project-main">
          {months ? (
            <CurvePanel
              year={year}
              years={months.years}
              months={months.months}
              period={period}
              onYear={setYear}
            />
          ) : (
            <Skeleton lines={8} />
          )}
          {project.isBundle ? <PartsPanel project={project} rows={at?.parts ?? []} period={period} /> : null}
          <ProjectProblems project={{ id, name: fields.name }} />
          <MilestonesPanel project={project} today={today} />
          {months ? <MonthsPanel projectId={id} months={months.months} /> : null}
          <PlansPanel project={project} year={year} />
          <StagePanel project={project} row={at?.row ?? null} parts={at?.parts ?? []} />
          <section className="panel evidence-panel no-print">
            <h2>{t('ui.evidence')}</h2>
            <EvidenceFiles projectId={id} />
          </section>
        </div>
        <div className="project-side">
          {at ? <LightsPanel lights={at.lights} pace={pace} /> : <Skeleton lines={4} />}
          <FiveOnesPanel project={project} />
          <RolesPanel project={project} />
          <IdentityPanel project={project} />
        </div>
      </div>
      <HistoryPanel projectId={id} today={today} />
    </div>
  );
}

/** A project: first line, amounts, curve, lights, milestones, people, everything that was recorded. */
export default function ProjectPage() {
  const projectId = usePlace('projectId');
  const period = useShownPeriod();
  const today = useSignedIn().today;
  const asked = useRoute(getProject, { params: { projectId } });
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data || asked.data.id !== projectId || period === null) return <Skeleton lines={12} />;
  return <Project key={projectId} project={asked.data} period={period} today={today} />;
}
