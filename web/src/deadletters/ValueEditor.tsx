import { Button, Group, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { deadLetterTexts as texts } from '../texts/deadLetters';
import { bytesOfHex, hexOf } from '../tryit/bytes';
import type { Correction } from './correction';

interface EditorProps {
  original: Uint8Array;
  readable: boolean;
  correction: Correction;
  onChange: (correction: Correction) => void;
}

const MONOSPACE = { input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } };

/** The value of a record as text or as bytes; what is no text is corrected as bytes. */
export function ValueEditor({ original, readable, correction, onChange }: EditorProps) {
  const { form, typed } = correction;
  const wrong = form === 'hex' && bytesOfHex(typed) === undefined;
  const asForm = (chosen: Correction['form']) =>
    onChange({
      form: chosen,
      typed: chosen === 'hex' ? hexOf(original) : new TextDecoder().decode(original),
    });
  return (
    <Stack gap={8}>
      <Group justify="space-between">
        <Text size="sm" fw={500}>
          {texts.edit}
        </Text>
        <SegmentedControl
          aria-label={texts.edit}
          size="xs"
          data={[
            { value: 'text', label: texts.asText, disabled: !readable },
            { value: 'hex', label: texts.asHex },
          ]}
          value={form}
          onChange={(chosen) => asForm(chosen as Correction['form'])}
        />
      </Group>
      <Textarea
        aria-label={form === 'hex' ? texts.hexLabel : texts.textLabel}
        autosize
        minRows={4}
        maxRows={14}
        spellCheck={false}
        styles={MONOSPACE}
        value={typed}
        error={wrong && texts.hexWrong}
        onChange={(event) => onChange({ form, typed: event.currentTarget.value })}
      />
      <Group>
        <Button size="compact-sm" variant="default" onClick={() => asForm(form)}>
          {texts.restore}
        </Button>
      </Group>
    </Stack>
  );
}
