import { Button, FileButton, Group, Input, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { ErrorNote } from '../display/ErrorNote';
import { shape as shapeText } from '../display/quantity';
import { uploadTexts as texts } from '../texts/upload';
import type { NpyLayout } from './choices';
import { faultOfFile } from './faultOfFile';
import { withLabels } from './layout';

interface NpyFieldsProps {
  layout: NpyLayout;
  onLayout: (layout: NpyLayout) => void;
}

/** An array says by itself what it is; its labels lie in a file of their own. */
export function NpyFields({ layout, onLayout }: NpyFieldsProps) {
  const [error, setError] = useState<unknown>();
  const { header, labels } = layout;
  const choose = (file: File | null) => {
    if (!file) return;
    withLabels(layout, file).then((found) => {
      setError(undefined);
      onLayout(found);
    }, setError);
  };
  return (
    <Stack gap="sm">
      <Text>{texts.rowsOf(header.rows, shapeText(header.shape), header.type)}</Text>
      <div>
        <Input.Label component="div">{texts.labelsFile}</Input.Label>
        <Text size="xs" c="dimmed" mb={6}>
          {texts.labelsFileAbout}
        </Text>
        <Group gap="sm">
          <FileButton accept=".npy" onChange={choose}>
            {(props) => (
              <Button {...props} variant="default">
                {labels ? texts.chooseOther : texts.choose}
              </Button>
            )}
          </FileButton>
          {labels ? (
            <>
              <Text size="sm">
                {labels.file.name}:{' '}
                {texts.rowsOf(
                  labels.header.rows,
                  shapeText(labels.header.shape),
                  labels.header.type,
                )}
              </Text>
              <Button variant="subtle" onClick={() => onLayout({ ...layout, labels: undefined })}>
                {texts.removeLabels}
              </Button>
            </>
          ) : (
            <Text size="sm">{texts.labelsNone}</Text>
          )}
        </Group>
      </div>
      {error !== undefined && <ErrorNote error={faultOfFile(error)} />}
    </Stack>
  );
}
