import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SECOND_FACTOR_DEMANDS, type SecondFactorDemand } from '#core/people/second-factor.ts';
import { setSecondFactorDemand } from '#core/people/second-factor-contract.ts';
import { IDLE_DAYS, PASSWORD_AGES } from '#core/people/settings.ts';
import { getPeopleSettings, setIdleAccounts, setPasswordAge } from '#core/people/settings-contract.ts';
import { useAct } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import './people.css';

interface ChoiceProps<Value extends string | number> {
  id: string;
  title: string;
  under: string;
  now: Value;
  options: { value: Value; label: string }[];
  notYours: string | null;
  isBusy: boolean;
  onSave: (value: Value) => void;
  fault: ReactNode;
}

/** One rule of signing in: what it says now, and another to choose. */
function RuleChoice<Value extends string | number>(props: ChoiceProps<Value>) {
  const { t } = useTranslation();
  const { id, now, notYours } = props;
  const [chosen, setChosen] = useState<Value>(now);
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{props.title}</h2>
      <p className="panel-note">{props.under}</p>
      <div className="panel-acts">
        <Select<Value>
          className="person-search"
          aria-labelledby={id}
          value={chosen}
          disabled={notYours !== null}
          options={props.options}
          onChange={setChosen}
        />
        <ActButton
          type="primary"
          disabledReason={notYours ?? (chosen === now ? t('people.unchanged') : null)}
          isBusy={props.isBusy}
          onAct={() => props.onSave(chosen)}
        >
          {t('people.save')}
        </ActButton>
      </div>
      {props.fault}
    </section>
  );
}

type PasswordDays = (typeof PASSWORD_AGES)[number];

/** How old a password may become. */
export function PasswordAgeForm({ days, notYours }: { days: PasswordDays; notYours: string | null }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const save = useAct(setPasswordAge, {
    refreshes: [getPeopleSettings],
    onDone: () => tell(t('people.passwordAge.done')),
  });
  return (
    <RuleChoice<PasswordDays>
      id="password-age"
      title={t('people.passwordAge')}
      under={t('people.passwordAge.under')}
      now={days}
      options={PASSWORD_AGES.map((value) => ({
        value,
        label: value === 0 ? t('people.passwordAge.0') : t('people.passwordAge.days', { days: value }),
      }))}
      notYours={notYours}
      isBusy={save.isPending}
      onSave={(value) => save.mutate({ body: { days: value } })}
      fault={save.error ? <ErrorState error={save.error} inline /> : null}
    />
  );
}

/** Of whom a code from the telephone is wanted beside the password. */
export function SecondFactorForm(props: { demand: SecondFactorDemand; notYours: string | null }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const save = useAct(setSecondFactorDemand, {
    refreshes: [getPeopleSettings],
    onDone: () => tell(t('people.factor.demand.done')),
  });
  return (
    <RuleChoice<SecondFactorDemand>
      id="second-factor-demand"
      title={t('people.factor.demand')}
      under={t('people.factor.demand.under')}
      now={props.demand}
      options={SECOND_FACTOR_DEMANDS.map((value) => ({ value, label: t(`people.factor.demand.${value}`) }))}
      notYours={props.notYours}
      isBusy={save.isPending}
      onSave={(demand) => save.mutate({ body: { demand } })}
      fault={save.error ? <ErrorState error={save.error} inline /> : null}
    />
  );
}

type IdleDays = (typeof IDLE_DAYS)[number];

/** After how long without a sign-in an account is stopped. */
export function IdleAccountsForm({ days, notYours }: { days: IdleDays; notYours: string | null }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const save = useAct(setIdleAccounts, {
    refreshes: [getPeopleSettings],
    onDone: () => tell(t('people.idle.done')),
  });
  return (
    <RuleChoice<IdleDays>
      id="idle-accounts"
      title={t('people.idle')}
      under={t('people.idle.under')}
      now={days}
      options={IDLE_DAYS.map((value) => ({
        value,
        label: value === 0 ? t('people.idle.0') : t('people.idle.days', { days: value }),
      }))}
      notYours={notYours}
      isBusy={save.isPending}
      onSave={(value) => save.mutate({ body: { days: value } })}
      fault={save.error ? <ErrorState error={save.error} inline /> : null}
    />
  );
}
