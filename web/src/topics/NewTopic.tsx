import { Group, Modal, NumberInput, Stack, TextInput, Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { request } from '../api/client';
import type { Topic, TopicDraft } from '../api/topicTypes';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { ErrorNote } from '../display/ErrorNote';
import { ActionButton } from '../session/ActionButton';
import { topicTexts as texts } from '../texts/topics';
import { topics } from './topicQueries';

export function NewTopic() {
  const [open, dialog] = useDisclosure(false);
  return (
    <>
      <ActionButton needs="OPERATOR" variant="default" onClick={dialog.open}>
        {texts.create}
      </ActionButton>
      <Modal opened={open} onClose={dialog.close} title={texts.createTitle} centered>
        <TopicForm onCancel={dialog.close} />
      </Modal>
    </>
  );
}

function TopicForm({ onCancel }: { onCancel: () => void }) {
  const [draft, setDraft] = useState<TopicDraft>({ name: '', partitions: 1 });
  const cache = useQueryClient();
  const navigate = useNavigate();
  const making = useMutation({
    mutationFn: () => request<Topic>('POST', '/topics', draft),
    onSuccess: (topic) => {
      void cache.invalidateQueries({ queryKey: topics.queryKey });
      void navigate({ to: '/topics/$topic', params: { topic: topic.name } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    making.mutate();
  };
  return (
    <form onSubmit={submit} aria-label={texts.createTitle}>
      <Stack>
        <TextInput
          label={texts.newName}
          description={texts.newNameAbout}
          required
          pattern="[A-Za-z0-9._\-]{1,249}"
          data-autofocus
          value={draft.name}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value.trim() })}
        />
        <NumberInput
          label={texts.newPartitions}
          description={texts.newPartitionsAbout}
          min={1}
          max={1000}
          allowDecimal={false}
          value={draft.partitions}
          onChange={(partitions) => setDraft({ ...draft, partitions: Number(partitions) || 1 })}
        />
        {making.error && <ErrorNote error={making.error} />}
        <Group justify="flex-end">
          <CopyAsCurl request={{ method: 'POST', path: '/topics', body: draft }} />
          <Button variant="default" onClick={onCancel}>
            {texts.cancel}
          </Button>
          <ActionButton needs="OPERATOR" type="submit" loading={making.isPending}>
            {texts.createNow}
          </ActionButton>
        </Group>
      </Stack>
    </form>
  );
}
