import { useTranslation } from 'react-i18next';
import { makeReplyLink } from '#core/documents/dispatch-contract.ts';
import { useAct } from '../app/use-route.ts';
import { dayText } from '../ui/instant-text.ts';
import { OneTimeLink } from '../ui/OneTimeLink.tsx';

/** A link by which a unit without an account acknowledges the paper and, where it is asked, replies. */
export function LinkButton({
  documentId,
  orgId,
  isAsked,
}: {
  documentId: string;
  orgId: string;
  isAsked: boolean;
}) {
  const { t } = useTranslation();
  const make = useAct(makeReplyLink);
  return (
    <OneTimeLink
      label={t(isAsked ? 'documents.dispatch.link' : 'documents.dispatch.receiptLink')}
      copyLabel={t('documents.dispatch.copy')}
      copied={t('documents.dispatch.linkCopied')}
      hint={
        make.data
          ? t(isAsked ? 'documents.dispatch.linkWhy' : 'documents.dispatch.receiptLinkWhy', {
              day: dayText(make.data.expiresOn),
            })
          : ''
      }
      path={make.data?.path}
      isBusy={make.isPending}
      error={make.error}
      onMake={() => make.mutate({ params: { documentId }, body: { orgId } })}
    />
  );
}
