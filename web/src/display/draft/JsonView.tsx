import { Stack, Text } from '@mantine/core';
import { useId, useMemo } from 'react';
import type { FieldError } from '../../api/types';
import { LazyCodeEditor } from '../../models/editor/LazyCodeEditor';
import { draftTexts } from '../../texts/draft';
import { FieldErrors } from '../ErrorNote';
import { placed, syntaxFault } from './jsonPlaces';

interface JsonViewProps {
  text: string;
  faults: FieldError[];
  onType: (text: string) => void;
}

/** The request as JSON, each fault at its line and once more below in words. */
export default function JsonView({ text, faults, onType }: JsonViewProps) {
  const help = useId();
  const marked = useMemo(() => {
    const unreadable = syntaxFault(text) ?? notObject(text);
    return unreadable ? [unreadable] : placed(text, faults);
  }, [text, faults]);
  return (
    <Stack gap="xs">
      <Text id={help} size="sm" c="dimmed">
        {draftTexts.jsonHelp}
      </Text>
      <LazyCodeEditor
        label={draftTexts.jsonLabel}
        describedBy={help}
        language="json"
        value={text}
        faults={marked}
        onChange={onType}
      />
      <div role="status">{marked.length > 0 && <FieldErrors errors={marked} />}</div>
    </Stack>
  );
}

function notObject(text: string): FieldError | undefined {
  return text.trimStart().startsWith('{')
    ? undefined
    : { line: 1, column: 1, message: draftTexts.notObject, hint: draftTexts.jsonHint };
}
