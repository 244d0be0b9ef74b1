import { Button, FileButton, Group, Text } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { bytes } from '../display/quantity';
import { modelTexts as texts } from '../texts/models';
import classes from './ModelFileField.module.css';
import type { ModelSource } from './modelSource';
import { UploadProgress } from './upload/UploadProgress';
import type { Upload } from './upload/useUpload';

interface ModelFileFieldProps {
  source: ModelSource;
  upload: Upload;
  onTake: (file: File) => void;
}

export function ModelFileField({ source, upload, onTake }: ModelFileFieldProps) {
  const { file, keptFile } = source;
  return (
    <div className={classes.field}>
      <Group>
        <FileButton
          accept=".keras,.h5,.hdf5,.zip,.json,.py"
          inputProps={{ 'aria-label': texts.fileLabel }}
          onChange={(chosen) => chosen && onTake(chosen)}
        >
          {(props) => (
            <Button variant="default" leftSection={<IconFile size={16} aria-hidden />} {...props}>
              {texts.chooseFile}
            </Button>
          )}
        </FileButton>
        <Text size="sm">{file ? `${file.name}, ${bytes(file.size)}` : texts.orDrop}</Text>
      </Group>
      <div className={classes.progress}>
        <UploadProgress upload={upload} />
      </div>
      {!file && keptFile && (
        <Text size="sm" mt="sm">
          {texts.keepsFile(keptFile)}
        </Text>
      )}
      <Text size="sm" c="dimmed" mt="sm">
        {texts.fileHelp}
      </Text>
    </div>
  );
}
