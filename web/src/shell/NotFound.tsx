import { EmptyState } from '../display/EmptyState';
import { shellTexts } from '../texts/shell';
import { LinkButton } from './LinkButton';
import { Screen } from './Screen';

const texts = shellTexts.notFound;

export function NotFound() {
  return (
    <Screen title={texts.title}>
      <EmptyState title={texts.heading} action={<LinkButton to="/">{texts.home}</LinkButton>}>
        {texts.detail}
      </EmptyState>
    </Screen>
  );
}
