import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import { listPeriods } from '#core/reporting/calendar-contract.ts';
import { getOffice, type UnitStand } from '#core/reporting/office-contract.ts';
import { PageLink } from '../app/PageLink.tsx';
import { usePeriodName } from '../app/PeriodSwitch.tsx';
import { useRoute } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { AcceptDialog } from './AcceptDialog.tsx';
import { ExtendDialog } from './ExtendDialog.tsx';
import { FreezePanel } from './FreezePanel.tsx';
import { OpenPeriod } from './OpenPeriod.tsx';
import { ReminderPanel } from './ReminderPanel.tsx';
import { ReportingTabs } from './ReportingTabs.tsx';
import { ReportLink } from './ReportLink.tsx';
import { useReportingPeriod } from './reporting-period.ts';
import { longInstant, sayPeriod, shortInstant } from './reporting-words.ts';

export type Office = OutputOf<typeof getOffice>;

/** 项目办: how far the units are, acceptance, reminders, extensions, 定版. */
export function OfficePage() {
  const period = useReportingPeriod();
  const asked = useRoute(getOffice, { params: { period: period ?? '' } }, { isEnabled: period !== null });
  return (
    <div className="wide-print">
      <ReportingTabs current="office" />
      {asked.data ? (
        <Running key={asked.data.period.period} office={asked.data} />
      ) : asked.error?.body.code === 'PERIOD_NOT_OPEN' ? (
        <NotOpen period={period ?? ''} />
      ) : asked.error ? (
        <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <Skeleton lines={10} title />
      )}
    </div>
  );
}
export default OfficePage;

function NotOpen({ period }: { period: string }) {
  const { t } = useTranslation();
  const nameOf = usePeriodName();
  const year = Number(period.slice(0, 4));
  const { data } = useRoute(listPeriods, { query: { year } }, { isEnabled: Number.isInteger(year) });
  const found = [...(data?.periods ?? []), ...(data?.watch ?? [])].find((one) => one.period === period);
  return (
    <EmptyState
      sentence={t('reporting.officeNotOpen', { period: nameOf(period) })}
      firstStep={found && data?.canRun ? <OpenPeriod period={found} /> : null}
    />
  );
}

function Running({ office }: { office: Office }) {
  const { t } = useTranslation();
  const { period, totals } = office;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [dialog, setDialog] = useState<'accept' | 'extend' | null>(null);
  const isOpen = office.frozen === null;
  const holdsAcceptance =
    chosen.length === 0
      ? t('reporting.chooseUnits')
      : office.units.some((unit) => chosen.includes(unit.orgId) && unit.confirmed > unit.accepted)
        ? null
        : t('reporting.nothingOfUnits');
  return (
    <>
      <PageHead
        title={t('reporting.officeTitle', { period: sayPeriod(period) })}
        under={t('reporting.officeUnder', {
          deadline: longInstant(period.deadlineAt),
          review: period.reviewOn,
          filled: totals.filled,
          due: totals.due,
          confirmed: totals.confirmed,
          accepted: totals.accepted,
        })}
        acts={
          isOpen && office.canRun ? (
            <>
              <ActButton
                disabledReason={chosen.length === 0 ? t('reporting.chooseUnits') : null}
                onAct={() => setDialog('extend')}
              >
                {t('reporting.extend.open')}
              </ActButton>
              <ActButton type="primary" disabledReason={holdsAcceptance} onAct={() => setDialog('accept')}>
                {chosen.length > 0
                  ? t('reporting.acceptDo', { count: chosen.length })
                  : t('reporting.accept.do')}
              </ActButton>
            </>
          ) : null
        }
      />
      <div className="office-page">
        <UnitTable office={office} chosen={chosen} onChoose={setChosen} />
        <aside>
          <FreezePanel office={office} />
          {isOpen && office.canRun ? <ReminderPanel office={office} chosen={chosen} /> : null}
          {office.waitingAmendments > 0 ? (
            <p>
              <PageLink to="/reporting/amendments">
                {t('reporting.waitingAmendments', { count: office.waitingAmendments })}
              </PageLink>
            </p>
          ) : null}
        </aside>
      </div>
      {dialog === 'extend' ? (
        <ExtendDialog office={office} orgIds={chosen} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === 'accept' ? (
        <AcceptDialog office={office} orgIds={chosen} onClose={() => setDialog(null)} />
      ) : null}
    </>
  );
}

const NUMBERS = [
  'due',
  'filled',
  'confirmed',
  'reviewed',
  'accepted',
  'returned',
  'late',
  'missing',
] as const;

/** Not confirmed and still in time: missing only once the deadline has passed or the period is frozen. */
const countPending = (unit: UnitStand) => unit.due - unit.confirmed - unit.missing;

function UnitTable(props: {
  office: Office;
  chosen: readonly string[];
  onChoose: (orgIds: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const { office, chosen, onChoose } = props;
  const isChoosing = office.frozen === null && office.canRun;
  const all = office.units.map((unit) => unit.orgId);
  const choose = (orgId: string, isChosen: boolean) =>
    onChoose(isChosen ? [...chosen, orgId] : chosen.filter((one) => one !== orgId));
  const line = (unit: UnitStand, isTotal: boolean) => (
    <tr key={unit.orgId || 'total'} className={isTotal ? 'office-total' : undefined}>
      <td>
        {isTotal || !isChoosing ? null : (
          <Checkbox
            aria-label={unit.orgName}
            checked={chosen.includes(unit.orgId)}
            onChange={(event) => choose(unit.orgId, event.target.checked)}
          />
        )}
      </td>
      <th scope="row">
        {isTotal ? (
          t('reporting.office.total')
        ) : (
          <ReportLink to={`/reporting/office/${unit.orgId}`}>{unit.orgName}</ReportLink>
        )}
      </th>
      {NUMBERS.map((key) => (
        <td
          key={key}
          className={`tabular${(key === 'missing' || key === 'late') && unit[key] > 0 ? ' office-warn' : ''}`}
        >
          {unit[key]}
        </td>
      ))}
      {isChoosing ? <td className="tabular">{countPending(unit)}</td> : null}
      <td className="tabular">{unit.deadlineAt ? shortInstant(unit.deadlineAt) : ''}</td>
      <td className="tabular">
        {unit.reminders > 0
          ? `${unit.reminders}${unit.lastRemindedAt ? ` · ${shortInstant(unit.lastRemindedAt)}` : ''}`
          : ''}
        {unit.hasReplied ? ` ${t('reporting.replies.mark')}` : ''}
      </td>
    </tr>
  );
  return (
    <div className="office-table-place">
      <table className="plain-table report-table office-table">
        <thead>
          <tr>
            <th scope="col">
              {isChoosing ? (
                <Checkbox
                  aria-label={t('reporting.chooseAll')}
                  checked={chosen.length === all.length && all.length > 0}
                  indeterminate={chosen.length > 0 && chosen.length < all.length}
                  onChange={(event) => onChoose(event.target.checked ? all : [])}
                />
              ) : null}
            </th>
            <th scope="col">{t('reporting.office.unit')}</th>
            {NUMBERS.map((key) => (
              <th key={key} scope="col">
                {t(`reporting.office.${key}`)}
              </th>
            ))}
            {isChoosing ? <th scope="col">{t('reporting.office.pending')}</th> : null}
            <th scope="col">{t('reporting.office.deadline')}</th>
            <th scope="col">{t('reporting.office.reminders')}</th>
          </tr>
        </thead>
        <tbody>
          {office.units.map((unit) => line(unit, false))}
          {line(office.totals, true)}
        </tbody>
      </table>
    </div>
  );
}
