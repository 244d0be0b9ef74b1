import Papa from 'papaparse';
import { uploadTexts } from '../texts/upload';
import { FileFault } from './FileFault';
import { textOfFile } from './textOfFile';

/** How the cells of a file are separated, and what its columns are called. */
export interface CsvLayout {
  kind: 'CSV';
  delimiter: string;
  newline: '\n' | '\r' | '\r\n';
  header: boolean;
  columns: string[];
  /** The first ones, without the header. */
  rows: string[][];
}

const PREVIEW_ROWS = 50;
const PREVIEW_BYTES = 1 << 20;
const MAX_ROW = 64 * 1024 * 1024;

/** @param header whether the first line names the columns; found out when it is not said */
export async function csvLayout(file: File, header?: boolean): Promise<CsvLayout> {
  let text = '';
  let read = 0;
  for await (const part of textOfFile(file)) {
    text += part.text;
    read = part.read;
    if (read >= PREVIEW_BYTES) break;
  }
  const preview = PREVIEW_ROWS + 1;
  const parsed = Papa.parse<string[]>(text, { preview, skipEmptyLines: true });
  const cut = read < file.size && parsed.data.length < preview;
  const rows = cut ? parsed.data.slice(0, -1) : parsed.data;
  const [first, ...others] = rows;
  if (!first) throw new FileFault(uploadTexts.empty(file.name));
  const named = header ?? looksLikeNames(first);
  return {
    kind: 'CSV',
    delimiter: parsed.meta.delimiter,
    newline: newlineOf(parsed.meta.linebreak),
    header: named,
    columns: named ? distinct(first) : first.map((_, index) => uploadTexts.column(index + 1)),
    rows: (named ? others : rows).slice(0, PREVIEW_ROWS),
  };
}

/** Data has a number in its first row; names of columns are none. */
function looksLikeNames(first: string[]): boolean {
  return first.every((cell) => cell.trim() === '' || Number.isNaN(Number(cell)));
}

function distinct(names: string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((given, index) => {
    const name = given.trim() || uploadTexts.column(index + 1);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : uploadTexts.repeated(name, times);
  });
}

export interface Rows {
  rows: string[][];
  /** Number of the first of them, counted from 1, without the header. */
  first: number;
  read: number;
}

/** All rows of a file, many at a time. */
export async function* csvRows(
  file: File,
  layout: CsvLayout,
  signal?: AbortSignal,
): AsyncGenerator<Rows> {
  const { delimiter, newline } = layout;
  let rest = '';
  let first = 1;
  let skip = layout.header;
  for await (const { text, read } of textOfFile(file, signal)) {
    const atEnd = read >= file.size;
    rest += text;
    const parser = new Papa.Parser({ delimiter, newline });
    // the last row is left for the next part, as it may go on there
    const parsed = parser.parse(rest, 0, !atEnd) as Papa.ParseResult<string[]>;
    const broken = parsed.errors.find((fault) => fault.type === 'Quotes');
    if (broken) throw new FileFault(uploadTexts.quotes(first + (broken.row ?? 0) - (skip ? 1 : 0)));
    rest = rest.slice(parsed.meta.cursor);
    let rows = parsed.data.filter((row) => row.length > 1 || row[0]?.trim() !== '');
    if (skip && rows.length > 0) {
      rows = rows.slice(1);
      skip = false;
    }
    if (rest.length > MAX_ROW) throw new FileFault(uploadTexts.longRow(first + rows.length));
    yield { rows, first, read };
    first += rows.length;
  }
}

function newlineOf(found: string): CsvLayout['newline'] {
  return found === '\r' || found === '\r\n' ? found : '\n';
}
