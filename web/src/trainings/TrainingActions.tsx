import { Modal } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useChange } from '../api/changes';
import { isTerminal, type Training } from '../api/types';
import { ConfirmButton } from '../display/ConfirmButton';
import { ErrorNote } from '../display/ErrorNote';
import { ActionButton } from '../session/ActionButton';
import { trainingTexts as texts } from '../texts/trainings';
import { StopButtons } from './StopButtons';

export function TrainingActions({ training }: { training: Training }) {
  return (
    <>
      <CloneButton training={training} />
      {isTerminal(training.state) ? (
        <DeleteButton training={training} />
      ) : (
        <StopButtons training={training} />
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
      <ActionButton
        needs="OPERATOR"
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
        {texts.clone}
      </ActionButton>
      <Modal opened={cloning.isError} onClose={cloning.reset} title={texts.notCloned} centered>
        <ErrorNote error={cloning.error} />
      </Modal>
    </>
  );
}

function DeleteButton({ training }: { training: Training }) {
  const navigate = useNavigate();
  const deletion = useChange(() => void navigate({ to: '/trainings' }));
  return (
    <ConfirmButton
      label={texts.delete}
      question={texts.deleteQuestion(training.name)}
      consequence={texts.deleteConsequence}
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
