import { Stack } from '@mantine/core';
import type { Inference } from '../api/types';
import { OperationView } from './OperationNote';
import { RevisionTimeline } from './RevisionTimeline';
import { UpgradeForm } from './UpgradeForm';

/** Other settings, how far they are, and all there were. */
export function SettingsTab({ inference }: { inference: Inference }) {
  return (
    <Stack gap={20}>
      <UpgradeForm inference={inference} />
      <OperationView operation={inference.operation} />
      <RevisionTimeline inference={inference} />
    </Stack>
  );
}
