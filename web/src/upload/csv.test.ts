import { describe, expect, it } from 'vitest';
import { csvLayout, csvRows } from './csv';

function file(text: string | Uint8Array<ArrayBuffer>, name = 'a.csv'): File {
  return new File([text], name);
}

async function allRows(of: File): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const part of csvRows(of, await csvLayout(of))) {
    expect(part.first).toBe(rows.length + 1);
    rows.push(...part.rows);
  }
  return rows;
}

describe('a file of rows', () => {
  it('names its columns in its first line, unless that holds a number', async () => {
    const named = await csvLayout(file('a;b;\n1;2;3\n'));
    expect(named).toMatchObject({
      delimiter: ';',
      header: true,
      columns: ['a', 'b', 'Column 3'],
      rows: [['1', '2', '3']],
    });
    const unnamed = await csvLayout(file('5.1,red\n4.9,blue\n'));
    expect(unnamed).toMatchObject({ header: false, columns: ['Column 1', 'Column 2'] });
    expect(unnamed.rows).toHaveLength(2);
  });

  it('may name two columns alike, and say that its first line is data', async () => {
    expect((await csvLayout(file('x,x,y\n1,2,3\n'))).columns).toEqual(['x', 'x (2)', 'y']);
    const told = await csvLayout(file('x,y\n1,2\n'), false);
    expect(told.rows[0]).toEqual(['x', 'y']);
  });

  it('keeps what is quoted, and skips blank lines and a byte order mark', async () => {
    const text = '\uFEFFname,note\r\n"Weiß, Karl","a ""b"""\r\n\r\nx,y\r\n';
    expect(await csvLayout(file(text))).toMatchObject({
      newline: '\r\n',
      columns: ['name', 'note'],
    });
    expect(await allRows(file(text))).toEqual([
      ['Weiß, Karl', 'a "b"'],
      ['x', 'y'],
    ]);
  });

  it('is read in parts: rows and characters that lie in two of them stay whole', async () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => `${index},"größe ${index}"`);
    const read = await allRows(file(`id,name\n${rows.join('\n')}`));
    expect(read).toHaveLength(60_000);
    expect(read.every(([id, name]) => name === `größe ${id}`)).toBe(true);
    expect(read.at(-1)).toEqual(['59999', 'größe 59999']);
  });

  it('is refused with a quotation mark that stays open, and when it is no UTF-8', async () => {
    await expect(allRows(file('a,b\n1,2\n3,"4\n5,6\n'))).rejects.toThrow(
      /^Row 2 has a quotation mark/,
    );
    await expect(csvLayout(file(Uint8Array.of(0x61, 0xff, 0x0a)))).rejects.toThrow(
      'The file is not UTF-8 text.',
    );
    await expect(csvLayout(file(''))).rejects.toThrow('a.csv holds no record');
  });
});
