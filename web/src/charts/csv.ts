import type { Plot } from './plot';
import { labelOf, type ChartLine } from './series';

/** The numbers of a chart as CSV by RFC 4180, oldest first. */
export function csvOf(xName: string, lines: ChartLine[], { x, columns }: Plot): string {
  const head = [xName, ...lines.map(labelOf)].map(quoted);
  const rows = x.map((at, index) => [at, ...columns.map((column) => column[index] ?? '')]);
  return [head, ...rows].map((row) => row.join(',')).join('\r\n');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Hands a text to the person as a file. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
