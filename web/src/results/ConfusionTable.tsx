import { Table, Text } from '@mantine/core';
import type { Classification } from '../api/types';
import { count, percent } from '../display/quantity';
import { resultTexts as texts } from '../texts/results';
import classes from './ConfusionTable.module.css';

interface ConfusionTableProps {
  output: Classification;
  /** Cells are parts of their class, not numbers of examples. */
  shares: boolean;
}

/** A table in which the share of a class that was predicted as another one is the darkness. */
export function ConfusionTable({ output, shares }: ConfusionTableProps) {
  const labels = output.classes.map((report) => report.label);
  if (output.confusion.length === 0) {
    return (
      <Text size="sm" c="dimmed" p={16}>
        {texts.tooMany(labels.length)}
      </Text>
    );
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={texts.matrixTable}>
      <Table className={classes.matrix} withRowBorders={false} horizontalSpacing={4}>
        <caption className={classes.caption}>{texts.matrixHead}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{texts.class}</Table.Th>
            {labels.map((label) => (
              <Table.Th key={label} scope="col" ta="center">
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {output.confusion.map((row, index) => (
            <Row key={labels[index]} {...{ row, index, labels, shares }} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

interface RowProps {
  row: number[];
  index: number;
  labels: number[];
  shares: boolean;
}

function Row({ row, index, labels, shares }: RowProps) {
  const support = row.reduce((sum, value) => sum + value, 0);
  return (
    <Table.Tr>
      <Table.Th scope="row">{labels[index]}</Table.Th>
      {row.map((value, predicted) => {
        const share = support === 0 ? 0 : value / support;
        return (
          <Table.Td
            key={labels[predicted]}
            ta="center"
            className={classes.cell}
            data-strong={share > 0.5}
            data-right={predicted === index}
            style={{ '--share': share }}
            title={texts.cell(share, labels[index] ?? 0, labels[predicted] ?? 0)}
          >
            {shares ? percent(share) : count(value)}
          </Table.Td>
        );
      })}
    </Table.Tr>
  );
}
