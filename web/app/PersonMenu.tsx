import { Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons.tsx';
import { switchLanguage } from './i18n.ts';
import { openKeys } from './KeysDialog.tsx';
import { currentLanguage } from './language.ts';

export interface PersonMenuProps {
  name: string;
  /** Unit and post: `住建局 · 填报人`. */
  postLine: string;
  /** Delegations in force: 代张某履行主要负责人职责，至2026-11-05. */
  standsInFor: string[];
  /** Other posts of the person, to switch to. */
  posts: { orgId: string; orgName: string; postLine: string }[];
  onSwitchPost: (orgId: string) => void;
  /** Null while there is no page of one's own data. */
  onProfile: (() => void) | null;
  onChangePassword: () => void;
  onSignOut: () => void;
  onSignOutEverywhere: () => void;
}

/** Who I am here, my password, my language, the way out. */
export function PersonMenu(props: PersonMenuProps) {
  const { t } = useTranslation();
  const other = currentLanguage() === 'en' ? 'zh' : 'en';
  const items: MenuProps['items'] = [
    {
      key: 'who',
      type: 'group',
      label: (
        <span className="person-who">
          <b>{props.name}</b>
          <small>{props.postLine}</small>
          {props.standsInFor.map((sentence) => (
            <small key={sentence}>{sentence}</small>
          ))}
        </span>
      ),
    },
    ...props.posts.map((post) => ({
      key: `post-${post.orgId}`,
      label: t('app.person.switchPost', { post: post.postLine }),
      onClick: () => props.onSwitchPost(post.orgId),
    })),
    { type: 'divider' },
    ...(props.onProfile
      ? [{ key: 'profile', label: t('app.person.profile'), onClick: props.onProfile }]
      : []),
    { key: 'password', label: t('app.person.password'), onClick: props.onChangePassword },
    {
      key: 'language',
      label: other === 'en' ? 'English' : '中文',
      onClick: () => void switchLanguage(other),
    },
    { key: 'keys', label: t('app.keys'), extra: '?', onClick: openKeys },
    { type: 'divider' },
    { key: 'out', label: t('app.person.signOut'), onClick: props.onSignOut },
    { key: 'everywhere', label: t('app.person.signOutEverywhere'), onClick: props.onSignOutEverywhere },
  ];
  return (
    <Dropdown
      autoFocus
      menu={{ items }}
      trigger={['click']}
      placement="bottomRight"
      // Within the banner: what stands outside of every landmark is passed over by readers.
      getPopupContainer={(button) => button.parentElement ?? document.body}
    >
      <button type="button" className="person-button" aria-haspopup="menu" aria-label={props.name}>
        <Icon name="person" />
        <span>{props.name}</span>
        <Icon name="down" size={12} />
      </button>
    </Dropdown>
  );
}
