import { Text } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { diagnosticsOf } from './diagnostics';

const doc = Text.of(['a = 1', 'b = Dense(units=-1)', '']);

describe('faults in code', () => {
  it('are marked from their column to the end of the word', () => {
    const [mark] = diagnosticsOf(doc, [
      { line: 2, column: 5, message: 'no.', hint: 'Say Dense(1).' },
    ]);
    expect(mark).toMatchObject({ from: 10, to: 15, message: 'no.\nSay Dense(1).' });
  });

  it('come in the order of the text, whatever that of the answer', () => {
    const marks = diagnosticsOf(doc, [
      { line: 2, column: 1, message: 'second' },
      { line: 1, column: 1, message: 'first' },
    ]);
    expect(marks.map((mark) => mark.message)).toEqual(['first', 'second']);
  });

  it('without a line, or with one that is gone, are not marked', () => {
    expect(diagnosticsOf(doc, [{ message: 'somewhere' }, { line: 9, message: 'far' }])).toEqual([]);
    expect(diagnosticsOf(doc, [{ line: 3, column: 7, message: 'end' }])[0]).toMatchObject({
      from: 26,
      to: 26,
    });
  });
});
