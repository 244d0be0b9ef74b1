import { useNavigate, useSearch } from '@tanstack/react-router';
import { Screen } from '../shell/Screen';
import { deadLetterTexts as texts } from '../texts/deadLetters';
import DeadLetterPanel from './DeadLetterPanel';

/** Of all jobs. */
export function DeadLetterList() {
  const { code } = useSearch({ from: '/dead-letters' });
  const navigate = useNavigate({ from: '/dead-letters' });
  return (
    <Screen title={texts.title} description={texts.help}>
      <DeadLetterPanel
        of={{}}
        code={code}
        onCode={(chosen) => void navigate({ search: { code: chosen }, replace: true })}
      />
    </Screen>
  );
}
