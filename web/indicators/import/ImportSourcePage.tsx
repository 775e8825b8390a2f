import { useTranslation } from 'react-i18next';
import { downloadImportFile, getImportCell } from '#core/indicators/import/import-contract.ts';
import { usePlace, useSearchParams } from '../../app/address.ts';
import { useRoute } from '../../app/use-route.ts';
import { DownloadButton } from '../../ui/DownloadButton.tsx';
import { LookError } from '../../ui/LookError.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { SourceSheet } from './SourceSheet.tsx';

/** The file of an import at a cell, before it is filed. */
export default function ImportSourcePage() {
  const { t } = useTranslation();
  const id = usePlace('id');
  const [{ place = '' }] = useSearchParams();
  const asked = useRoute(getImportCell, { params: { id }, query: { place } }, { isEnabled: place !== '' });
  const source = asked.data;
  if (asked.error && !source) return <LookError error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!source) return <Skeleton lines={10} title />;
  return (
    <SourceSheet
      source={source}
      trail={{ to: `/economy/import/${id}`, title: t('economy-import.title') }}
      download={
        <DownloadButton route={downloadImportFile} input={{ params: { id } }} fallbackName={source.fileName}>
          {t('economy-import.download')}
        </DownloadButton>
      }
    />
  );
}
