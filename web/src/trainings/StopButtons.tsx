import { useChange } from '../api/changes';
import { isTerminal, type Training } from '../api/types';
import { ConfirmButton } from '../display/ConfirmButton';
import { trainingTexts as texts } from '../texts/trainings';

/** Two ways to end a training that has not: keep what it has, or lose it. */
export function StopButtons({ training }: { training: Training }) {
  if (isTerminal(training.state)) return null;
  return (
    <>
      <StopButton training={training} />
      <CancelButton training={training} />
    </>
  );
}

function StopButton({ training }: { training: Training }) {
  const stop = useChange();
  const stopping = training.flags?.includes('STOPPING') ?? false;
  if (training.state !== 'RUNNING' && training.state !== 'RESTARTING') return null;
  return (
    <ConfirmButton
      label={stopping ? texts.stopping : texts.stop}
      question={texts.stopQuestion(training.name)}
      consequence={texts.stopConsequence}
      refuse={texts.goOn}
      harmless
      busy={stop.isPending || stopping}
      error={stop.error}
      onConfirm={() =>
        stop.mutate({
          method: 'POST',
          path: `/trainings/${training.id}:stop`,
          touches: ['trainings'],
        })
      }
    />
  );
}

function CancelButton({ training }: { training: Training }) {
  const cancelling = useChange();
  return (
    <ConfirmButton
      label={texts.cancel}
      question={texts.cancelQuestion(training.name)}
      consequence={texts.cancelConsequence}
      busy={cancelling.isPending || training.state === 'CANCELLING'}
      error={cancelling.error}
      onConfirm={() =>
        cancelling.mutate({
          method: 'POST',
          path: `/trainings/${training.id}:cancel`,
          touches: ['trainings'],
        })
      }
    />
  );
}
