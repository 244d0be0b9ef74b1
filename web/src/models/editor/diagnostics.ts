import type { Diagnostic } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { FieldError } from '../../api/types';

/** The faults that name a line, from their column to the end of the word there. */
export function diagnosticsOf(doc: Text, faults: FieldError[]): Diagnostic[] {
  return faults
    .flatMap((fault) => (fault.line && fault.line <= doc.lines ? [at(doc, fault, fault.line)] : []))
    .sort((a, b) => a.from - b.from);
}

function at(doc: Text, fault: FieldError, number: number): Diagnostic {
  const line = doc.line(number);
  const from = Math.min(line.from + (fault.column ?? 1) - 1, line.to);
  const word = /^\W?[\w.]*/.exec(doc.sliceString(from, line.to))?.[0].length ?? 0;
  return {
    from,
    to: Math.min(line.to, from + Math.max(1, word)),
    severity: 'error',
    message: fault.hint ? `${fault.message}\n${fault.hint}` : fault.message,
  };
}
