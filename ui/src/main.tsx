import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { preferredLanguage, startMessages } from './app/i18n';
import { newQueryClient } from './app/query-client';
import { routes } from './app/routes';
import './app/theme.css';
import { nonce } from './shared/nonce';
import { Toaster } from './shared/ui/toast';
import { Tooltips } from './shared/ui/tooltip';

await startMessages(preferredLanguage());

const root = document.getElementById('root');
if (root === null) {
  throw new Error('the page has no root');
}
createRoot(root).render(
  <StrictMode>
    <CSPProvider {...(nonce === undefined ? {} : { nonce })}>
      <QueryClientProvider client={newQueryClient()}>
        <RouterProvider router={createBrowserRouter(routes)} />
        <Toaster />
        <Tooltips />
      </QueryClientProvider>
    </CSPProvider>
  </StrictMode>,
);
