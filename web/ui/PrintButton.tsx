import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Icon } from './icons.tsx';

/** Prints the page with the print styles of `app.css`; what carries `no-print` stays away. */
export function PrintButton({ size = 'middle' }: { size?: 'small' | 'middle' }) {
  const { t } = useTranslation();
  return (
    <Button
      size={size}
      className="no-print"
      icon={<Icon name="print" size={14} />}
      onClick={() => window.print()}
    >
      {t('ui.print')}
    </Button>
  );
}
