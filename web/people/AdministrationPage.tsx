import { useTranslation } from 'react-i18next';
import { getPeopleSettings, setAdministrationMode } from '#core/people/settings-contract.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { SettingHistory } from './SettingHistory.tsx';
import { IdleAccountsForm, PasswordAgeForm, SecondFactorForm } from './SignInRules.tsx';
import './people.css';

/** 县级简装 or 三员分立: which administrators there are, and what stands against switching. */
export default function AdministrationPage() {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const asked = useRoute(getPeopleSettings, {});
  const change = useAct(setAdministrationMode, {
    refreshes: [getPeopleSettings],
    onDone: () => tell(t('people.mode.done')),
  });
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={6} />;
  const { mode, modeFaults, passwordDays, secondFactor, idleDays, may, changes } = asked.data;
  const notYours = may.mode ? null : t(`people.mode.notYours.${mode}`);
  const other = mode === 'simple' ? 'three' : 'simple';
  const reason = may.mode
    ? modeFaults.length > 0
      ? modeFaults.join('；')
      : null
    : t(`people.mode.notYours.${mode}`);
  return (
    <div className="narrow-page">
      <PageHead
        title={t('people.section.administration')}
        under={t(`people.mode.${mode}`)}
        trail={[{ to: '/settings', title: t('app.nav.settings') }]}
      />
      {(['simple', 'three'] as const).map((one) => (
        <section key={one} className="panel" aria-labelledby={`mode-${one}`}>
          <h2 id={`mode-${one}`}>
            {t(`people.mode.${one}`)}
            {one === mode ? t('people.mode.current') : ''}
          </h2>
          <p className="panel-note">{t(`people.mode.${one}.under`)}</p>
          {one === other && modeFaults.length > 0 ? (
            <ul className="panel-faults">
              {modeFaults.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          ) : null}
          {one === other ? (
            <div className="panel-acts">
              <ActButton
                type="primary"
                disabledReason={reason}
                finalSentence={t(`people.mode.${one}.final`)}
                isBusy={change.isPending}
                onAct={() => change.mutate({ body: { mode: one } })}
              >
                {t('people.mode.switch', { mode: t(`people.mode.${one}`) })}
              </ActButton>
            </div>
          ) : null}
        </section>
      ))}
      {change.error ? <ErrorState error={change.error} inline /> : null}
      <PasswordAgeForm key={`password-${passwordDays}`} days={passwordDays} notYours={notYours} />
      <IdleAccountsForm key={`idle-${idleDays}`} days={idleDays} notYours={notYours} />
      <SecondFactorForm key={`factor-${secondFactor}`} demand={secondFactor} notYours={notYours} />
      <SettingHistory changes={changes.filter((one) => one.kind === 'administration')} />
    </div>
  );
}
