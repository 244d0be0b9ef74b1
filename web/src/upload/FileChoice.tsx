import { Button, FileButton, Text } from '@mantine/core';
import { IconFile, IconFileUpload } from '@tabler/icons-react';
import { bytes } from '../display/quantity';
import { uploadTexts as texts } from '../texts/upload';
import classes from './FileChoice.module.css';
import { ACCEPTED } from './layout';

interface FileChoiceProps {
  file: File | undefined;
  /** A file is held over the page. */
  over: boolean;
  onChoose: (file: File) => void;
}

export function FileChoice({ file, over, onChoose }: FileChoiceProps) {
  return (
    <div className={classes.zone} data-over={over} data-chosen={file !== undefined}>
      {file ? (
        <IconFile size={28} stroke={1.4} aria-hidden="true" />
      ) : (
        <IconFileUpload size={36} stroke={1.4} aria-hidden="true" />
      )}
      <div>
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          {file ? texts.chosen(file.name, bytes(file.size)) : texts.drop}
        </Text>
        {!file && (
          <Text size="sm" c="dimmed">
            {texts.kinds}
          </Text>
        )}
      </div>
      <FileButton accept={ACCEPTED} onChange={(chosen) => chosen && onChoose(chosen)}>
        {(props) => (
          <Button {...props} variant={file ? 'default' : 'filled'}>
            {file ? texts.chooseOther : texts.choose}
          </Button>
        )}
      </FileButton>
    </div>
  );
}
