import { useTranslation } from 'react-i18next';
import type { SettingsSection } from '#core/people/settings.ts';
import { getPeopleSettings } from '#core/people/settings-contract.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useRoute } from '../app/use-route.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { SECTION_ADDRESSES } from './settings-words.ts';
import './people.css';

const GROUPS: { key: string; sections: SettingsSection[] }[] = [
  { key: 'people', sections: ['orgs', 'persons', 'handovers'] },
  {
    key: 'rules',
    sections: [
      'calendar',
      'lights',
      'indicators',
      'subjects',
      'plan-basis',
      'image-scales',
      'problems',
      'ladder',
      'documentWays',
      'bulletin',
      'robots',
      'naming',
    ],
  },
  { key: 'safety', sections: ['administration', 'jobs', 'alerts', 'audit'] },
];

/** 设置: the sections that this person has, each on a page of its own. */
export default function SettingsPage() {
  const { t } = useTranslation();
  const asked = useRoute(getPeopleSettings, {});
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={6} />;
  const { sections, region } = asked.data;
  return (
    <div>
      <PageHead
        title={t('app.nav.settings')}
        under={`${region.name}（${region.code}）　${t(`people.zone.${region.networkZone}`)}`}
      />
      {sections.length === 0 ? <EmptyState sentence={t('people.settings.none')} /> : null}
      <div className="settings-groups">
        {GROUPS.map(({ key, sections: wanted }) => ({
          key,
          shown: wanted.filter((section) => sections.includes(section)),
        }))
          .filter(({ shown }) => shown.length > 0)
          .map(({ key, shown }) => (
            <section key={key} className="panel" aria-labelledby={`settings-${key}`}>
              <h2 id={`settings-${key}`}>{t(`people.settings.group.${key}`)}</h2>
              <ul className="settings-list">
                {shown.map((section) => (
                  <li key={section}>
                    <PageLink to={SECTION_ADDRESSES[section]}>{t(`people.section.${section}`)}</PageLink>
                    <p>{t(`people.section.${section}.under`)}</p>
                  </li>
                ))}
              </ul>
            </section>
          ))}
      </div>
    </div>
  );
}
