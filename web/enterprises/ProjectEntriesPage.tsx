import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listProjectEntries, setPaper } from '#core/enterprises/contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { useSearchParams } from '../app/address.ts';
import { saidInOwnLanguage } from '../app/answer-language.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useAct, useRoute } from '../app/use-route.ts';
import { EconomyTabs } from '../ui/EconomyTabs.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { LookError } from '../ui/LookError.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { ScrollsX } from '../ui/ScrollsX.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { EntryForm } from './EntryForm.tsx';
import { wanText } from './entry-words.ts';
import './enterprises.css';

type Project = OutputOf<typeof listProjectEntries>['projects'][number];
const MOST_SHOWN = 300;

function ProjectLine({ project }: { project: Project }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const act = useAct(setPaper, { refreshes: [listProjectEntries] });
  const { standing } = project;
  return (
    <tr>
      <th scope="row">
        <PageLink to={`/ledger/${project.id}`}>{project.name}</PageLink>
      </th>
      <td className="is-words is-short">{project.orgName}</td>
      <td>{wanText(project.totalInvestmentYuan)}</td>
      <td className="is-short">{project.startedOn ?? '—'}</td>
      <td className="is-words is-short">{t(`enterprises.state.${standing.state}`)}</td>
      <td className="is-words is-wide">
        {standing.state === 'entered'
          ? (standing.enteredOn ?? '')
          : standing.papers.map(({ paper, isThere }) => (
              <Checkbox
                key={paper}
                checked={isThere}
                disabled={!project.maySet || act.isPending}
                onChange={(event) =>
                  act.mutate({
                    params: { thing: 'projects', id: project.id },
                    body: { paper, isThere: event.target.checked },
                  })
                }
              >
                {saidInOwnLanguage(paper)}
              </Checkbox>
            ))}
        {act.error ? <ErrorState error={act.error} inline /> : null}
      </td>
      <td>
        {!project.maySet ? null : isOpen ? (
          <EntryForm thing="projects" id={project.id} standing={standing} />
        ) : (
          <Button size="small" onClick={() => setOpen(true)}>
            {t(`enterprises.entry.${standing.state === 'entered' ? 'left' : 'entered'}`)}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** 项目入统服务清单: started projects at the line that have not entered, with what is missing. */
export default function ProjectEntriesPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const state = params.state === 'entered' ? 'entered' : 'reached';
  const asked = useRoute(listProjectEntries, { query: { state } });
  if (asked.error && !asked.data)
    return <LookError error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={8} />;
  const { projects, counts } = asked.data;
  return (
    <div className="enterprises-page">
      <PageHead
        title={t('enterprises.projects')}
        under={t('enterprises.projects.under', counts)}
        trail={[{ to: '/economy/enterprises', title: t('enterprises.title') }]}
        acts={
          <PageLink
            to="/economy/project-entries"
            search={{ state: state === 'entered' ? undefined : 'entered' }}
          >
            {t(state === 'entered' ? 'enterprises.projects.open' : 'enterprises.projects.entered')}
          </PageLink>
        }
      />
      <EconomyTabs current="enterprises" />
      {projects.length === 0 ? (
        <EmptyState sentence={t('enterprises.projects.none')} />
      ) : (
        <section className="panel">
          <ScrollsX label={t('enterprises.projects')}>
            <table className="plain-table enterprise-table">
              <thead>
                <tr>
                  {['project', 'unit', 'investment', 'started', 'state', 'papers', 'entry'].map((key) => (
                    <th
                      key={key}
                      scope="col"
                      className={key === 'investment' || key === 'started' ? '' : 'is-words'}
                    >
                      {t(`enterprises.col.${key}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {projects.slice(0, MOST_SHOWN).map((project) => (
                  <ProjectLine key={project.id} project={project} />
                ))}
              </tbody>
            </table>
          </ScrollsX>
          {projects.length > MOST_SHOWN ? (
            <p>{t('enterprises.projects.more', { count: projects.length })}</p>
          ) : null}
        </section>
      )}
    </div>
  );
}
