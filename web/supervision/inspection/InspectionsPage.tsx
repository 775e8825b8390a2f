import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import { type InspectionView, listInspections } from '#core/supervision/inspection-contract.ts';
import { useSignedIn } from '../../app/session.ts';
import { useRoute } from '../../app/use-route.ts';
import { CopyTable } from '../../ui/CopyTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { PrintButton } from '../../ui/PrintButton.tsx';
import { ScrollsX } from '../../ui/ScrollsX.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { toRowEntries } from '../../ui/table/table-model.ts';
import { EndDialog } from './EndDialog.tsx';
import { inspectionColumns } from './inspection-columns.tsx';
import { type Draft, mergeDraft, newDraft, PlanDialog } from './PlanDialog.tsx';
import { QuotaDialog } from './QuotaDialog.tsx';
import './inspection.css';

export type Inspections = OutputOf<typeof listInspections>;
type Ending = { plan: InspectionView; kind: 'held' | 'cancelled' };

/** 督查检查计划: what is planned in the year, what could be one, and how the quota stands. */
export default function InspectionsPage() {
  const { t } = useTranslation();
  const { today } = useSignedIn();
  const [year, setYear] = useState(today.slice(0, 4));
  const [draft, setDraft] = useState<Draft | null>(null);
  const [ending, setEnding] = useState<Ending | null>(null);
  const [isSetting, setSetting] = useState(false);
  const asked = useRoute(listInspections, { query: { year } });
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={8} />;
  const { inspections, may, quota } = asked.data;
  const thisYear = Number(today.slice(0, 4));
  const years = [thisYear + 1, thisYear, thisYear - 1].map((one) => ({
    value: String(one),
    label: t('inspection.year', { year: one }),
  }));
  return (
    <div className="inspection-page">
      <PageHead
        title={t('inspection.title')}
        under={t('inspection.under')}
        trail={[{ to: '/supervision', title: t('supervision.list') }]}
        acts={
          <>
            <Select aria-label={t('inspection.yearLabel')} value={year} options={years} onChange={setYear} />
            {may.setQuota ? <Button onClick={() => setSetting(true)}>{t('inspection.quota')}</Button> : null}
            <CopyTable
              columns={inspectionColumns(t)}
              entries={toRowEntries(inspections, (one) => one.planId)}
            />
            <PrintButton />
            {may.plan ? (
              <Button type="primary" onClick={() => setDraft(newDraft())}>
                {t('inspection.add')}
              </Button>
            ) : null}
          </>
        }
      />
      <YearAccount answer={asked.data} />
      <Proposals answer={asked.data} onMerge={(plans) => setDraft(mergeDraft(plans, t))} />
      <Plans inspections={inspections} mayPlan={may.plan} onEnd={setEnding} />
      {draft ? <PlanDialog draft={draft} onClose={() => setDraft(null)} /> : null}
      {ending ? <EndDialog {...ending} onClose={() => setEnding(null)} /> : null}
      {isSetting ? <QuotaDialog quota={quota} onClose={() => setSetting(false)} /> : null}
    </div>
  );
}

function YearAccount({ answer: { count, quota } }: { answer: Inspections }) {
  const { t } = useTranslation();
  const over = count.units.filter(({ isOver }) => isOver);
  return (
    <section className="panel" aria-labelledby="inspection-account">
      <h2 id="inspection-account">{t('inspection.account')}</h2>
      <p>
        {t('inspection.counted', { planned: count.planned, before: count.beforeMerging, held: count.held })}
        {count.quota === null
          ? t('inspection.noQuota')
          : t(count.over > 0 ? 'inspection.over' : 'inspection.within', {
              quota: count.quota,
              over: count.over,
              rest: count.quota - count.planned,
            })}
      </p>
      {quota.eachUnit !== null && over.length > 0 ? (
        <p className="task-late">
          {t('inspection.unitsOver', {
            limit: quota.eachUnit,
            names: over.map(({ orgName, times }) => `${orgName}（${times}）`).join('、'),
          })}
        </p>
      ) : null}
      {count.units.length > 0 ? (
        <p className="muted">
          {t('inspection.units', {
            names: count.units.map(({ orgName, times }) => `${orgName} ${times}`).join('、'),
          })}
        </p>
      ) : null}
    </section>
  );
}

function Proposals(props: { answer: Inspections; onMerge: (plans: InspectionView[]) => void }) {
  const { t } = useTranslation();
  const { proposals, inspections, may } = props.answer;
  if (proposals.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="inspection-merges">
      <h2 id="inspection-merges">{t('inspection.proposals')}</h2>
      <ul className="settings-list">
        {proposals.map(({ planIds, sharedNames, isSameTopic }) => {
          const plans = inspections.filter(({ planId }) => planIds.includes(planId));
          return (
            <li key={planIds.join()}>
              <div className="line-with-act">
                <span>
                  {plans.map(({ title, plannedOn }) => `${title}（${plannedOn.slice(5)}）`).join(' + ')}
                </span>
                {may.plan ? (
                  <Button size="small" onClick={() => props.onMerge(plans)}>
                    {t('inspection.merge')}
                  </Button>
                ) : null}
              </div>
              <p>
                {t(isSameTopic ? 'inspection.sameTopic' : 'inspection.otherTopic', {
                  names: sharedNames.join('、'),
                })}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Plans(props: {
  inspections: readonly InspectionView[];
  mayPlan: boolean;
  onEnd: (ending: Ending) => void;
}) {
  const { t } = useTranslation();
  if (props.inspections.length === 0) return <EmptyState sentence={t('inspection.none')} />;
  return (
    <section className="panel" aria-label={t('inspection.list')}>
      <ScrollsX label={t('inspection.title')}>
        <table className="plain-table inspection-table">
          <thead>
            <tr>
              {['days', 'name', 'topic', 'orgs', 'ledBy', 'state'].map((key) => (
                <th key={key} scope="col">
                  {t(`inspection.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {props.inspections.map((plan) => (
              <PlanLine key={plan.planId} plan={plan} mayPlan={props.mayPlan} onEnd={props.onEnd} />
            ))}
          </tbody>
        </table>
      </ScrollsX>
    </section>
  );
}

function PlanLine(props: { plan: InspectionView; mayPlan: boolean; onEnd: (ending: Ending) => void }) {
  const { t } = useTranslation();
  const { plan } = props;
  const isOpen = plan.state === 'planned';
  return (
    <tr className={isOpen || plan.state === 'held' ? undefined : 'inspection-gone'}>
      <td>
        {plan.plannedOn === plan.untilOn ? plan.plannedOn : `${plan.plannedOn} — ${plan.untilOn.slice(5)}`}
      </td>
      <th scope="row">{plan.title}</th>
      <td>{plan.topic}</td>
      <td>{plan.orgs.map(({ orgName }) => orgName).join('、')}</td>
      <td>{plan.ledBy}</td>
      <td>
        {t(`inspection.state.${plan.state}`)}
        {plan.merges.length > 0 ? t('inspection.merged', { count: plan.merges.length }) : ''}
        {plan.reason ? <div className="muted">{plan.reason}</div> : null}
        {isOpen && props.mayPlan ? (
          <span className="line-acts no-print">
            <Button size="small" onClick={() => props.onEnd({ plan, kind: 'held' })}>
              {t('inspection.held')}
            </Button>
            <Button size="small" onClick={() => props.onEnd({ plan, kind: 'cancelled' })}>
              {t('inspection.cancel')}
            </Button>
          </span>
        ) : null}
      </td>
    </tr>
  );
}
