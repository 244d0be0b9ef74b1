import { NUMBER_TYPES } from '../formats/numbers';
import { uploadTexts as texts } from '../texts/upload';
import type { Layout, NpyLayout } from './choices';
import { csvLayout } from './csv';
import { FileFault } from './FileFault';
import { jsonlLayout } from './jsonl';
import { npyHeader, npyRows, type NpyHeader } from './npy';

/** What the beginning of a file tells; its name says what kind it is. */
export async function layoutOf(file: File): Promise<Layout> {
  if (/\.(csv|tsv)$/i.test(file.name)) return csvLayout(file);
  if (/\.(jsonl|ndjson)$/i.test(file.name)) return jsonlLayout(file);
  if (/\.npy$/i.test(file.name)) return npyLayout(file);
  throw new FileFault(texts.unknownKind(file.name));
}

export const ACCEPTED = '.csv,.tsv,.jsonl,.ndjson,.npy';

const PREVIEW_ROWS = 20;
const PREVIEW_VALUES = 4_096;

async function npyLayout(file: File): Promise<NpyLayout> {
  const header = await npyHeader(file);
  if (header.rows === 0) throw new FileFault(texts.empty(file.name));
  return { kind: 'NPY', header, rows: await firstRows(file, header) };
}

export async function withLabels(layout: NpyLayout, file: File): Promise<NpyLayout> {
  const header = await npyHeader(file);
  if (header.rows !== layout.header.rows) {
    throw new FileFault(texts.npyLabels(layout.header.rows, header.rows));
  }
  return { ...layout, labels: { file, header, rows: await firstRows(file, header) } };
}

async function firstRows(file: File, header: NpyHeader): Promise<number[][]> {
  const { bytes: size, read } = NUMBER_TYPES[header.type];
  const count = Math.min(PREVIEW_ROWS, header.rows);
  const bytes = await npyRows(file, header, 0, count);
  const view = new DataView(bytes.buffer);
  const values = Math.min(PREVIEW_VALUES, header.rowBytes / size);
  return Array.from({ length: count }, (_, row) =>
    Array.from({ length: values }, (_value, index) =>
      read(view, row * header.rowBytes + index * size),
    ),
  );
}
