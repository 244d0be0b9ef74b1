import { Button, Modal } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useChange } from '../api/changes';
import { isTerminal, type Training } from '../api/types';
import { ConfirmButton } from '../display/ConfirmButton';
import { ErrorNote } from '../display/ErrorNote';

export function TrainingActions({ training }: { training: Training }) {
  return (
    <>
      <CloneButton training={training} />
      {isTerminal(training.state) ? (
        <DeleteButton training={training} />
      ) : (
        <CancelButton training={training} />
      )}
    </>
  );
}

function CloneButton({ training }: { training: Training }) {
  const navigate = useNavigate();
  const cloning = useChange<Training>((copy) => {
    void navigate({ to: '/trainings/$trainingId', params: { trainingId: copy.id } });
  });
  return (
    <>
      <Button
        variant="default"
        loading={cloning.isPending}
        onClick={() =>
          cloning.mutate({
            method: 'POST',
            path: `/trainings/${training.id}:clone`,
            touches: ['trainings'],
          })
        }
      >
        Clone
      </Button>
      <Modal opened={cloning.isError} onClose={cloning.reset} title="Not cloned" centered>
        <ErrorNote error={cloning.error} />
      </Modal>
    </>
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

function DeleteButton({ training }: { training: Training }) {
  const navigate = useNavigate();
  const deletion = useChange(() => void navigate({ to: '/trainings' }));
  return (
    <ConfirmButton
      label="Delete"
      question={`Delete ${training.name}?`}
      consequence="Its results and curves are removed. Running inferences are not touched."
      busy={deletion.isPending}
      error={deletion.error}
      onConfirm={() =>
        deletion.mutate({
          method: 'DELETE',
          path: `/trainings/${training.id}`,
          touches: ['trainings'],
        })
      }
    />
  );
}
