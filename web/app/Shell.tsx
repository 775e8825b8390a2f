import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons.tsx';
import { ThinBar } from '../ui/ThinBar.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { PageLink } from './PageLink.tsx';
import { type PeriodChoice, PeriodSwitch } from './PeriodSwitch.tsx';
import { PersonMenu, type PersonMenuProps } from './PersonMenu.tsx';
import type { NavEntry } from './page-address.ts';
import { SearchBox, type SearchBoxProps } from './SearchBox.tsx';

export interface ShellEntry {
  entry: NavEntry;
  to: string;
}

export interface ShellProps {
  entries: ShellEntry[];
  /** The entry of the page that is open. */
  current: NavEntry | null;
  regionName: string;
  isSample: boolean;
  periods: PeriodChoice[];
  /** The period looked at. */
  period: string | null;
  person: PersonMenuProps;
  search: SearchBoxProps['search'] | null;
  /** Beside the person: what was told and not read. */
  bell: ReactNode;
  children: ReactNode;
}

function NavLinks({ entries, current }: Pick<ShellProps, 'entries' | 'current'>) {
  const { t } = useTranslation();
  return entries.map(({ entry, to }) => (
    <PageLink
      key={entry}
      to={to}
      className={entry === current ? 'nav-link nav-link-on' : 'nav-link'}
      {...(entry === current ? { 'aria-current': 'page' as const } : {})}
    >
      <Icon name={entry} size={18} />
      <span>{t(`app.nav.${entry}`)}</span>
    </PageLink>
  ));
}

/** On a phone: four entries at the thumb, the rest behind 更多. */
function PhoneBar({ entries, current }: Pick<ShellProps, 'entries' | 'current'>) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const path = useLocation().pathname;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the sheet
  useEffect(() => setOpen(false), [path]);
  const first = entries.length <= 5 ? entries : entries.slice(0, 4);
  const rest = entries.slice(first.length);
  return (
    <nav className="phone-bar" aria-label={t('app.nav.label')}>
      {isOpen ? (
        <div className="phone-sheet">
          <NavLinks entries={rest} current={current} />
        </div>
      ) : null}
      <NavLinks entries={first} current={current} />
      {rest.length > 0 ? (
        <button type="button" className="nav-link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <Icon name="menu" size={18} />
          <span>{t('app.nav.more')}</span>
        </button>
      ) : null}
    </nav>
  );
}

/** The frame of every page: work on the left, period, region, search and person on top. */
export function Shell(props: ShellProps) {
  const { t } = useTranslation();
  return (
    <div className="shell">
      <a className="skip-link" href="#page">
        {t('app.skip')}
      </a>
      <ThinBar />
      <header className="top-bar">
        <PageLink to="/" className="brand">
          {t('app.brand')}
        </PageLink>
        <span className="region-name">
          <span className="region-text">{props.regionName}</span>
          {props.isSample ? <span className="sample-mark">{t('app.sample')}</span> : null}
        </span>
        <PeriodSwitch choices={props.periods} shown={props.period} />
        <span className="top-space" />
        {props.search ? <SearchBox search={props.search} /> : null}
        {props.bell}
        <PersonMenu {...props.person} />
      </header>
      <nav className="side-nav" aria-label={t('app.nav.label')}>
        <NavLinks entries={props.entries} current={props.current} />
      </nav>
      <main id="page" className="page" tabIndex={-1}>
        {props.children}
      </main>
      <PhoneBar entries={props.entries} current={props.current} />
      <KeysDialog />
    </div>
  );
}
