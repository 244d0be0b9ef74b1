import { Group, Stack } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { Panel } from '../display/Panel';
import { ActionButton } from '../session/ActionButton';
import { uploadTexts as texts } from '../texts/upload';
import { AnnounceFields } from './AnnounceFields';
import { announcement, faultsOf, proposed, type Choices, type Layout } from './choices';
import { ContentFields } from './ContentFields';
import { currentSending } from './currentSending';
import { InterruptedNote } from './InterruptedNote';
import { NpyFields } from './NpyFields';
import { Preview } from './Preview';
import { SentAsFields } from './SentAsFields';

export interface UploadFormProps {
  file: File;
  layout: Layout;
  onLayout: (layout: Layout) => void;
}

/** What is in the file, how it is sent, and how it is announced; all of it is proposed. */
export function UploadForm({ file, layout, onLayout }: UploadFormProps) {
  const { topic, trainingId } = useSearch({ from: '/data-sources/upload' });
  const [choices, setChoices] = useState(() =>
    proposed(file, layout, { ...(topic && { topic }), ...(trainingId && { trainingId }) }),
  );
  const edit = (change: Partial<Choices>) => setChoices((now) => ({ ...now, ...change }));
  const faults = faultsOf(layout, choices);
  const faulty = Object.values(faults).some(Boolean);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!faulty) currentSending.start({ file, layout, choices });
  };
  const fields = { layout, choices, faults, onChange: edit };
  return (
    <form onSubmit={submit} aria-label={texts.title}>
      <Stack gap={20}>
        <InterruptedNote file={file} layout={layout} />
        <Panel title={texts.contentTitle}>
          <Stack gap="md">
            {layout.kind === 'NPY' ? (
              <NpyFields layout={layout} onLayout={onLayout} />
            ) : (
              <ContentFields
                {...fields}
                file={file}
                layout={layout}
                onLayout={(changed) => {
                  onLayout(changed);
                  setChoices(({ topic: to }) => proposed(file, changed, { topic: to }));
                }}
              />
            )}
            <Preview layout={layout} choices={choices} />
          </Stack>
        </Panel>
        <Panel title={texts.sentAsTitle}>
          <SentAsFields {...fields} />
        </Panel>
        <Panel title={texts.announceTitle}>
          <AnnounceFields {...fields} />
        </Panel>
        <Group>
          <ActionButton
            needs="OPERATOR"
            type="submit"
            size="md"
            refusal={faulty ? texts.correctFirst : undefined}
          >
            {texts.start}
          </ActionButton>
          {choices.announce && <CopyAsCurl request={announcing(layout, choices)} />}
        </Group>
      </Stack>
    </form>
  );
}

/** The ranges are known only once the records are written. */
function announcing(layout: Layout, choices: Choices) {
  const body = announcement(layout, choices, {
    ranges: [`${choices.topic}:0:0:1000`],
    records: 1000,
    classes: [],
  });
  return { method: 'POST', path: '/data-sources', body } as const;
}
