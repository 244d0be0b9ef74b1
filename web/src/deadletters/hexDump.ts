const WIDTH = 16;

/** Lines of offset, bytes and what is printable of them, as `hexdump -C` writes them. */
export function hexDump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += WIDTH) {
    const row = [...bytes.subarray(at, at + WIDTH)];
    const hex = row.map((byte) => byte.toString(16).padStart(2, '0'));
    const halves = [hex.slice(0, 8).join(' '), hex.slice(8).join(' ')].join('  ');
    const text = row.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '·'));
    const offset = at.toString(16).padStart(6, '0');
    lines.push(`${offset}  ${halves.padEnd(WIDTH * 3)}  ${text.join('')}`);
  }
  return lines.join('\n');
}
