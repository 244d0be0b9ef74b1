import { EmptyState } from '../display/EmptyState';
import { LinkButton } from './LinkButton';
import { Screen } from './Screen';

export function NotFound() {
  return (
    <Screen title="Not found">
      <EmptyState
        title="There is no page at this address"
        action={<LinkButton to="/">Home</LinkButton>}
      >
        The address may be mistyped, or from another version of Millrace.
      </EmptyState>
    </Screen>
  );
}
