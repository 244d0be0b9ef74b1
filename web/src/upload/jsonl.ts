import { uploadTexts as texts } from '../texts/upload';
import { FileFault } from './FileFault';
import { textOfFile } from './textOfFile';

/** Members of the first lines. */
export interface JsonlLayout {
  kind: 'JSONL';
  /** Names of members that are numbers or arrays of numbers; none when lines are arrays. */
  columns: string[];
  arrays: boolean;
  rows: Json[];
}

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const PREVIEW_ROWS = 50;
const MAX_LINE = 64 * 1024 * 1024;

export async function jsonlLayout(file: File): Promise<JsonlLayout> {
  const rows: Json[] = [];
  for await (const { lines, first } of jsonLines(file)) {
    lines.forEach((line, index) => {
      if (rows.length < PREVIEW_ROWS) rows.push(parsed(line, first + index));
    });
    if (rows.length >= PREVIEW_ROWS) break;
  }
  if (rows.length === 0) throw new FileFault(texts.empty(file.name));
  const columns = new Set(rows.flatMap((row) => (isObject(row) ? numericMembers(row) : [])));
  return { kind: 'JSONL', columns: [...columns], arrays: rows.every(Array.isArray), rows };
}

function numericMembers(row: Record<string, Json>): string[] {
  return Object.keys(row).filter((name) => isNumeric(row[name]));
}

export interface Lines {
  lines: string[];
  /** Number of the first of them, counted from 1; blank lines do not count. */
  first: number;
  read: number;
}

export async function* jsonLines(file: File, signal?: AbortSignal): AsyncGenerator<Lines> {
  let rest = '';
  let first = 1;
  for await (const { text, read } of textOfFile(file, signal)) {
    const parts = (rest + text).split('\n');
    // the last one may go on in the next part
    rest = read < file.size ? (parts.pop() ?? '') : '';
    if (rest.length > MAX_LINE) throw new FileFault(texts.longRow(first + parts.length));
    const lines = parts.map((line) => line.trim()).filter(Boolean);
    yield { lines, first, read };
    first += lines.length;
  }
}

/** A line that is sent as it is written, once it is known to be what was chosen. */
export function checkLine(
  line: string,
  number: number,
  { features, label }: { features: string[]; label: string | null },
): void {
  const value = parsed(line, number);
  if (Array.isArray(value)) {
    if (!isNumeric(value)) throw new FileFault(texts.notRecord(number));
    if (features[0] !== undefined) throw new FileFault(texts.noMember(number, features[0]));
    if (label !== null) throw new FileFault(texts.noMember(number, label));
    return;
  }
  if (!isObject(value)) throw new FileFault(texts.notRecord(number));
  for (const name of label === null ? features : [...features, label]) {
    const member = memberOf(value, name);
    if (member === undefined) throw new FileFault(texts.noMember(number, name));
    if (!isNumeric(member)) throw new FileFault(texts.memberNoNumber(number, name));
  }
}

function parsed(line: string, number: number): Json {
  try {
    return JSON.parse(line) as Json;
  } catch (fault) {
    throw new FileFault(texts.notJson(number, (fault as Error).message));
  }
}

/** Dots lead inside. */
function memberOf(row: Record<string, Json>, name: string): Json | undefined {
  if (name in row) return row[name];
  let value: Json | undefined = row;
  for (const part of name.split('.')) value = isObject(value) ? value[part] : undefined;
  return value;
}

function isObject(value: Json | undefined): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isNumeric(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isNumeric);
  return typeof value === 'number' || typeof value === 'boolean';
}
