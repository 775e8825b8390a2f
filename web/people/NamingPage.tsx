import { Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { session } from '#core/people/session-contract.ts';
import { SPONSOR_WORDS } from '#core/people/settings.ts';
import { getPeopleSettings, setNetworkZone, setSponsorWord } from '#core/people/settings-contract.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { SettingHistory } from './SettingHistory.tsx';
import './people.css';

/** The region's word for 包联, and the network that the product declares to run on. */
export default function NamingPage() {
  const { t } = useTranslation();
  const asked = useRoute(getPeopleSettings, {});
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={6} />;
  const { sponsorWord, region, may, changes } = asked.data;
  return (
    <div className="narrow-page">
      <PageHead
        title={t('people.section.naming')}
        under={t('people.section.naming.under')}
        trail={[{ to: '/settings', title: t('app.nav.settings') }]}
      />
      <SponsorWordForm key={sponsorWord} word={sponsorWord} mayChange={may.naming} />
      <ZoneForm key={region.networkZone} zone={region.networkZone} mayChange={may.region} />
      <SettingHistory changes={changes.filter((change) => change.kind === 'naming')} />
    </div>
  );
}

function SponsorWordForm({ word, mayChange }: { word: string; mayChange: boolean }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [chosen, setChosen] = useState(word);
  const save = useAct(setSponsorWord, {
    refreshes: [getPeopleSettings, session],
    onDone: () => tell(t('people.naming.done', { word: chosen })),
  });
  return (
    <section className="panel" aria-labelledby="naming-word">
      <h2 id="naming-word">{t('people.naming.word')}</h2>
      <Radio.Group
        aria-labelledby="naming-word"
        value={chosen}
        disabled={!mayChange}
        options={SPONSOR_WORDS.map((value) => ({ value, label: `${value}领导` }))}
        onChange={(event) => setChosen(String(event.target.value))}
      />
      <div className="panel-acts">
        <ActButton
          type="primary"
          disabledReason={
            mayChange ? (chosen === word ? t('people.unchanged') : null) : t('people.naming.notYours')
          }
          isBusy={save.isPending}
          onAct={() => save.mutate({ body: { sponsorWord: chosen as (typeof SPONSOR_WORDS)[number] } })}
        >
          {t('people.save')}
        </ActButton>
      </div>
      {save.error ? <ErrorState error={save.error} inline /> : null}
    </section>
  );
}

function ZoneForm({ zone, mayChange }: { zone: string; mayChange: boolean }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [chosen, setChosen] = useState(zone);
  const save = useAct(setNetworkZone, {
    refreshes: [getPeopleSettings, session],
    onDone: () => tell(t('people.zone.done', { zone: t(`people.zone.${chosen}`) })),
  });
  return (
    <section className="panel" aria-labelledby="naming-zone">
      <h2 id="naming-zone">{t('people.zone')}</h2>
      <Radio.Group
        aria-labelledby="naming-zone"
        value={chosen}
        disabled={!mayChange}
        options={['internet', 'extranet'].map((value) => ({ value, label: t(`people.zone.${value}`) }))}
        onChange={(event) => setChosen(String(event.target.value))}
      />
      <p className="panel-note">{t('people.zone.note')}</p>
      <div className="panel-acts">
        <ActButton
          type="primary"
          disabledReason={
            mayChange ? (chosen === zone ? t('people.unchanged') : null) : t('people.zone.notYours')
          }
          isBusy={save.isPending}
          onAct={() => save.mutate({ body: { networkZone: chosen as 'internet' | 'extranet' } })}
        >
          {t('people.save')}
        </ActButton>
      </div>
      {save.error ? <ErrorState error={save.error} inline /> : null}
    </section>
  );
}
