import { ActionIcon, Code, CopyButton, Group } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { resultTexts as texts } from '../texts/results';

const SHOWN = 12;

/** The begin of a checksum; all of it is copied. */
export function Checksum({ value }: { value: string }) {
  return (
    <Group gap={4} wrap="nowrap" display="inline-flex">
      <Code title={value} style={{ whiteSpace: 'nowrap' }}>
        {value.slice(0, SHOWN)}…
      </Code>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <ActionIcon
            variant="subtle"
            size={24}
            aria-label={copied ? texts.copied : texts.copyChecksum}
            title={copied ? texts.copied : texts.copyChecksum}
            onClick={copy}
          >
            {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          </ActionIcon>
        )}
      </CopyButton>
    </Group>
  );
}
