import { MantineProvider } from '@mantine/core';
import './shell/mantine.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
// Before the router, which reads the address.
import './shell/signInAddress';
import { createQueryClient } from './api/queryClient';
import { router } from './router';
import { currentSession } from './session/currentSession';
import './shell/shell.css';
import { theme } from './shell/theme';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');

const queryClient = createQueryClient();
// Under way while the page is still being set up: what one may do depends on it.
void queryClient.prefetchQuery(currentSession);

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
