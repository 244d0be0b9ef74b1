import type { ErrorComponentProps } from '@tanstack/react-router';
import { ErrorNote } from '../display/ErrorNote';
import { shellTexts } from '../texts/shell';
import { Screen } from './Screen';

/** A fault of the page itself; the rest of the shell stays usable. */
export function PageFault({ error, reset }: ErrorComponentProps) {
  return (
    <Screen title={shellTexts.pageFault}>
      <ErrorNote error={error} onRetry={reset} />
    </Screen>
  );
}
