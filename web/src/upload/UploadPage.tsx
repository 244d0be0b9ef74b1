import { Stack } from '@mantine/core';
import { useState, useSyncExternalStore } from 'react';
import { ErrorNote } from '../display/ErrorNote';
import { Panel } from '../display/Panel';
import { Screen } from '../shell/Screen';
import { dataSourceTexts } from '../texts/dataSources';
import { uploadTexts as texts } from '../texts/upload';
import type { Layout } from './choices';
import { currentSending } from './currentSending';
import { useFileDrop } from './DropAnywhere';
import { takeDropped } from './droppedFile';
import { faultOfFile } from './faultOfFile';
import { FileChoice } from './FileChoice';
import { layoutOf } from './layout';
import { SendingView } from './SendingView';
import { UploadForm } from './UploadForm';

interface Opened {
  file: File;
  layout?: Layout;
  error?: unknown;
}

export function UploadPage() {
  const sending = useSyncExternalStore(currentSending.subscribe, currentSending.get);
  return (
    <Screen
      title={texts.title}
      parent={{ to: '/data-sources', name: dataSourceTexts.title }}
      description={texts.about}
    >
      {sending ? <SendingView sending={sending} /> : <NewUpload />}
    </Screen>
  );
}

function NewUpload() {
  const [opened, setOpened] = useState<Opened>();
  const open = (file: File) => {
    setOpened({ file });
    layoutOf(file).then(
      (layout) => setOpened({ file, layout }),
      (error: unknown) => setOpened({ file, error }),
    );
  };
  useState(() => {
    const dropped = takeDropped();
    if (dropped) open(dropped);
  });
  const over = useFileDrop(open);
  return (
    <Stack gap={20}>
      <Panel title={texts.fileTitle}>
        <Stack gap="sm">
          <FileChoice file={opened?.file} over={over} onChoose={open} />
          {opened?.error !== undefined && <ErrorNote error={faultOfFile(opened.error)} />}
        </Stack>
      </Panel>
      {opened?.layout && (
        <UploadForm
          key={`${opened.file.name} ${opened.file.lastModified} ${opened.file.size}`}
          file={opened.file}
          layout={opened.layout}
          onLayout={(layout) => setOpened({ file: opened.file, layout })}
        />
      )}
    </Stack>
  );
}
