import type { ModelDraft, ModelFormat } from '../api/types';

/** What the form holds: text in one of two languages, or a file. */
export interface ModelSource {
  name: string;
  description: string;
  format: ModelFormat;
  imports: string;
  code: string;
  file: File | null;
}

export const EMPTY: ModelSource = {
  name: '',
  description: '',
  format: 'KERAS_SOURCE',
  imports: '',
  code: '',
  file: null,
};

export function isFile(format: ModelFormat): boolean {
  return format === 'KERAS_ARCHIVE' || format === 'SAVED_MODEL';
}

/** The format that a file's name says; undefined when no model is in such a file. */
export function formatOf(fileName: string): ModelFormat | undefined {
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const formats: Record<string, ModelFormat> = {
    py: 'KERAS_SOURCE',
    json: 'KERAS_JSON',
    keras: 'KERAS_ARCHIVE',
    h5: 'KERAS_ARCHIVE',
    hdf5: 'KERAS_ARCHIVE',
    zip: 'SAVED_MODEL',
  };
  return formats[extension];
}

/** The body of a request: JSON for text, a form for a file. */
export function requestOf(source: ModelSource, name = source.name): ModelDraft | FormData {
  const described = source.description === '' ? {} : { description: source.description };
  if (isFile(source.format)) {
    const form = new FormData();
    form.set('name', name);
    form.set('format', source.format);
    if (source.description !== '') form.set('description', source.description);
    if (source.file) form.set('file', source.file);
    return form;
  }
  const imported =
    source.format === 'KERAS_SOURCE' && source.imports.trim() !== ''
      ? { imports: source.imports }
      : {};
  return { name, ...described, format: source.format, ...imported, code: source.code };
}
