import { useNavigate, useSearch } from '@tanstack/react-router';
import { Screen } from '../shell/Screen';
import { deadLetterTexts as texts } from '../texts/deadLetters';
import DeadLetterPanel from './DeadLetterPanel';

/** Of all jobs. */
export function DeadLetterList() {
  const chosen = useSearch({ from: '/dead-letters' });
  const navigate = useNavigate({ from: '/dead-letters' });
  return (
    <Screen title={texts.title} description={texts.help}>
      <DeadLetterPanel
        of={{}}
        chosen={chosen}
        onChoose={(search) => void navigate({ search, replace: true, resetScroll: false })}
      />
    </Screen>
  );
}
