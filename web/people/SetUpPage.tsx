import { Button, Steps } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setUpState } from '#core/people/set-up-contract.ts';
import { useOpenPage } from '../app/address.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useSession } from '../app/session.ts';
import { useAct } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { OrgImport } from './OrgImport.tsx';
import { SetUpForm } from './SetUpForm.tsx';
import './people.css';

/** The token stands behind # so that it reaches no log of any server in between. */
const tokenOf = (): string => window.location.hash.replace(/^#/, '');

/** 初始化, by a one-time link: region and first administrator, then the organisation list, then what comes next. */
export default function SetUpPage() {
  const { t } = useTranslation();
  const [token] = useState(tokenOf);
  const [step, setStep] = useState(0);
  const check = useAct(setUpState);
  const { mutate } = check;
  useEffect(() => {
    if (token.length >= 20) mutate({ body: { token } });
  }, [mutate, token]);
  const isKnown = token.length < 20 || check.isSuccess;
  const isGood = check.data?.valid === true;
  // The link is used up by the first step: who is signed in by it and loads the page anew goes on with the next one.
  const { session } = useSession();
  const goesOn = step === 0 && isKnown && !isGood && session?.roles.includes('office-head') === true;
  const shown = goesOn ? 1 : step;
  return (
    <main className="set-up">
      <h1>{t('people.setUp')}</h1>
      <Steps
        size="small"
        current={shown}
        items={['region', 'orgs', 'next'].map((key) => ({ title: t(`people.setUp.step.${key}`) }))}
      />
      {check.error && !goesOn ? <ErrorState error={check.error} /> : null}
      {shown === 0 && !isKnown && !check.error ? <Skeleton lines={4} title={false} /> : null}
      {shown === 0 && isKnown && !isGood ? <BadLink /> : null}
      {step === 0 && isGood ? <SetUpForm token={token} onDone={() => setStep(1)} /> : null}
      {shown === 1 ? <OrgStep onNext={() => setStep(2)} /> : null}
      {step === 2 ? <NextSteps /> : null}
    </main>
  );
}

function BadLink() {
  const { t } = useTranslation();
  return (
    <section className="panel" role="alert">
      <p>{t('people.setUp.badLink')}</p>
      <pre className="command-line">npm run luoshi -- setup-link</pre>
      <p>
        <PageLink to="/">{t('people.setUp.signIn')}</PageLink>
      </p>
    </section>
  );
}

function OrgStep({ onNext }: { onNext: () => void }) {
  const { t } = useTranslation();
  const { session } = useSession();
  if (session === null) return <Skeleton lines={4} title={false} />;
  return (
    <section className="panel">
      <p className="panel-note">{t('people.setUp.orgs.under')}</p>
      <OrgImport
        next={
          <Button size="small" onClick={onNext}>
            {t('people.setUp.next')}
          </Button>
        }
      />
      <div className="panel-acts">
        <Button onClick={onNext}>{t('people.setUp.skip')}</Button>
      </div>
    </section>
  );
}

function NextSteps() {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const steps: [string, string][] = [
    ['persons', '/settings/persons/import'],
    ['ledger', '/ledger'],
    ['calendar', '/reporting/calendar'],
    ['lights', '/settings/lights'],
    ['bulletin', '/settings/bulletin'],
  ];
  return (
    <section className="panel">
      <h2>{t('people.setUp.done')}</h2>
      <ol className="settings-list">
        {steps.map(([key, to]) => (
          <li key={key}>
            <button type="button" className="link-button" onClick={() => openPage(to)}>
              {t(`people.setUp.todo.${key}`)}
            </button>
            <p>{t(`people.setUp.todo.${key}.under`)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
