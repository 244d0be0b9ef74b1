import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useId, useState } from 'react';
import type { FieldError } from '../api/types';
import { modelTexts as texts } from '../texts/models';
import { LazyCodeEditor } from './editor/LazyCodeEditor';
import { EXAMPLE_MODEL } from './exampleModels';
import { ImportsField } from './ImportsField';
import { ModelFileField } from './ModelFileField';
import { isFile, type ModelSource } from './modelSource';
import classes from './ModelSourceField.module.css';
import { TemplateMenu } from './TemplateMenu';
import type { Upload } from './upload/useUpload';

interface ModelSourceFieldProps {
  source: ModelSource;
  faults: FieldError[];
  goTo?: FieldError;
  upload: Upload;
  /** Why a file was not taken. */
  refusal: string;
  onChange: (change: Partial<ModelSource>) => void;
  onFile: (file: File) => void;
}

const WAYS = [
  { value: 'KERAS_SOURCE', label: texts.formats.KERAS_SOURCE },
  { value: 'KERAS_JSON', label: texts.formats.KERAS_JSON },
  { value: 'FILE', label: texts.file },
];

/** Where the model comes from: code, JSON, or a file. */
export function ModelSourceField(props: ModelSourceFieldProps) {
  const { source, refusal, onChange } = props;
  const [withImports, setWithImports] = useState(source.imports !== '');
  const choose = (way: string) =>
    onChange({ format: way === 'FILE' ? 'KERAS_ARCHIVE' : (way as 'KERAS_SOURCE') });
  return (
    <Stack gap="sm">
      <Group justify="space-between" mih={36}>
        <SegmentedControl
          aria-label={texts.writtenAs}
          data={WAYS}
          value={isFile(source.format) ? 'FILE' : source.format}
          onChange={choose}
        />
        {source.format === 'KERAS_SOURCE' && (
          <Group gap={4}>
            {!withImports && (
              <Button size="xs" px={8} variant="subtle" onClick={() => setWithImports(true)}>
                {texts.addImports}
              </Button>
            )}
            <TemplateMenu
              replaces={source.code.trim() !== ''}
              onPick={(code) => onChange({ code })}
            />
          </Group>
        )}
        {source.format === 'KERAS_JSON' && source.code === '' && (
          <Button size="xs" variant="default" onClick={() => onChange({ code: EXAMPLE_MODEL })}>
            {texts.insertExample}
          </Button>
        )}
      </Group>
      {refusal && (
        <Text size="sm" role="alert" className={classes.refusal}>
          {refusal}
        </Text>
      )}
      {isFile(source.format) ? (
        <ModelFileField source={source} upload={props.upload} onTake={props.onFile} />
      ) : (
        <CodeField {...props} withImports={withImports} />
      )}
    </Stack>
  );
}

type CodeFieldProps = ModelSourceFieldProps & { withImports: boolean };

function CodeField({ source, faults, goTo, onChange, withImports }: CodeFieldProps) {
  const hint = useId();
  const isSource = source.format === 'KERAS_SOURCE';
  return (
    <>
      {isSource && withImports && (
        <ImportsField value={source.imports} onChange={(imports) => onChange({ imports })} />
      )}
      <div>
        <LazyCodeEditor
          label={isSource ? texts.formats.KERAS_SOURCE : texts.formats.KERAS_JSON}
          describedBy={hint}
          language={isSource ? 'python' : 'json'}
          value={source.code}
          faults={faults}
          goTo={goTo}
          onChange={(code) => onChange({ code })}
        />
        <Text id={hint} size="xs" c="dimmed" mt={6}>
          {isSource ? texts.leaveEditor : texts.leaveJsonEditor}
        </Text>
      </div>
    </>
  );
}
