import { useTranslation } from 'react-i18next';
import { ROLE_LABELS } from '#core/people/public.ts';
import { wordOf } from '../ui/labels.ts';

interface Item {
  matter: string;
  detail: string;
  due: string;
}

/** Posts and open matters on a handover sheet. */
export function OpenMatters(props: {
  posts: readonly { role: string; title: string }[];
  items: readonly Item[];
}) {
  const { t } = useTranslation();
  return (
    <table className="plain-table words-table handover-items">
      <thead>
        <tr>
          <th scope="col">{t('today.handover.kind')}</th>
          <th scope="col">{t('today.handover.matter')}</th>
          <th scope="col">{t('today.handover.detail')}</th>
          <th scope="col">{t('today.handover.due')}</th>
        </tr>
      </thead>
      <tbody>
        {props.posts.map((post) => (
          <tr key={post.role}>
            <td>{t('today.handover.post')}</td>
            <td>{wordOf(ROLE_LABELS, post.role)}</td>
            <td>{post.title}</td>
            <td />
          </tr>
        ))}
        {props.items.map((item) => (
          <tr key={item.matter}>
            <td>{t('today.handover.openMatter')}</td>
            <td>{item.matter}</td>
            <td>{item.detail}</td>
            <td className="tabular">{item.due}</td>
          </tr>
        ))}
        {props.items.length === 0 ? (
          <tr>
            <td>{t('today.handover.openMatter')}</td>
            <td colSpan={3}>{t('today.handover.nothing')}</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}
