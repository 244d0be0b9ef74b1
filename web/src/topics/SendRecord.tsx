import {
  Alert,
  Group,
  Input,
  SegmentedControl,
  Select,
  Stack,
  Text,
  Textarea,
} from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { request } from '../api/client';
import type { SendResult, Topic } from '../api/topicTypes';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { ErrorNote } from '../display/ErrorNote';
import { ActionButton } from '../session/ActionButton';
import { topicTexts as texts } from '../texts/topics';
import { draftOf, faultsOf, type RecordFields } from './recordDraft';
import { pathOf } from './topicQueries';

const BEGUN: RecordFields = {
  keyForm: 'none',
  key: '',
  valueForm: 'json',
  value: '[0, 0, 0, 0]',
  headers: '',
  partition: undefined,
};

/** One record by hand, to see what a job makes of it. */
export function SendRecord({ topic }: { topic: Topic }) {
  const [fields, setFields] = useState(BEGUN);
  const cache = useQueryClient();
  const edit = (change: Partial<RecordFields>) => setFields({ ...fields, ...change });
  const faults = faultsOf(fields);
  const faulty = Object.values(faults).some(Boolean);
  const body = faulty ? undefined : draftOf(fields);
  const path = `${pathOf(topic.name)}:send`;
  const sending = useMutation({
    mutationFn: () => request<SendResult>('POST', path, body),
    onSuccess: () => void cache.invalidateQueries({ queryKey: ['topics'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!faulty) sending.mutate();
  };
  return (
    <form onSubmit={submit} aria-label={texts.form}>
      <Stack px={20} py={16} maw={680}>
        <Bytes
          label={texts.valueForm}
          forms={['json', 'text', 'base64']}
          form={fields.valueForm}
          text={fields.value}
          fault={faults.value}
          onForm={(valueForm) => edit({ valueForm })}
          onText={(value) => edit({ value })}
        />
        <Bytes
          label={texts.keyForm}
          forms={['none', 'text', 'base64']}
          form={fields.keyForm}
          text={fields.key}
          fault={faults.key}
          onForm={(keyForm) => edit({ keyForm })}
          onText={(key) => edit({ key })}
        />
        <Textarea
          label={texts.headersForm}
          description={texts.headersAbout}
          autosize
          value={fields.headers}
          error={faults.headers}
          onChange={(event) => edit({ headers: event.currentTarget.value })}
        />
        {topic.partitions.length > 1 && (
          <Select
            label={texts.toPartition}
            placeholder={texts.byKey}
            clearable
            data={topic.partitions.map(({ partition }) => String(partition))}
            value={fields.partition === undefined ? null : String(fields.partition)}
            onChange={(value) => edit({ partition: value === null ? undefined : Number(value) })}
          />
        )}
        {sending.error && <ErrorNote error={sending.error} />}
        <Group>
          <ActionButton
            needs={topic.internal ? 'OPERATOR' : 'ANNOTATOR'}
            type="submit"
            loading={sending.isPending}
            refusal={faulty ? texts.correctFirst : undefined}
          >
            {texts.send}
          </ActionButton>
          {body && <CopyAsCurl request={{ method: 'POST', path, body }} />}
          <Text size="sm" role="status">
            {sending.data && !sending.isPending && texts.sent(sending.data.ranges.join(', '))}
          </Text>
        </Group>
        {topic.internal && (
          <Alert color="gray" variant="light">
            {texts.internalWarning}
          </Alert>
        )}
      </Stack>
    </form>
  );
}

interface BytesProps<F extends string> {
  label: string;
  forms: F[];
  form: F;
  text: string;
  fault: string | undefined;
  onForm: (form: F) => void;
  onText: (text: string) => void;
}

function Bytes<F extends keyof typeof texts.forms>(props: BytesProps<F>) {
  return (
    <div>
      <Group justify="space-between" mb={6} align="flex-end">
        <Input.Label component="span">{props.label}</Input.Label>
        <SegmentedControl
          size="xs"
          aria-label={texts.formOf(props.label)}
          data={props.forms.map((value) => ({ value, label: texts.forms[value] }))}
          value={props.form}
          onChange={(form) => props.onForm(form as F)}
        />
      </Group>
      {props.form !== 'none' && (
        <Textarea
          aria-label={props.label}
          autosize
          minRows={props.form === 'json' ? 3 : 1}
          maxRows={14}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          value={props.text}
          error={props.fault}
          onChange={(event) => props.onText(event.currentTarget.value)}
        />
      )}
    </div>
  );
}
