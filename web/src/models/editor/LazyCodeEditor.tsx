import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { FieldError } from '../../api/types';

export interface CodeEditorProps {
  label: string;
  /** Id of the text that tells how to leave the editor by keyboard. */
  describedBy: string;
  language: 'python' | 'json';
  value: string;
  faults: FieldError[];
  onChange: (value: string) => void;
  /** The fault whose place is to be shown; each object is one wish. */
  goTo?: FieldError;
  readOnly?: boolean;
}

const CodeEditor = lazy(() => import('./CodeEditor'));

export function LazyCodeEditor(props: CodeEditorProps) {
  return (
    <Suspense fallback={<Skeleton height={props.readOnly ? 120 : 420} />}>
      <CodeEditor {...props} />
    </Suspense>
  );
}
