import { useTranslation } from 'react-i18next';
import { downloadSource, getSourceCell } from '#core/indicators/import/import-contract.ts';
import { usePlace, useSearchParams } from '../../app/address.ts';
import { useRoute } from '../../app/use-route.ts';
import { DownloadButton } from '../../ui/DownloadButton.tsx';
import { LookError } from '../../ui/LookError.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useIndicatorWords } from '../economy-words.ts';
import { SourceSheet } from './SourceSheet.tsx';

/** The source file of a signed value, opened at its cell. */
export default function SourcePage() {
  const { t } = useTranslation();
  const say = useIndicatorWords();
  const id = usePlace('id');
  const [{ place = '' }] = useSearchParams();
  const asked = useRoute(getSourceCell, { params: { id }, query: { place } }, { isEnabled: place !== '' });
  const source = asked.data;
  if (asked.error && !source) return <LookError error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!source) return <Skeleton lines={10} title />;
  return (
    <SourceSheet
      source={source}
      trail={{ to: `/economy/filings/${id}`, title: say(source.title) }}
      download={
        <DownloadButton route={downloadSource} input={{ params: { id } }} fallbackName={source.fileName}>
          {t('economy-import.download')}
        </DownloadButton>
      }
    />
  );
}
