import { useChange } from '../api/changes';
import { isTerminal, type Training } from '../api/types';
import { ConfirmButton } from '../display/ConfirmButton';

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
      label={stopping ? 'Stopping' : 'Stop and keep'}
      question={`Stop ${training.name}?`}
      consequence="It ends after the batch under way. Each model is evaluated and published with the weights that it has; with best weights, those of its best epoch."
      refuse="Go on training"
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
      label="Cancel training"
      question={`Cancel ${training.name}?`}
      consequence="Models that are still learning are lost. Results that are finished stay."
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
