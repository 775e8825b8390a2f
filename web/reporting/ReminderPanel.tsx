import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getOffice, remindUnits } from '#core/reporting/office-contract.ts';
import { useAct } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { CopyWeChatText } from '../ui/CopyWeChatText.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { LongPicture } from '../ui/LongPicture.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import type { Office } from './OfficePage.tsx';
import { RepliesPanel } from './RepliesPanel.tsx';
import { sayPeriod } from './reporting-words.ts';
import { buildStandPicture } from './stand-picture.ts';

const WAYS = ['wechat', 'phone', 'message', 'paper'] as const;
type Way = (typeof WAYS)[number];

/** 催报: recorded with its way; texts to copy, naming nobody unless the office's head wants it. */
export function ReminderPanel({ office, chosen }: { office: Office; chosen: readonly string[] }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [way, setWay] = useState<Way>('wechat');
  const remind = useAct(remindUnits, { refreshes: [getOffice], onDone: (done) => tell(done.sentence) });
  const behind = office.units.filter((unit) => unit.confirmed < unit.due).map((unit) => unit.orgId);
  const targets = chosen.length > 0 ? chosen.filter((id) => behind.includes(id)) : behind;
  return (
    <section className="panel">
      <h2>{t('reporting.remind.title')}</h2>
      <p className="reminder-line">
        <span>{t('reporting.remind.outside')}</span>
        <CopyWeChatText text={office.outsideText} size="small" />
      </p>
      {office.laggardText ? (
        <p className="reminder-line">
          <span>{t('reporting.remind.naming')}</span>
          <CopyWeChatText text={office.laggardText} size="small" />
        </p>
      ) : null}
      {office.canNameUnits ? (
        <p className="reminder-line">
          <span>{t('reporting.picture.under')}</span>
          <LongPicture
            size="small"
            namesUnits
            name={t('reporting.picture.standTitle', { period: sayPeriod(office.period) })}
            build={() => buildStandPicture(t, office, new Date().toISOString())}
          />
        </p>
      ) : null}
      <p className="reminder-line">
        <Select<Way>
          aria-label={t('reporting.remind.way')}
          value={way}
          onChange={setWay}
          options={WAYS.map((value) => ({ value, label: t(`reporting.remind.${value}`) }))}
        />
        <ActButton
          disabledReason={targets.length === 0 ? t('reporting.remind.nobody') : null}
          isBusy={remind.isPending}
          onAct={() =>
            remind.mutate({
              params: { period: office.period.period },
              body: { orgIds: [...targets], way, namesUnits: false },
            })
          }
        >
          {t('reporting.remind.do', { count: targets.length })}
        </ActButton>
      </p>
      <RepliesPanel office={office} />
      {remind.error ? <ErrorState error={remind.error} inline /> : null}
      {remind.data?.texts.map((one) => (
        <p key={one.orgId} className="reminder-line">
          <span>{one.orgName}</span>
          <CopyWeChatText text={one.text} size="small" />
        </p>
      ))}
    </section>
  );
}
