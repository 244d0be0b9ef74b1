import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { readTagged, type Tagged } from '../api/client';
import { ActionButton } from '../session/ActionButton';
import { ErrorNote } from './ErrorNote';

interface StaleNoteProps<T> {
  /** Below the API's root. */
  path: string;
  /** Of the page that shows what is stored. */
  address: string;
  texts: {
    stale: string;
    staleHelp: string;
    staleLook: string;
    staleOverwrite: string;
    staleTake: string;
  };
  onOverwrite: (stored: Tagged<T>) => void;
  onTake: (stored: Tagged<T>) => void;
}

/** Two people changed one thing: nothing is lost, and the second one decides. */
export function StaleNote<T>({ path, address, texts, onOverwrite, onTake }: StaleNoteProps<T>) {
  const stored = useMutation({
    mutationFn: (then: (read: Tagged<T>) => void) => readTagged<T>(path).then(then),
  });
  return (
    <Alert
      color="yellow"
      variant="light"
      role="alert"
      title={texts.stale}
      icon={<IconAlertTriangle aria-hidden />}
      styles={{ label: { color: 'var(--mantine-color-text)' } }}
    >
      <Text size="sm" mb="sm">
        {texts.staleHelp}
      </Text>
      {stored.error && <ErrorNote error={stored.error} />}
      <Group gap="sm">
        <ActionButton needs="OPERATOR" size="xs" onClick={() => stored.mutate(onOverwrite)}>
          {texts.staleOverwrite}
        </ActionButton>
        <Button size="xs" variant="default" onClick={() => stored.mutate(onTake)}>
          {texts.staleTake}
        </Button>
        <Anchor size="sm" href={address} target="_blank" className="link">
          {texts.staleLook}
        </Anchor>
      </Group>
    </Alert>
  );
}
