import { Button, Group, Progress, Text } from '@mantine/core';
import { ErrorNote } from '../../display/ErrorNote';
import { bytes, duration, percent } from '../../display/quantity';
import { modelTexts as texts } from '../../texts/models';
import type { Upload, UploadState } from './useUpload';

/** How far the file is, and what to do when it does not go on. */
export function UploadProgress({ upload }: { upload: Upload }) {
  const { current } = upload;
  if (current.state === 'NONE' || current.state === 'DONE') return null;
  const { file, sent } = current;
  return (
    <div>
      <Text size="sm" fw={500} mb={6}>
        {texts.uploading(file.name)}
      </Text>
      <Progress
        value={(100 * sent) / file.size}
        color={current.state === 'STOPPED' ? 'red' : undefined}
        aria-label={texts.uploading(file.name)}
      />
      <Group justify="space-between" mt={6} mih={32}>
        <Text size="sm" c="dimmed">
          {texts.uploadProgress(bytes(sent), bytes(file.size), percent(sent / file.size))}
          {current.state === 'UPLOADING' && rest(current)}
        </Text>
        <Group gap="xs">
          {current.state === 'STOPPED' && (
            <Button size="compact-sm" onClick={() => upload.start(file)}>
              {texts.uploadResume}
            </Button>
          )}
          <Button size="compact-sm" variant="default" onClick={upload.cancel}>
            {texts.uploadCancel}
          </Button>
        </Group>
      </Group>
      {current.state === 'STOPPED' && (
        <>
          <Text size="sm" my={6}>
            {texts.uploadStopped(bytes(sent))}
          </Text>
          <ErrorNote error={current.error} />
        </>
      )}
    </div>
  );
}

function rest({ file, sent, bytesPerSecond }: UploadState & { state: 'UPLOADING' }): string {
  if (bytesPerSecond <= 0) return '';
  const left = ((file.size - sent) / bytesPerSecond) * 1000;
  return ` · ${texts.uploadRate(bytes(Math.round(bytesPerSecond)), duration(left))}`;
}
