import { Alert, Text } from '@mantine/core';
import type { Operation, OperationStep } from '../api/types';
import { words } from '../display/quantity';

const MEANINGS: Record<OperationStep, string> = {
  STOPPING: 'Works off what is under way and takes a savepoint',
  STARTING: 'Starts from there, and is watched for a while',
  HALTING: 'The new settings do not work: their job is ended',
  RETURNING: 'Starts with the settings of before',
  TAKING: 'Takes a savepoint while the job goes on',
  DONE: 'Done',
  ROLLED_BACK: 'The settings of before are back',
  FAILED: 'Failed',
};

/** What is under way, or how the last one ended when it went otherwise than asked. */
export function OperationNote({ operation }: { operation?: Operation | null }) {
  if (!operation || (operation.step === 'DONE' && !operation.reason)) return null;
  const title = `${words(operation.kind)}: ${MEANINGS[operation.step]}`;
  return (
    <Alert color={operation.endedAt ? 'red' : 'gray'} variant="light" role="status" title={title}>
      {operation.reason && <Text size="sm">{operation.reason}</Text>}
    </Alert>
  );
}
