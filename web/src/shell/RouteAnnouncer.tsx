import { VisuallyHidden } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { expectArrival, useScreenTitle } from './arrival';

/** Tells screen readers the name of each screen that one comes to, also once it has loaded. */
export function RouteAnnouncer() {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onBeforeNavigate', ({ pathChanged, fromLocation }) => {
        if (pathChanged && fromLocation) expectArrival();
      }),
    [router],
  );
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {useScreenTitle()}
    </VisuallyHidden>
  );
}
