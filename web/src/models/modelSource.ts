import type { Model, ModelDraft, ModelFormat } from '../api/types';

/** What the form holds: text in one of two languages, or a file. */
export interface ModelSource {
  name: string;
  description: string;
  format: ModelFormat;
  imports: string;
  code: string;
  file: File | null;
  /** Of a file that has been sent already. */
  uploadId: string | null;
  /** Name of the file that the model has and keeps without another. */
  keptFile: string | null;
}

export const EMPTY: ModelSource = {
  name: '',
  description: '',
  format: 'KERAS_SOURCE',
  imports: '',
  code: '',
  file: null,
  uploadId: null,
  keptFile: null,
};

/** What a form that changes a model begins with. */
export function sourceOf(model: Model): ModelSource {
  return {
    ...EMPTY,
    name: model.name,
    description: model.description,
    format: model.format,
    imports: model.imports ?? '',
    code: model.code ?? '',
    keptFile: model.file?.name ?? null,
  };
}

/** What a copy of a model begins with: as its text, or as the Keras JSON of its file. */
export function copyOf(model: Model, name: string): ModelSource | undefined {
  if (model.code !== null) return { ...sourceOf(model), name };
  if (!model.architecture) return undefined;
  const code = JSON.stringify(model.architecture, null, 2);
  return { ...EMPTY, name, description: model.description, format: 'KERAS_JSON', code };
}

export function isFile(format: ModelFormat): boolean {
  return format === 'KERAS_ARCHIVE' || format === 'SAVED_MODEL';
}

export function isEmpty(source: ModelSource): boolean {
  return isFile(source.format)
    ? source.file === null && source.uploadId === null
    : source.code.trim() === '';
}

/** Whether the model stays the file that it is. */
export function keepsFile(source: ModelSource): boolean {
  return isFile(source.format) && isEmpty(source) && source.keptFile !== null;
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

/** A name for the model that a file has none for: that of the file without its ending. */
export function nameOf(fileName: string): string {
  return fileName.replace(/\.[a-z0-9]+$/i, '');
}

/** The body of a request: JSON for text and for what was uploaded, a form for a small file. */
export function requestOf(source: ModelSource, name = source.name): ModelDraft | FormData {
  const { description, format, file, uploadId } = source;
  const described = description === '' ? {} : { description };
  if (!isFile(format)) return { name, ...described, format, ...textOf(source) };
  if (uploadId) return { name, ...described, format, uploadId };
  return file ? formOf(source, name, file) : { name, ...described, format };
}

function textOf({ format, imports, code }: ModelSource): Pick<ModelDraft, 'imports' | 'code'> {
  const imported = format === 'KERAS_SOURCE' && imports.trim() !== '' ? { imports } : {};
  return { ...imported, code };
}

function formOf({ description, format }: ModelSource, name: string, file: File): FormData {
  const form = new FormData();
  form.set('name', name);
  form.set('format', format);
  if (description !== '') form.set('description', description);
  form.set('file', file);
  return form;
}
