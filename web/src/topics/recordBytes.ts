/** Bytes of a record, which come in base64. */
export function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

export function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += SLICE) {
    binary += String.fromCharCode(...bytes.subarray(start, start + SLICE));
  }
  return btoa(binary);
}

/** More arguments than this may not be given to a function. */
const SLICE = 8192;

/** Whether a person can read it; a control character, or nothing but blanks, says that it is no text. */
export function readable(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return CONTROL.test(text) || BLANK.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

const BLANK = /^\s+$/;
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/;

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

export interface HexLine {
  offset: string;
  bytes: string;
  text: string;
}

const PER_LINE = 16;

/** As a hex editor shows bytes: where, which, and what of it is ASCII. */
export function hexLines(bytes: Uint8Array): HexLine[] {
  return Array.from({ length: Math.ceil(bytes.length / PER_LINE) }, (_, line) => {
    const part = bytes.subarray(line * PER_LINE, (line + 1) * PER_LINE);
    return {
      offset: (line * PER_LINE).toString(16).padStart(6, '0'),
      bytes: hex(part),
      text: Array.from(part, (byte) =>
        byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·',
      ).join(''),
    };
  });
}

const SHORT = 16;

/** Text, or the first bytes: what fits into a cell of a table. */
export function shortly(base64: string | null, text?: string | null): string {
  if (base64 === null) return '–';
  if (text !== null && text !== undefined && !BLANK.test(text)) return text;
  const bytes = bytesOf(base64);
  const read = readable(bytes);
  if (read !== undefined) return read;
  const begun = hex(bytes.subarray(0, SHORT));
  return bytes.length > SHORT ? `${begun} …` : begun;
}
