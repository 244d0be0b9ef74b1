import { bytesOfHex, base64Of } from './bytes';
import { blank, drawingOf, isBlank, valuesOf, type Drawing } from './drawing';
import { encoded, MisfitError, type OutgoingValue } from './encode';
import type { Example } from './examples';
import type { InputMode } from './modes';
import type { RecordInput } from './recordInput';
import { tryItTexts as texts } from '../texts/tryit';
import { typedValues } from './typedValues';

const MOST_FIELDS = 24;

/** A record that is being made, as each of the ways to make one has it. */
export interface InputDraft {
  text: string;
  fields: Record<string, number | string>;
  drawing: Drawing;
  hex: string;
  largest: number;
  whole: boolean;
  /** What is right for it, as long as it is the record that was taken from the training data. */
  expected?: number | undefined;
}

export function modesOf(input: RecordInput): InputMode[] {
  if (input.bytesOnly) return ['bytes'];
  const modes: InputMode[] = [];
  if (input.picture?.[2] === 1) modes.push('draw');
  if (input.names && input.names.length <= MOST_FIELDS) modes.push('fields');
  return [...modes, 'values', 'bytes'];
}

export function begun(input: RecordInput, scale: { largest: number; whole: boolean }): InputDraft {
  const [height = 1, width = 1] = input.picture ?? [];
  return { text: '', fields: {}, drawing: blank(width, height), hex: '', ...scale };
}

/** The draft with an example in each of its forms. */
export function withExample(draft: InputDraft, input: RecordInput, example: Example): InputDraft {
  const { width, height } = draft.drawing;
  const { label, values } = example;
  return {
    ...draft,
    text: values.join(', '),
    fields: Object.fromEntries((input.names ?? []).map((name, at) => [name, values[at] ?? ''])),
    ...(input.picture && { drawing: drawingOf(values, width, height, draft.largest) }),
    expected: label,
  };
}

export type Made = { values?: number[]; value: () => Promise<OutgoingValue> } | { fault: string };

/** The record to send, or what is missing. */
export function made(draft: InputDraft, mode: InputMode, input: RecordInput): Made {
  if (mode === 'bytes') return madeOfBytes(draft.hex);
  const read = numbersOf(draft, mode, input);
  if ('fault' in read) return read;
  return { ...read, value: () => encoded(input, read.values) };
}

function madeOfBytes(hex: string): Made {
  const bytes = bytesOfHex(hex);
  if (!bytes) return { fault: texts.bytesWrong };
  if (bytes.length === 0) return { fault: texts.fault({ kind: 'NOTHING' }) };
  return { value: () => Promise.resolve({ valueBase64: base64Of(bytes) }) };
}

function numbersOf(draft: InputDraft, mode: InputMode, input: RecordInput) {
  switch (mode) {
    case 'draw':
      return isBlank(draft.drawing)
        ? { fault: texts.nothingDrawn }
        : { values: valuesOf(draft.drawing, draft.largest, draft.whole) };
    case 'fields': {
      const given = (input.names ?? []).map((name) => draft.fields[name]);
      const complete = given.every((value) => value !== undefined && value !== '');
      return complete ? { values: given.map(Number) } : { fault: texts.fieldsMissing };
    }
    default: {
      const typed = typedValues(draft.text, input);
      return 'fault' in typed ? { fault: texts.fault(typed.fault) } : typed;
    }
  }
}

/** What could not be encoded, in words. */
export function encodingFault(error: unknown): string | undefined {
  return error instanceof MisfitError ? texts.misfit(error.value, error.type) : undefined;
}
