import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProjectView } from '#core/ledger/public.ts';
import { daysBetween } from '#core/platform/public.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { shortDay } from '../../ui/labels.ts';
import { ScrollsX } from '../../ui/ScrollsX.tsx';
import { AddDialog, DateDialog, type DateKind, type Milestone } from './MilestoneDialogs.tsx';

/** Milestones with original, approved and actual dates side by side; moves with their reasons. */
export function MilestonesPanel({ project, today }: { project: ProjectView; today: string }) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<{ milestone: Milestone; kind: DateKind } | 'add' | null>(null);
  const { may, milestones } = project;
  const stateOf = (m: Milestone): string => {
    const due = m.approvedOn ?? m.originalOn;
    if (m.actualOn !== null)
      return due !== null && m.actualOn > due ? t('ledger.milestone.lateDone') : t('ledger.milestone.isDone');
    if (due === null) return t('ledger.milestone.open');
    const days = daysBetween(today, due);
    return days < 0
      ? t('ledger.milestone.daysLate', { count: -days })
      : t('ledger.milestone.daysLeft', { count: days });
  };
  return (
    <section className="panel">
      <h2>
        {t('ledger.milestones')}
        <span className="panel-acts no-print">
          <ActButton
            size="small"
            disabledReason={may.addMilestones ? null : may.reason}
            onAct={() => setDialog('add')}
          >
            {t('ledger.milestone.add')}
          </ActButton>
        </span>
      </h2>
      {milestones.length === 0 ? (
        <p className="muted">{t('ledger.milestones.none')}</p>
      ) : (
        <ScrollsX label={t('ledger.milestones')}>
          <table className="plain-table words-table">
            <thead>
              <tr>
                <th scope="col">{t('ledger.milestone.name')}</th>
                <th scope="col">{t('ledger.milestone.original')}</th>
                <th scope="col">{t('ledger.milestone.approved')}</th>
                <th scope="col">{t('ledger.milestone.actual')}</th>
                <th scope="col">{t('ledger.milestone.state')}</th>
                <th scope="col" className="no-print">
                  <span className="only-heard">{t('ledger.acts')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {milestones.map((m) => (
                <tr key={m.id}>
                  <th scope="row">
                    {m.name}
                    {m.isCritical ? (
                      <small className="critical">{t('ledger.milestone.critical')}</small>
                    ) : null}
                    {m.evidenceWanted === '' ? null : (
                      <small className="muted milestone-wants">
                        {t('ledger.milestone.wants', { evidence: m.evidenceWanted })}
                      </small>
                    )}
                  </th>
                  <td>{shortDay(m.originalOn)}</td>
                  <td title={m.moves.map((move) => `${move.on}：${move.reason}`).join('\n')}>
                    {shortDay(m.approvedOn)}
                    {m.moves.length > 1 ? (
                      <small> {t('ledger.milestone.moves', { count: m.moves.length })}</small>
                    ) : null}
                  </td>
                  <td>{shortDay(m.actualOn)}</td>
                  <td>{stateOf(m)}</td>
                  <td className="no-print row-acts">
                    <ActButton
                      size="small"
                      type="link"
                      disabledReason={may.finishMilestone ? null : may.reason}
                      onAct={() => setDialog({ milestone: m, kind: 'actual' })}
                    >
                      {t(
                        m.actualOn === null
                          ? 'ledger.milestone.actual.act'
                          : 'ledger.milestone.actual.correct',
                      )}
                    </ActButton>
                    {m.actualOn === null ? (
                      <ActButton
                        size="small"
                        type="link"
                        disabledReason={may.moveMilestone ? null : t('ledger.milestone.moveReason')}
                        onAct={() => setDialog({ milestone: m, kind: 'approved' })}
                      >
                        {t('ledger.milestone.approved.act')}
                      </ActButton>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollsX>
      )}
      {dialog === 'add' ? <AddDialog project={project} onClose={() => setDialog(null)} /> : null}
      {dialog !== null && dialog !== 'add' ? (
        <DateDialog project={project} today={today} {...dialog} onClose={() => setDialog(null)} />
      ) : null}
    </section>
  );
}
