import { useTranslation } from 'react-i18next';
import { saidInOwnLanguage } from '../app/answer-language.ts';
import { figureText, WAN } from '../ui/figure-text.ts';

export const ENTRY_ORDER = ['reached', 'near', 'unknown', 'below', 'left', 'entered'] as const;

export const wanText = (yuan: string | null): string => figureText(yuan, WAN);
export const shareText = (share: string | null): string => figureText(share, { kind: 'percent' });

/** What is missing, in one line; nothing missing is said where it matters. */
export function useMissingText(): (standing: { state: string; missingPapers: readonly string[] }) => string {
  const { t } = useTranslation();
  return ({ state, missingPapers }) => {
    if (missingPapers.length > 0)
      return t('enterprises.missing.some', {
        papers: missingPapers.map(saidInOwnLanguage).join(t('indicators.listComma')),
      });
    return state === 'reached' || state === 'near' ? t('enterprises.missing.none') : '';
  };
}
