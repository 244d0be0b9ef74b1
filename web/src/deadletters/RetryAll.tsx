import { ConfirmButton } from '../display/ConfirmButton';
import { deadLetterTexts as texts } from '../texts/deadLetters';
import type { DeadLetter } from './deadLetter';
import { retryOf } from './retry';
import { useRetry } from './useRetry';

/** All of one code that are listed and were not sent again yet. */
export function RetryAll({ letters, code }: { letters: DeadLetter[]; code: string }) {
  const retry = useRetry();
  return (
    <ConfirmButton
      label={texts.retryAll(letters.length, code)}
      question={texts.retryAllQuestion(letters.length)}
      consequence={texts.retryAllConsequence}
      refuse={texts.retryAllRefuse}
      harmless
      busy={retry.isPending}
      error={retry.error}
      onConfirm={() => retry.mutate(retryOf(letters))}
    />
  );
}
