import { useIsFetching } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icons.tsx';

/**
 * Prints the page with the print styles of `app.css`; what carries `no-print` stays away. What is still on its way is
 * waited for: a sheet of paper cannot fill itself in later.
 */
export function PrintButton({ size = 'middle' }: { size?: 'small' | 'middle' }) {
  const { t } = useTranslation();
  const isComplete = useIsFetching() === 0;
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    if (!isAsked || !isComplete) return;
    // After the frame in which the last answer is drawn.
    const timer = setTimeout(() => {
      setAsked(false);
      window.print();
    }, 50);
    return () => clearTimeout(timer);
  }, [isAsked, isComplete]);
  return (
    <Button
      size={size}
      className="no-print"
      icon={<Icon name="print" size={14} />}
      loading={isAsked && !isComplete}
      onClick={() => setAsked(true)}
    >
      {t('ui.print')}
    </Button>
  );
}
