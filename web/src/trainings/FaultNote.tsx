import { Alert, Code, Text } from '@mantine/core';
import type { JobError } from '../api/types';
import { sentence } from '../display/quantity';
import { Sentence } from '../display/Sentence';
import { faultAdvice } from './faultAdvice';

/** Why a training or a result failed, and what to do about it. */
export function FaultNote({ error }: { error: JobError }) {
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      title={<Sentence text={sentence(error.message)} />}
    >
      <Text size="sm">{faultAdvice(error.code)}</Text>
      <Text size="xs" mt={6}>
        <Code>{error.code}</Code>
      </Text>
    </Alert>
  );
}
