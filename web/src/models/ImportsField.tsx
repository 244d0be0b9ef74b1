import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';

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
        Add imports
      </Button>
    );
  }
  return (
    <Textarea
      label="Imports"
      description="tf, keras and np are known without. Imports that are not used do no harm."
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
