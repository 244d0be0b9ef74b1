import { Switch, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { Panel } from '../../display/Panel';
import { compareTexts as texts } from '../../texts/compare';
import classes from './Compare.module.css';
import { differs, rowsOf, type Compared, type ComparedRow, type ResultRef } from './compared';
import { useCompared } from './useCompared';

/** What was asked for and what was measured, one column for each result. */
export function DifferenceTable({ refs }: { refs: ResultRef[] }) {
  const { all } = useCompared(refs);
  const [wanted, setOnly] = useState(true);
  const only = wanted && all.length > 1;
  const every = rowsOf(all);
  const rows = only ? every.filter(differs) : every;
  return (
    <Panel
      title={texts.differences}
      flush
      actions={
        <Switch
          size="sm"
          label={texts.onlyDifferences}
          checked={only}
          onChange={(event) => setOnly(event.currentTarget.checked)}
        />
      }
    >
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed" p={20}>
          {texts.allAlike}
        </Text>
      ) : (
        <div
          className={classes.scroll}
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
          tabIndex={0}
          role="region"
          aria-label={texts.differencesTable}
        >
          <Table aria-label={texts.differences} verticalSpacing={7} horizontalSpacing={16}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{texts.what}</Table.Th>
                {all.map(({ result, name, color }) => (
                  <Table.Th key={result.id} scope="col">
                    <span
                      className={classes.swatch}
                      style={{ background: color, display: 'inline-block', marginRight: 8 }}
                    />
                    {name}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Row key={row.name} row={row} all={all} />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </Panel>
  );
}

function Row({ row, all }: { row: ComparedRow; all: Compared[] }) {
  return (
    <Table.Tr>
      <Table.Th scope="row" className={classes.what}>
        {row.name}
      </Table.Th>
      {all.map(({ result }, index) => (
        <Table.Td key={result.id} className={classes.value} data-best={row.best.includes(index)}>
          {row.values[index]}
          {row.best.includes(index) && ` (${texts.best})`}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
