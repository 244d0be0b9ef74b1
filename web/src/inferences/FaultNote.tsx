import { Alert, Text } from '@mantine/core';
import type { JobError } from '../api/types';
import { Sentence } from '../display/Sentence';
import { faultAdvice } from './faultAdvice';

/** Why it does not work, and what to do about it. */
export function FaultNote({ fault }: { fault: JobError }) {
  return (
    <Alert color="red" variant="light" role="alert" title={<Sentence text={fault.message} />}>
      <Text size="sm">{faultAdvice(fault.code)}</Text>
      <Text size="xs" mt={6}>
        {fault.code}
      </Text>
    </Alert>
  );
}
