import {
  Button,
  Code,
  CopyButton,
  Group,
  SegmentedControl,
  Select,
  Stack,
  Text,
} from '@mantine/core';
import { useState } from 'react';
import { DATA_TYPES } from '../formats/formatConfig';
import { topicTexts as texts } from '../texts/topics';
import { bytesOf, hexLines, readable } from './recordBytes';
import { numbersOf } from './numbers';
import classes from './RecordBody.module.css';

type Form = 'json' | 'text' | 'hex' | 'numbers';

const LABELS: Record<Form, string> = {
  json: texts.asJson,
  text: texts.asText,
  hex: texts.asHex,
  numbers: texts.asNumbers,
};
const MAX_BYTES = 4096;

/** Key or value of a record in every way one may want to read it. */
export function RecordBody({ label, base64 }: { label: string; base64: string }) {
  const bytes = bytesOf(base64);
  const text = readable(bytes);
  const pretty = text === undefined ? undefined : prettyJson(text);
  const forms: Form[] = [
    ...(pretty === undefined ? [] : (['json'] as const)),
    ...(text === undefined ? [] : (['text'] as const)),
    'hex',
    'numbers',
  ];
  const [chosen, choose] = useState<Form>(forms[0] ?? 'hex');
  const form = forms.includes(chosen) ? chosen : 'hex';
  return (
    <Stack gap={8}>
      <Group justify="space-between">
        <SegmentedControl
          size="xs"
          aria-label={`${label}: ${texts.readAs}`}
          data={forms.map((value) => ({ value, label: LABELS[value] }))}
          value={form}
          onChange={(value) => choose(value as Form)}
        />
        <CopyButton value={pretty ?? text ?? base64}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="subtle" onClick={copy}>
              {copied ? texts.copied : texts.copy}
            </Button>
          )}
        </CopyButton>
      </Group>
      {form === 'json' && <Written label={label}>{pretty ?? ''}</Written>}
      {form === 'text' && <Written label={label}>{text ?? ''}</Written>}
      {form === 'hex' && <Hex label={label} bytes={bytes} />}
      {form === 'numbers' && <Numbers label={label} bytes={bytes} />}
    </Stack>
  );
}

interface WrittenProps {
  label: string;
  /** Lines stay whole. */
  lines?: boolean;
  children: string;
}

/** Scrolls, and can be scrolled by the keyboard. */
function Written({ label, lines = false, children }: WrittenProps) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
    <div className={classes.scroller} role="region" aria-label={label} tabIndex={0}>
      <Code block className={classes.written} data-lines={lines}>
        {children}
      </Code>
    </div>
  );
}

function Hex({ label, bytes }: { label: string; bytes: Uint8Array }) {
  const lines = hexLines(bytes.subarray(0, MAX_BYTES));
  return (
    <>
      <Written label={label} lines>
        {lines.map((line) => `${line.offset}  ${line.bytes.padEnd(47)}  ${line.text}`).join('\n')}
      </Written>
      <Cut shown={Math.min(bytes.length, MAX_BYTES)} all={bytes.length} />
    </>
  );
}

function Numbers({ label, bytes }: { label: string; bytes: Uint8Array }) {
  const [type, setType] = useState('float32');
  const numbers = numbersOf(bytes, type, MAX_BYTES);
  return (
    <>
      <Select
        size="xs"
        w={180}
        aria-label={texts.asNumbers}
        allowDeselect={false}
        data={DATA_TYPES.map((each) => ({ value: each, label: texts.numbersOf(each) }))}
        value={type}
        onChange={(value) => setType(value ?? type)}
      />
      {numbers.fault === undefined ? (
        <Written label={label}>{numbers.values.join('  ')}</Written>
      ) : (
        <Text size="sm">{numbers.fault}</Text>
      )}
      {numbers.fault === undefined && <Cut shown={numbers.values.length} all={numbers.count} />}
    </>
  );
}

function Cut({ shown, all }: { shown: number; all: number }) {
  if (shown >= all) return null;
  return (
    <Text size="xs" c="dimmed">
      {texts.cut(shown, all)}
    </Text>
  );
}

function prettyJson(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? JSON.stringify(value, null, 2) : undefined;
  } catch {
    return undefined;
  }
}
