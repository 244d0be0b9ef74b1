import { Table, Text } from '@mantine/core';
import { metric } from '../display/quantity';
import { pictureShape, spanOf, type PictureShape } from '../datasources/picture';
import { TensorPicture } from '../datasources/TensorPicture';
import pictures from '../datasources/Picture.module.css';
import { uploadTexts as texts } from '../texts/upload';
import { sizesOf, type Choices, type Layout } from './choices';
import type { Json } from './jsonl';
import classes from './Preview.module.css';

const ROWS = 8;
const COLUMNS = 40;
const PICTURES = 12;

/** The first rows: which cells are sent as what, and as pictures when their shape is one. */
export function Preview({ layout, choices }: { layout: Layout; choices: Choices }) {
  const shape = pictureShape(layout.kind === 'NPY' ? layout.header.shape : sizesOf(choices.shape));
  const drawn = shape && picturesOf(layout, choices, shape);
  return (
    <>
      {drawn && <Pictures shape={shape} drawn={drawn} />}
      <PreviewTable layout={layout} choices={choices} />
    </>
  );
}

interface Drawn {
  values: number[];
  label: string;
}

/** Nothing when the shape is not that of the numbers. */
function picturesOf(layout: Layout, choices: Choices, shape: PictureShape): Drawn[] | undefined {
  const size = shape.height * shape.width * shape.channels;
  const rows = layout.rows.slice(0, PICTURES).map((_, row) => rowOf(layout, choices, row));
  return rows.every(({ values }) => values.length === size) ? rows : undefined;
}

function rowOf(layout: Layout, choices: Choices, row: number): Drawn {
  if (layout.kind === 'NPY') {
    return { values: layout.rows[row] ?? [], label: layout.labels?.rows[row]?.join(', ') ?? '' };
  }
  const cell = cellsOf(layout, row);
  const values = choices.features.flatMap((name) => cell(name).map(Number));
  return { values, label: choices.label === null ? '' : cell(choices.label).join(', ') };
}

/** Cells of one row by the names of their columns. */
function cellsOf(layout: Exclude<Layout, { kind: 'NPY' }>, row: number) {
  return (name: string): Json[] => {
    if (layout.kind === 'CSV') return [layout.rows[row]?.[layout.columns.indexOf(name)] ?? ''];
    const line = layout.rows[row];
    if (typeof line !== 'object' || line === null || Array.isArray(line)) return [];
    return [line[name] ?? null].flat(Infinity as 1) as Json[];
  };
}

function Pictures({ shape, drawn }: { shape: PictureShape; drawn: Drawn[] }) {
  const span = spanOf(drawn.map(({ values }) => values));
  const name = `${shape.height} × ${shape.width}`;
  return (
    <div>
      <Text size="sm" fw={500} mb={8}>
        {texts.pictures(name)}
      </Text>
      <ul className={`${pictures.gallery} ${classes.gallery}`}>
        {drawn.map(({ values, label }, index) => (
          <li key={index}>
            <TensorPicture
              label={texts.pictureOf(index + 1, label)}
              values={values}
              shape={shape}
              span={span}
            />
            <span className={pictures.label}>{label}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function PreviewTable({ layout, choices }: { layout: Layout; choices: Choices }) {
  const columns = columnsOf(layout, choices).slice(0, COLUMNS);
  const rows = layout.rows.slice(0, ROWS);
  return (
    <div>
      <Text size="sm" fw={500} mb={8}>
        {texts.previewOf(rows.length)}
      </Text>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls */}
      <div className={classes.scroller} role="region" aria-label={texts.previewTable} tabIndex={0}>
        <Table className={classes.table} aria-label={texts.previewTable} verticalSpacing={5}>
          <Table.Thead>
            <Table.Tr>
              {columns.map((name) => (
                <Table.Th key={name} scope="col" data-role={roleOf(name, layout, choices)}>
                  {name}
                  <span className={classes.role}>{texts.role[roleOf(name, layout, choices)]}</span>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((_, row) => (
              <Table.Tr key={row}>
                {columns.map((name, column) => (
                  <Table.Td key={name} data-role={roleOf(name, layout, choices)}>
                    {cellText(layout, row, column, name)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {columnsOf(layout, choices).length > columns.length && (
        <Text size="xs" c="dimmed" mt={6}>
          {texts.moreColumns(columns.length, columnsOf(layout, choices).length)}
        </Text>
      )}
    </div>
  );
}

/** The label first: of many columns only the first ones are shown. */
function columnsOf(layout: Layout, { label }: Choices): string[] {
  if (layout.kind === 'CSV' || (layout.kind === 'JSONL' && !layout.arrays)) {
    const others = layout.columns.filter((name) => name !== label);
    return label === null ? others : [label, ...others];
  }
  const first = layout.rows[0];
  const length = Array.isArray(first) ? first.length : 1;
  return Array.from({ length }, (_, index) => String(index + 1));
}

function roleOf(name: string, layout: Layout, choices: Choices): keyof typeof texts.role {
  if (layout.kind === 'NPY' || (layout.kind === 'JSONL' && layout.arrays)) return 'feature';
  if (name === choices.label) return 'label';
  return choices.features.includes(name) ? 'feature' : 'ignored';
}

const LONG = 60;

function cellText(layout: Layout, row: number, column: number, name: string): string {
  if (layout.kind === 'CSV') return layout.rows[row]?.[layout.columns.indexOf(name)] ?? '';
  if (layout.kind === 'NPY') return numberText(layout.rows[row]?.[column]);
  const line = layout.rows[row];
  const value = Array.isArray(line) ? line[column] : (line as Record<string, Json>)[name];
  const text = JSON.stringify(value ?? null);
  return text.length > LONG ? `${text.slice(0, LONG)} …` : text;
}

function numberText(value: number | undefined): string {
  return value === undefined || Number.isInteger(value) ? String(value ?? '') : metric(value);
}
