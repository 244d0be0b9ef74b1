import {
  Button,
  FileButton,
  Group,
  NumberInput,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
} from '@mantine/core';
import { shape as shapeText } from '../display/quantity';
import { tryItTexts as texts } from '../texts/tryit';
import { bytesOfHex, hexOf } from './bytes';
import { DigitCanvas } from './DigitCanvas';
import { blank } from './drawing';
import type { InputDraft } from './InputDraft';
import type { InputMode } from './modes';
import type { RecordInput } from './recordInput';
import { useState } from 'react';

interface FieldsProps {
  draft: InputDraft;
  input: RecordInput;
  /** What was typed is no longer the example, unless it says so itself. */
  onChange: (change: Partial<InputDraft>) => void;
}

/** The way to make a record that was chosen. */
export function InputFields({ mode, ...props }: FieldsProps & { mode: InputMode }) {
  switch (mode) {
    case 'draw':
      return <Paper {...props} />;
    case 'fields':
      return <Named {...props} />;
    case 'values':
      return <Numbers {...props} />;
    case 'bytes':
      return <Bytes {...props} />;
  }
}

function Paper({ draft, onChange }: FieldsProps) {
  const [tool, setTool] = useState('pen');
  const { width, height } = draft.drawing;
  return (
    <Group align="flex-start" gap={20}>
      <DigitCanvas
        drawing={draft.drawing}
        erase={tool === 'eraser'}
        onDraw={(drawing) => onChange({ drawing })}
      />
      <Stack gap={14} align="flex-start">
        <SegmentedControl
          aria-label={texts.tool}
          size="xs"
          data={[
            { value: 'pen', label: texts.pen },
            { value: 'eraser', label: texts.eraser },
          ]}
          value={tool}
          onChange={setTool}
        />
        <Button
          size="xs"
          variant="default"
          onClick={() => onChange({ drawing: blank(width, height) })}
        >
          {texts.clear}
        </Button>
        <NumberInput
          size="xs"
          w={110}
          label={texts.ink}
          title={texts.inkHelp}
          min={0}
          value={draft.largest}
          onChange={(value) => onChange({ largest: Number(value) })}
        />
      </Stack>
    </Group>
  );
}

function Named({ draft, input, onChange }: FieldsProps) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing={12} verticalSpacing={10}>
      {(input.names ?? []).map((name) => (
        <NumberInput
          key={name}
          label={name}
          hideControls
          value={draft.fields[name] ?? ''}
          onChange={(value) => onChange({ fields: { ...draft.fields, [name]: value } })}
        />
      ))}
    </SimpleGrid>
  );
}

const MONOSPACE = { input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } };

function Numbers({ draft, input, onChange }: FieldsProps) {
  return (
    <Textarea
      label={texts.valuesLabel}
      description={texts.valuesHelp(input.count, shapeText(input.shape))}
      autosize
      minRows={7}
      maxRows={16}
      spellCheck={false}
      styles={MONOSPACE}
      value={draft.text}
      onChange={(event) => onChange({ text: event.currentTarget.value })}
    />
  );
}

function Bytes({ draft, input, onChange }: FieldsProps) {
  const bytes = bytesOfHex(draft.hex);
  const take = (file: File | null) => {
    void file?.arrayBuffer().then((content) => onChange({ hex: hexOf(new Uint8Array(content)) }));
  };
  return (
    <Stack gap={8} align="flex-start">
      {input.bytesOnly && <Text size="sm">{texts.bytesOnly[input.bytesOnly]}</Text>}
      <Textarea
        label={texts.bytesLabel}
        description={texts.bytesHelp}
        w="100%"
        autosize
        minRows={6}
        maxRows={14}
        spellCheck={false}
        styles={MONOSPACE}
        value={draft.hex}
        error={bytes ? undefined : texts.bytesWrong}
        onChange={(event) => onChange({ hex: event.currentTarget.value })}
      />
      <Group gap={12}>
        <FileButton onChange={take}>
          {(props) => (
            <Button {...props} size="xs" variant="default">
              {texts.bytesFile}
            </Button>
          )}
        </FileButton>
        {bytes && bytes.length > 0 && (
          <Text size="xs" c="dimmed">
            {texts.bytesCount(bytes.length)}
          </Text>
        )}
      </Group>
    </Stack>
  );
}
