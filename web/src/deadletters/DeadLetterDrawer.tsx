import { Alert, Code, Drawer, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { ErrorNote } from '../display/ErrorNote';
import { Facts } from '../display/Facts';
import { Moment } from '../display/Moment';
import { ActionButton } from '../session/ActionButton';
import { deadLetterTexts as texts } from '../texts/deadLetters';
import { bytesOf } from '../tryit/bytes';
import { begun, bytesTyped, correctedValue, type Correction } from './correction';
import type { DeadLetter } from './deadLetter';
import classes from './DeadLetters.module.css';
import { hexDump } from './hexDump';
import { canBeRetried } from './queries';
import { retryOf } from './retry';
import { useRetry } from './useRetry';
import { ValueEditor } from './ValueEditor';

interface DrawerProps {
  letter: DeadLetter | undefined;
  onClose: () => void;
}

/** One record: why it was not used, what it holds, and the way to send it again. */
export function DeadLetterDrawer({ letter, onClose }: DrawerProps) {
  return (
    <Drawer
      opened={letter !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={texts.record}
      closeButtonProps={{ 'aria-label': texts.close }}
    >
      {letter && <Letter key={letter.id} letter={letter} />}
    </Drawer>
  );
}

const SHOWN = 4_096;

function Letter({ letter }: { letter: DeadLetter }) {
  const { reason, code, source, headers } = letter;
  const key = letter.keyBase64 === null ? undefined : bytesOf(letter.keyBase64);
  return (
    <Stack gap={18}>
      <div>
        <Text fw={600}>{reason}</Text>
        <Code>{code}</Code>
      </div>
      <Facts
        facts={[
          [texts.columns.source, texts.source(source.topic, source.partition, source.offset)],
          [texts.columns.time, <Moment key="time" at={letter.time} />],
          [texts.key, key ? printable(key) : texts.noKey],
          [texts.headers, headersText(headers)],
        ]}
      />
      <Value letter={letter} />
    </Stack>
  );
}

function Value({ letter }: { letter: DeadLetter }) {
  const [correction, setCorrection] = useState(() => begun(letter));
  const retry = useRetry();
  if (letter.valueBase64 === null) return <Text size="sm">{texts.noValue}</Text>;
  const bytes = bytesOf(letter.valueBase64);
  const corrected = correctedValue(correction, letter);
  const request = retryOf([letter], corrected);
  return (
    <>
      <div>
        <Text size="xs" c="dimmed" mb={4}>
          {texts.hexDump}, {texts.bytes(bytes.length)}
        </Text>
        {/* It scrolls, so that keys must reach it. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre className={classes.dump} role="group" tabIndex={0} aria-label={texts.hexDump}>
          {hexDump(bytes.subarray(0, SHOWN))}
        </pre>
        {bytes.length > SHOWN && (
          <Text size="xs" c="dimmed">
            {texts.truncated(SHOWN, bytes.length)}
          </Text>
        )}
      </div>
      {canBeRetried(letter) ? (
        <>
          <ValueEditor
            original={bytes}
            readable={letter.valueText !== null}
            correction={correction}
            onChange={setCorrection}
          />
          <Text size="sm" c="dimmed">
            {texts.retryHelp(letter.source.topic)}
          </Text>
          <Group>
            <ActionButton
              needs="OPERATOR"
              refusal={refusalOf(letter, correction)}
              loading={retry.isPending}
              onClick={() => retry.mutate(request)}
            >
              {corrected === undefined ? texts.retry : texts.retryChanged}
            </ActionButton>
            <CopyAsCurl request={request} />
          </Group>
          {retry.error && <ErrorNote error={retry.error} />}
          {retry.data && (
            <Alert
              color="green"
              variant="light"
              role="status"
              classNames={{ title: classes.sent }}
              title={texts.sent(retry.data.ranges.join(', '))}
            />
          )}
        </>
      ) : (
        <Text size="sm">{texts.ofTraining}</Text>
      )}
    </>
  );
}

/** A record is sent again once: what fails again is another dead letter. */
function refusalOf({ retriedAt }: DeadLetter, correction: Correction): string | undefined {
  if (retriedAt) return texts.retriedAlready;
  return bytesTyped(correction) ? undefined : texts.hexWrong;
}

function printable(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  return /^[\x20-\x7e]*$/.test(text) ? text : Array.from(bytes, (byte) => byte).join(' ');
}

function headersText(headers: Record<string, string>): string {
  const names = Object.entries(headers);
  if (names.length === 0) return texts.noHeaders;
  return names.map(([name, value]) => `${name}: ${value}`).join(', ');
}
