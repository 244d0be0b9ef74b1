import irisCsv from '../../../examples/data/iris.csv?raw';

export interface Flower {
  /** Its row in the file, which is the key of its record in Kafka. */
  row: number;
  measures: Record<string, number>;
  species: number;
}

const HELD_OUT_EVERY = 5;

const { names, rows } = parseCsv(irisCsv);
export const MEASURES = names.slice(0, -1);
export const LABEL = names.at(-1) ?? '';

const flowers: Flower[] = rows.map((cells, row) => ({
  row,
  measures: Object.fromEntries(MEASURES.map((name) => [name, cells[name] ?? 0])),
  species: cells[LABEL] ?? 0,
}));

/** The file is sorted by species, so that each fifth flower is a fair part of every one. */
export const HELD_OUT = flowers.filter(({ row }) => row % HELD_OUT_EVERY === 0);
export const TRAINED_ON = flowers.filter(({ row }) => row % HELD_OUT_EVERY !== 0);

/** A header line, then numbers. */
export function parseCsv(text: string) {
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const columns = header.split(',').map((name) => name.trim());
  return {
    names: columns,
    rows: lines.map((line) =>
      Object.fromEntries(
        line.split(',').map((cell, index) => [columns[index] ?? '', Number(cell)]),
      ),
    ),
  };
}
