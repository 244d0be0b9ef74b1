import { CompletionContext } from '@codemirror/autocomplete';
import { python } from '@codemirror/lang-python';
import { ensureSyntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { completeKeras } from './kerasCompletion';

/** What is offered at the mark | in the code. */
function offered(marked: string, explicit = false): string[] {
  const position = marked.indexOf('|');
  const doc = marked.replace('|', '');
  const state = EditorState.create({ doc, extensions: [python()] });
  ensureSyntaxTree(state, doc.length, 1000);
  const result = completeKeras(new CompletionContext(state, position, explicit));
  const typed = result ? doc.slice(result.from, position) : '';
  return (result?.options ?? [])
    .map((option) => option.label)
    .filter((label) => label.replace('"', '').startsWith(typed));
}

describe('completion of Keras code', () => {
  it('offers the layers after a dot, whatever the module is called by', () => {
    expect(offered('x = keras.layers.Conv|')).toContain('Conv2D');
    expect(offered('x = tf.keras.layers.|')).toContain('Dense');
    expect(offered('x = layers.LS|')).toEqual(['LSTM']);
    expect(offered('keras.optimizers.Ad|')).toContain('AdamW');
    expect(offered('keras.|')).toContain('Sequential');
    expect(offered('model.|')).toEqual(['compile']);
  });

  it('offers the arguments that are still open', () => {
    const open = offered('keras.layers.Dense(32, use_bias=False, |)', true);
    expect(open).toContain('activation=');
    expect(open).not.toContain('units=');
    expect(open).not.toContain('use_bias=');
  });

  it('offers the names that an argument takes', () => {
    expect(offered('keras.layers.Dense(32, activation="re|")')).toEqual(['relu', 'relu6']);
    expect(offered('layers.Conv2D(8, 3, padding="|")')).toEqual(['valid', 'same']);
    expect(offered('layers.Activation("so|")')).toContain('softmax');
    expect(offered('model.compile(optimizer="ad|")')).toContain('adam');
    expect(offered('model.compile("adam", loss="sparse|")')).toEqual([
      'sparse_categorical_crossentropy',
    ]);
    expect(offered('model.compile(metrics=["acc|"])')).toEqual(['accuracy']);
  });

  it('offers names in quotes, flags and objects where an argument has its value', () => {
    expect(offered('Dense(1, activation=|)')).toContain('"sigmoid"');
    expect(offered('LSTM(8, return_sequences=|)')).toEqual(['True', 'False']);
    expect(offered('model.compile(optimizer=Ad|)')).toContain('Adam');
  });

  it('offers what can be imported, by its plain name', () => {
    expect(offered('from keras.layers import Den|')).toEqual(['Dense']);
    expect(offered('from tensorflow.keras import lay|')).toEqual(['layers']);
  });

  it('offers nothing in comments, in names and where nothing was typed', () => {
    expect(offered('# keras.lay|')).toEqual([]);
    expect(offered('keras.Input(name="|")')).toEqual([]);
    expect(offered('x = |')).toEqual([]);
  });
});
