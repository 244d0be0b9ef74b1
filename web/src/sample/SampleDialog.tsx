import { Button, Group, Modal, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorNote } from '../display/ErrorNote';
import { SAMPLE_STEPS, runSample } from './runSample';
import classes from './SampleDialog.module.css';

/** Explains the sample, then runs it step by step and ends at its live curves. */
export default function SampleDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [step, setStep] = useState(-1);
  const sample = useMutation({
    mutationFn: () => runSample(setStep),
    onSuccess: async (training) => {
      await queryClient.invalidateQueries();
      await navigate({ to: '/trainings/$trainingId', params: { trainingId: training.id } });
    },
  });
  return (
    <Modal opened onClose={onClose} title="Train on iris flowers" centered size="lg">
      <Text size="sm">
        Two models learn to tell three kinds of iris from 150 measured flowers. Everything is real:
        the records go through Kafka, the training is a Flink job, and you can repeat each step with
        curl.
      </Text>
      <ol className={classes.steps}>
        {SAMPLE_STEPS.map((name, index) => (
          <li
            key={name}
            data-progress={progressOf(index, step)}
            aria-current={index === step ? 'step' : undefined}
          >
            {name}
          </li>
        ))}
      </ol>
      {sample.error && <ErrorNote error={sample.error} />}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          Not now
        </Button>
        <Button loading={sample.isPending} onClick={() => sample.mutate()} data-autofocus>
          {sample.isError ? 'Try again' : 'Start the sample'}
        </Button>
      </Group>
    </Modal>
  );
}

function progressOf(index: number, step: number): 'done' | 'now' | 'next' {
  if (index < step) return 'done';
  return index === step ? 'now' : 'next';
}
