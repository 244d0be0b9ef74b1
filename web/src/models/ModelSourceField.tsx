import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useId, useState, type DragEvent } from 'react';
import type { FieldError } from '../api/types';
import { LazyCodeEditor } from './editor/LazyCodeEditor';
import { EXAMPLE_MODEL, EXAMPLE_SOURCE } from './exampleModels';
import { ImportsField } from './ImportsField';
import { ModelFileField } from './ModelFileField';
import { formatOf, isFile, type ModelSource } from './modelSource';
import classes from './ModelSourceField.module.css';

interface ModelSourceFieldProps {
  source: ModelSource;
  faults: FieldError[];
  onChange: (change: Partial<ModelSource>) => void;
}

const WAYS = [
  { value: 'KERAS_SOURCE', label: 'Keras code' },
  { value: 'KERAS_JSON', label: 'Keras JSON' },
  { value: 'FILE', label: 'File' },
];

/** Where the model comes from: code, JSON, or a file that is chosen or dropped anywhere here. */
export function ModelSourceField({ source, faults, onChange }: ModelSourceFieldProps) {
  const [dropping, setDropping] = useState(false);
  const [refusal, setRefusal] = useState('');
  const take = (file: File) => {
    const format = formatOf(file.name);
    setRefusal(format ? '' : `${file.name} is no model; legal are ${LEGAL_FILES}.`);
    if (format && isFile(format)) onChange({ format, file });
    else if (format) void file.text().then((code) => onChange({ format, code, file: null }));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setDropping(false);
    const file = event.dataTransfer.files[0];
    if (file) take(file);
  };
  return (
    <Stack
      gap="sm"
      className={classes.target}
      data-dropping={dropping || undefined}
      onDrop={drop}
      onDragOver={(event) => {
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={() => setDropping(false)}
    >
      <SegmentedControl
        aria-label="Written as"
        data={WAYS}
        value={isFile(source.format) ? 'FILE' : source.format}
        onChange={(way) =>
          onChange({ format: way === 'FILE' ? 'KERAS_ARCHIVE' : (way as 'KERAS_SOURCE') })
        }
      />
      {isFile(source.format) ? (
        <ModelFileField file={source.file} onTake={take} />
      ) : (
        <CodeField source={source} faults={faults} onChange={onChange} />
      )}
      {refusal && (
        <Text size="sm" role="alert" className={classes.refusal}>
          {refusal}
        </Text>
      )}
    </Stack>
  );
}

const LEGAL_FILES = '.py, .json, .keras, .h5 and .zip (a SavedModel)';

function CodeField({ source, faults, onChange }: ModelSourceFieldProps) {
  const hint = useId();
  const isSource = source.format === 'KERAS_SOURCE';
  return (
    <>
      {isSource && (
        <ImportsField value={source.imports} onChange={(imports) => onChange({ imports })} />
      )}
      <div>
        <LazyCodeEditor
          label={isSource ? 'Keras code' : 'Keras JSON'}
          describedBy={hint}
          language={isSource ? 'python' : 'json'}
          value={source.code}
          faults={faults}
          onChange={(code) => onChange({ code })}
        />
        <Group justify="space-between" mt={4}>
          <Text id={hint} size="xs" c="dimmed">
            Escape, then Tab leaves the editor.
          </Text>
          {source.code === '' && (
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => onChange({ code: isSource ? EXAMPLE_SOURCE : EXAMPLE_MODEL })}
            >
              Insert an example
            </Button>
          )}
        </Group>
      </div>
    </>
  );
}
