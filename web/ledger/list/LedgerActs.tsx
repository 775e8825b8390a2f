import { Button, Dropdown, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { SPLIT_NAMES } from '#core/progress/public.ts';
import { useOpenPage } from '../../app/address.ts';
import { useSignedIn } from '../../app/session.ts';
import type { SplitName } from '../../ui/filters/rows-behind.ts';
import { PrintButton } from '../../ui/PrintButton.tsx';
import { useIsOffice } from '../use-is-office.ts';
import { AddProject } from './AddProject.tsx';

export function GroupChoice({
  group,
  onChange,
}: {
  group: SplitName | null;
  onChange: (group: string | undefined) => void;
}) {
  const { t } = useTranslation();
  return (
    <Select
      className="no-print"
      aria-label={t('ledger.group')}
      value={group ?? 'none'}
      popupMatchSelectWidth={false}
      options={[
        { value: 'none', label: t('ledger.group.none') },
        ...SPLIT_NAMES.map((name) => ({
          value: name,
          label: t('ledger.group.by', { by: t(`progress.split.${name}`) }),
        })),
      ]}
      onChange={(value: string) => onChange(value === 'none' ? undefined : value)}
    />
  );
}

export function ImportButton() {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  return <Button onClick={() => openPage('/ledger/imports')}>{t('quality.import.title')}</Button>;
}

/** The turn that is next: December is frozen in January, so the first half of a year looks at its own turn. */
const turnYearOf = (today: string): number => Number(today.slice(0, 4)) + (today.slice(5, 7) > '06' ? 1 : 0);

export function MoreActs() {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const isOffice = useIsOffice();
  const { today } = useSignedIn();
  return (
    <Dropdown
      autoFocus
      trigger={['click']}
      menu={{
        items: [
          { key: '/ledger/plans', label: t('ledger.plans.title') },
          { key: '/ledger/starts', label: t('ledger.starts.title') },
          { key: `/year-turns/${turnYearOf(today)}`, label: t('progress.turn.title') },
          ...(isOffice ? [{ key: '/ledger/imports', label: t('quality.import.runs') }] : []),
          { key: '/quality/pasted-table', label: t('quality.title') },
        ],
        onClick: ({ key }) => openPage(key),
      }}
    >
      <Button>{t('ledger.more')}</Button>
    </Dropdown>
  );
}

export function FirstActs() {
  const isOffice = useIsOffice();
  return (
    <>
      {isOffice ? <AddProject /> : null}
      {isOffice ? <ImportButton /> : null}
      <MoreActs />
      <PrintButton />
    </>
  );
}
