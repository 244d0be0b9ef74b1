import { Alert, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { uploadTexts as texts } from '../texts/upload';
import type { Layout } from './choices';
import { currentSending } from './currentSending';
import { forgetInterrupted, interrupted } from './keptSending';

/** A file that was sent in part before the page was closed is gone on with. */
export function InterruptedNote({ file, layout }: { file: File; layout: Layout }) {
  const [forgotten, setForgotten] = useState(false);
  const found = forgotten ? undefined : interrupted(file, layout);
  if (!found) return null;
  const { choices } = found;
  return (
    <Alert color="gray" variant="light" role="status" title={texts.interruptedTitle}>
      <Text size="sm" mb="sm">
        {texts.interrupted(found.sent, found.checked?.records ?? 0, choices.topic)}
      </Text>
      <Group gap="sm">
        <Button onClick={() => currentSending.start({ file, layout, choices }, found)}>
          {texts.goOn}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            forgetInterrupted();
            setForgotten(true);
          }}
        >
          {texts.startAgain}
        </Button>
      </Group>
    </Alert>
  );
}
