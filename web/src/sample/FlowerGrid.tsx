import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { colorOf } from '../charts/series';
import { DataTable } from '../display/DataTable';
import { percent } from '../display/quantity';
import { sampleTexts as texts } from '../texts/home';
import { HELD_OUT, type Flower } from './flowers';
import classes from './FlowerGrid.module.css';
import type { Prediction } from './predictions';
import { SPECIES } from './sample';

type Predictions = ReadonlyMap<string, Prediction>;

/** The held-out flowers and what the deployed model says of each; their table has the same. */
export default function FlowerGrid({ predictions }: { predictions: Predictions }) {
  const [table, { toggle }] = useDisclosure(false);
  return (
    <div className={classes.flowers}>
      <div className={classes.legend}>
        <Text size="sm" c="dimmed" w="100%">
          {texts.flowersLead}{' '}
          {predictions.size >= HELD_OUT.length && (
            <b>{texts.rightOf(rightOnes(predictions), HELD_OUT.length)}</b>
          )}
        </Text>
        {SPECIES.map((name, index) => (
          <span key={name} className={classes.species}>
            <span className={classes.swatch} style={{ background: colorOf(index) }} />
            {name}
          </span>
        ))}
        <Button variant="subtle" size="compact-sm" onClick={toggle} aria-expanded={table}>
          {table ? texts.hideTable : texts.showTable}
        </Button>
      </div>
      <div className={classes.grid} role="img" aria-label={texts.flowers}>
        {HELD_OUT.map((flower) => (
          <FlowerCell
            key={flower.row}
            flower={flower}
            given={predictions.get(String(flower.row))}
          />
        ))}
      </div>
      {table && <FlowerTable predictions={predictions} />}
    </div>
  );
}

function rightOnes(predictions: Predictions): number {
  return HELD_OUT.filter(
    ({ row, species }) => predictions.get(String(row))?.label === SPECIES[species],
  ).length;
}

function FlowerCell({ flower, given }: { flower: Flower; given?: Prediction }) {
  const truth = SPECIES[flower.species] ?? '';
  const wrong = given !== undefined && given.label !== truth;
  return (
    <span
      className={classes.cell}
      data-scored={given !== undefined}
      data-wrong={wrong}
      title={given ? texts.flower(given.label, percent(given.score), truth) : texts.waiting}
      style={given && { background: colorOf(SPECIES.indexOf(given.label)) }}
    />
  );
}

function FlowerTable({ predictions }: { predictions: Predictions }) {
  return (
    <DataTable
      label={texts.flowers}
      rows={HELD_OUT}
      rowKey={({ row }) => String(row)}
      columns={[
        { title: texts.key, numeric: true, cell: ({ row }) => row },
        {
          title: texts.predicted,
          cell: ({ row }) => predictions.get(String(row))?.label ?? texts.waiting,
        },
        {
          title: texts.sure,
          numeric: true,
          cell: ({ row }) => {
            const given = predictions.get(String(row));
            return given && percent(given.score);
          },
        },
        { title: texts.truth, cell: ({ species }) => SPECIES[species] },
        {
          title: texts.scoredBy,
          numeric: true,
          cell: ({ row }) => predictions.get(String(row))?.version,
        },
      ]}
    />
  );
}
