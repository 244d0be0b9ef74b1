import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { modelTexts as texts } from '../texts/models';

/** Few models need it: tf, keras and np are known, and imports may stand in the code. */
export function ImportsField({
  value,
  onChange,
}: {
  value: string;
  onChange: (value: string) => void;
}) {
  const [open, setOpen] = useState(value !== '');
  if (!open) {
    return (
      <Button size="compact-sm" variant="subtle" onClick={() => setOpen(true)} w="fit-content">
        {texts.addImports}
      </Button>
    );
  }
  return (
    <Textarea
      label={texts.imports}
      description={texts.importsHelp}
      autosize
      minRows={2}
      maxRows={8}
      spellCheck={false}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
