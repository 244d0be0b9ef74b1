import type { ErrorComponentProps } from '@tanstack/react-router';
import { ErrorNote } from '../display/ErrorNote';
import { Screen } from './Screen';

/** A fault of the page itself; the rest of the shell stays usable. */
export function PageFault({ error, reset }: ErrorComponentProps) {
  return (
    <Screen title="This page broke">
      <ErrorNote error={error} onRetry={reset} />
    </Screen>
  );
}
