import type { RecordDraft } from '../api/topicTypes';
import { base64Of } from '../topics/recordBytes';
import type { Choices, Layout, NpyLayout } from './choices';
import { csvRows, type CsvLayout } from './csv';
import { CsvEncoder } from './csvEncoder';
import { checkLine, jsonLines } from './jsonl';
import { npyRows } from './npy';

/** A file with what was decided about it. */
export interface Upload {
  file: File;
  layout: Layout;
  choices: Choices;
}

/** What a first reading of the whole file found. */
export interface Checked {
  records: number;
  /** Names of classes, in the order of their numbers; none when labels are numbers. */
  classes: string[];
}

export interface Batch {
  records: RecordDraft[];
}

const BATCH_RECORDS = 1_000;
/** Of base64 and text; the server takes 64 MB with all that belongs to JSON. */
const BATCH_CHARACTERS = 4 << 20;
const NPY_PART = 1 << 20;

type OnRead = (records: number, readBytes: number) => void;

/** Reads it all, so that a fault in the last row is told before the first one is sent. */
export async function check(upload: Upload, onRead: OnRead, signal: AbortSignal): Promise<Checked> {
  const { file, layout, choices } = upload;
  if (layout.kind === 'NPY') return { records: layout.header.rows, classes: [] };
  let records = 0;
  const classes = new Set<string>();
  if (layout.kind === 'CSV') {
    const encoder = new CsvEncoder(layout, choices, []);
    for await (const { rows, first, read } of csvRows(file, layout, signal)) {
      rows.forEach((row, index) => encoder.check(row, first + index, classes));
      onRead((records += rows.length), read);
    }
  } else {
    for await (const { lines, first, read } of jsonLines(file, signal)) {
      lines.forEach((line, index) => checkLine(line, first + index, choices));
      onRead((records += lines.length), read);
    }
  }
  return { records, classes: [...classes].sort() };
}

/** The file in requests, cut in the same way each time it is read. */
export async function* batchesOf(
  upload: Upload,
  { classes }: Checked,
  signal: AbortSignal,
): AsyncGenerator<Batch> {
  let records: RecordDraft[] = [];
  let characters = 0;
  for await (const part of partsOf(upload, classes, signal)) {
    for (const record of part) {
      const size = sizeOf(record);
      const full = records.length === BATCH_RECORDS || characters + size > BATCH_CHARACTERS;
      if (full && records.length > 0) {
        yield { records };
        records = [];
        characters = 0;
      }
      records.push(record);
      characters += size;
    }
  }
  if (records.length > 0) yield { records };
}

function sizeOf({ keyBase64, value, valueBase64 }: RecordDraft): number {
  return (keyBase64?.length ?? 0) + (value?.length ?? 0) + (valueBase64?.length ?? 0);
}

function partsOf(
  { file, layout, choices }: Upload,
  classes: string[],
  signal: AbortSignal,
): AsyncGenerator<RecordDraft[]> {
  if (layout.kind === 'CSV') return csvParts(file, layout, choices, classes, signal);
  return layout.kind === 'NPY' ? npyParts(file, layout, signal) : jsonlParts(file, signal);
}

async function* csvParts(
  file: File,
  layout: CsvLayout,
  choices: Choices,
  classes: string[],
  signal: AbortSignal,
): AsyncGenerator<RecordDraft[]> {
  const encoder = new CsvEncoder(layout, choices, classes);
  for await (const { rows, first } of csvRows(file, layout, signal)) {
    yield rows.map((row, index) => encoder.encode(row, first + index));
  }
}

async function* jsonlParts(file: File, signal: AbortSignal): AsyncGenerator<RecordDraft[]> {
  for await (const { lines } of jsonLines(file, signal)) {
    yield lines.map((value) => ({ value }));
  }
}

async function* npyParts(
  file: File,
  { header, labels }: NpyLayout,
  signal: AbortSignal,
): AsyncGenerator<RecordDraft[]> {
  const step = Math.max(1, Math.floor(NPY_PART / Math.max(1, header.rowBytes)));
  for (let from = 0; from < header.rows; from += step) {
    signal.throwIfAborted();
    const to = Math.min(header.rows, from + step);
    const values = await npyRows(file, header, from, to);
    const keys = labels && (await npyRows(labels.file, labels.header, from, to));
    const row = (bytes: Uint8Array, size: number, index: number) =>
      base64Of(bytes.subarray(index * size, (index + 1) * size));
    yield Array.from({ length: to - from }, (_, index) => ({
      ...(keys && labels && { keyBase64: row(keys, labels.header.rowBytes, index) }),
      valueBase64: row(values, header.rowBytes, index),
    }));
  }
}
