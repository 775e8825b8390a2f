import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { PanelMembersView } from '#core/indicators/panel-members.ts';
import { useSearchParams } from '../app/address.ts';

type Among = 'peers' | 'below';

/** 同级、所辖: whom the order of regions is made of; not asked where only one can be. */
export function MemberChoice({ members }: { members: z.output<typeof PanelMembersView> }) {
  const { t } = useTranslation();
  const [, change] = useSearchParams();
  if (members.canBe.length < 2) return null;
  return (
    <Segmented<Among | 'group'>
      size="small"
      className="no-print"
      aria-label={t('indicators.among')}
      value={members.among}
      options={members.canBe.map((among) => ({ value: among, label: t(`indicators.among.${among}`) }))}
      onChange={(among) => change({ among, peers: undefined })}
    />
  );
}
