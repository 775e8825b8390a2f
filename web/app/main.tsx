import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { useTranslation } from 'react-i18next';
import './app.css';
import '../ui/ui.css';
import '../ui/entry-grid.css';
import { antdLocale } from './antd-locale.ts';
import { startTexts } from './i18n.ts';
import { keepFocus } from './keep-focus.ts';
import { markOwnStyles } from './own-styles.ts';
import { router } from './router.tsx';
import { theme } from './theme.ts';
import { queryClient } from './use-route.ts';

function Luoshi() {
  const { i18n } = useTranslation();
  return (
    <ConfigProvider
      theme={theme}
      locale={antdLocale(i18n.language)}
      button={{ autoInsertSpace: false }}
      componentSize="middle"
    >
      <App component={false} message={{ maxCount: 3 }}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider key={i18n.language} router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');
markOwnStyles();
await startTexts();
keepFocus();
createRoot(place).render(
  <StrictMode>
    <Luoshi />
  </StrictMode>,
);
