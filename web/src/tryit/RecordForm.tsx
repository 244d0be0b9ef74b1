import { Button, Group, Kbd, SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import type { Inference } from '../api/types';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { ActionButton } from '../session/ActionButton';
import { useRefusal } from '../session/useRefusal';
import { tryItTexts as texts } from '../texts/tryit';
import type { Example } from './examples';
import {
  begun,
  encodingFault,
  made,
  modesOf,
  withExample,
  type InputDraft,
  type Made,
} from './InputDraft';
import { InputFields } from './InputFields';
import type { InputMode } from './modes';
import type { RecordInput } from './recordInput';
import type { TrialLog, Watching } from './TrialLog';

export interface RecordFormProps {
  inference: Inference;
  log: TrialLog;
  watching: Watching;
  input: RecordInput;
  examples: Example[];
  scale: { largest: number; whole: boolean };
  mode: InputMode | undefined;
  onMode: (mode: InputMode) => void;
  onSent: () => void;
}

/** Makes one record in one of several ways, and sends it. */
export function RecordForm(props: RecordFormProps) {
  const { inference, log, input, examples, scale, onMode, onSent } = props;
  const modes = modesOf(input);
  const mode = modes.find((each) => each === props.mode) ?? modes[0] ?? 'bytes';
  const [draft, setDraft] = useState<InputDraft>(() => begun(input, scale));
  const record = made(draft, mode, input);
  const encoding = useEncoding(record, [mode, draft.hex, 'values' in record && record.values]);
  const fault = 'fault' in record ? record.fault : encodingFault(encoding.error);
  const refusal = useRefusal('ANNOTATOR');
  const following = props.watching === 'OPEN' ? undefined : texts.following;

  // What is changed is no longer the example whose label is known.
  const change = (part: Partial<InputDraft>) =>
    setDraft({ ...draft, expected: undefined, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if ('fault' in record || fault || refusal || following) return;
    onSent();
    void log.ask(askOf(record, draft, mode), record.value());
  };
  return (
    // The keys are those of the fields inside.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form onSubmit={submit} onKeyDown={submitByKeys}>
      <Stack gap={16}>
        <Group justify="space-between" gap={12}>
          <SegmentedControl
            aria-label={texts.how}
            data={modes.map((each) => ({ value: each, label: texts.modes[each] }))}
            value={mode}
            onChange={(chosen) => onMode(chosen as InputMode)}
          />
          {mode !== 'bytes' && (
            <Button
              variant="default"
              disabled={examples.length === 0}
              title={examples.length === 0 ? texts.noExamples : undefined}
              onClick={() => setDraft(withExample(draft, input, anyOf(examples)))}
            >
              {texts.example}
            </Button>
          )}
        </Group>
        <InputFields {...{ mode, draft, input }} onChange={change} />
        <Text size="sm" mih={22} role="status">
          {fault}
        </Text>
        <Group gap={12}>
          <ActionButton needs="ANNOTATOR" type="submit" refusal={fault ?? following}>
            {texts.send}
          </ActionButton>
          <Kbd aria-hidden="true">{texts.sendKeys}</Kbd>
          {encoding.data && (
            <CopyAsCurl request={{ method: 'POST', ...log.requestOf(encoding.data) }} />
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {texts.real(inference.inputTopic, inference.outputTopic)}
        </Text>
      </Stack>
    </form>
  );
}

/** The bytes as they would be sent: PNG files are packed beside the page. */
function useEncoding(record: Made, of: unknown[]) {
  return useQuery({
    queryKey: ['encoding', ...of],
    queryFn: () => ('value' in record ? record.value() : null),
    enabled: 'value' in record,
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
  });
}

function submitByKeys(event: KeyboardEvent<HTMLFormElement>): void {
  const chord = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
  if (chord) event.currentTarget.requestSubmit();
}

const SUMMARY = 48;

function askOf(record: Exclude<Made, { fault: string }>, draft: InputDraft, mode: InputMode) {
  const { values } = record;
  const text = values ? values.join(', ') : draft.hex.trim();
  return {
    summary: text.length > SUMMARY ? `${text.slice(0, SUMMARY)}…` : text,
    ...(values && { values }),
    ...(draft.expected !== undefined && mode !== 'bytes' && { expected: draft.expected }),
  };
}

function anyOf(examples: Example[]): Example {
  return examples[Math.floor(Math.random() * examples.length)] ?? { values: [] };
}
