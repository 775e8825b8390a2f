import { useTranslation } from 'react-i18next';
import type { DocumentRole, KindWay } from '#core/documents/kind-way.ts';
import { ROLE_LABELS } from '#core/people/public.ts';
import { currentLanguage } from '../app/language.ts';

export const roleWord = (role: DocumentRole): string => ROLE_LABELS[role][currentLanguage()];

export type Holders = ReadonlyMap<DocumentRole, readonly string[]>;

function Who({ roles, holders }: { roles: readonly DocumentRole[]; holders: Holders }) {
  const { t } = useTranslation();
  const names = roles.flatMap((role) => holders.get(role) ?? []);
  return (
    <>
      <div>{roles.length > 0 ? roles.map(roleWord).join(t('papers.or')) : t('papers.noPost')}</div>
      <div className={names.length > 0 ? 'documents-quiet' : 'way-nobody'}>
        {names.length > 0 ? names.join('、') : t('papers.nobody')}
      </div>
    </>
  );
}

/** The steps of a kind one after the other, with the posts and whoever holds them today. */
export function WayPreview({ way, holders }: { way: KindWay; holders: Holders }) {
  const { t } = useTranslation();
  const steps = [{ act: 'draft' as const, isOptional: false, roles: way.draft }, ...way.steps];
  return (
    <ol className="document-steps" aria-label={t('papers.preview')}>
      {steps.map(({ act, isOptional, roles }, index) => (
        <li key={act} className="document-step is-open">
          <span className="step-mark" aria-hidden="true">
            {index + 1}
          </span>
          <div>
            <b>{t(`documents.act.${act}`)}</b>
            {isOptional ? <span className="documents-quiet">{t('papers.optional')}</span> : null}
            <Who roles={roles} holders={holders} />
          </div>
        </li>
      ))}
    </ol>
  );
}
