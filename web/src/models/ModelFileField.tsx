import { FileButton, Button, Group, Text } from '@mantine/core';
import { bytes } from '../display/quantity';
import classes from './ModelFileField.module.css';

interface ModelFileFieldProps {
  file: File | null;
  onTake: (file: File) => void;
}

export function ModelFileField({ file, onTake }: ModelFileFieldProps) {
  return (
    <div className={classes.field}>
      <Group>
        <FileButton
          accept=".keras,.h5,.hdf5,.zip,.json,.py"
          inputProps={{ 'aria-label': 'Model file' }}
          onChange={(chosen) => chosen && onTake(chosen)}
        >
          {(props) => (
            <Button variant="default" {...props}>
              Choose a file
            </Button>
          )}
        </FileButton>
        <Text size="sm">{file ? `${file.name}, ${bytes(file.size)}` : 'or drop it here'}</Text>
      </Group>
      <Text size="sm" c="dimmed" mt="sm">
        A .keras or .h5 archive brings its weights: training goes on from them. A zipped SavedModel
        is scored as it is.
      </Text>
    </div>
  );
}
