import { Textarea } from '@mantine/core';
import { modelTexts as texts } from '../texts/models';

/** Few models need it: tf, keras and np are known, and imports may stand in the code. */
export function ImportsField({
  value,
  onChange,
}: {
  value: string;
  onChange: (value: string) => void;
}) {
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
