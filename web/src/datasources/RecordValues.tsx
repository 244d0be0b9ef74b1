import { Table, Text } from '@mantine/core';
import type { DataSource, DecodedRecord } from '../api/types';
import { Moment } from '../display/Moment';
import { bytes, count, sentence } from '../display/quantity';
import { dataSourceTexts as texts } from '../texts/dataSources';
import classes from './Picture.module.css';
import { labelText, numberText, placeOf } from './recordText';

const MOST_COLUMNS = 24;

interface RecordValuesProps {
  source: DataSource;
  records: DecodedRecord[];
}

/** Records as a table of numbers: a row each, a column for each feature. */
export function RecordValues({ source, records }: RecordValuesProps) {
  const most = Math.max(0, ...records.map((record) => record.features?.values.length ?? 0));
  const shown = Math.min(most, MOST_COLUMNS);
  const names = namesOf(source, shown);
  return (
    <>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls */}
      <div className={classes.scroller} role="region" aria-label={texts.tabs.records} tabIndex={0}>
        <Table
          className={classes.table}
          aria-label={texts.tabs.records}
          verticalSpacing={6}
          horizontalSpacing={14}
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{texts.place}</Table.Th>
              <Table.Th scope="col" ta="right">
                {texts.label}
              </Table.Th>
              {names.map((name) => (
                <Table.Th key={name} scope="col" ta="right">
                  {name}
                </Table.Th>
              ))}
              <Table.Th scope="col" ta="right">
                {texts.size}
              </Table.Th>
              <Table.Th scope="col">{texts.written}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {records.map((record) => (
              <Row key={placeOf(record)} record={record} columns={shown} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {most > shown && (
        <Text size="sm" c="dimmed" px={20} py={8}>
          {texts.moreFeatures(shown, count(most))}
        </Text>
      )}
    </>
  );
}

function Row({ record, columns }: { record: DecodedRecord; columns: number }) {
  const values = record.features?.values ?? [];
  return (
    <Table.Tr>
      <Table.Td>{placeOf(record)}</Table.Td>
      {record.fault ? (
        <Table.Td colSpan={columns + 1} className={classes.told}>
          {sentence(record.fault)}
        </Table.Td>
      ) : (
        <>
          <Table.Td ta="right" fw={600}>
            {labelText(record)}
          </Table.Td>
          {Array.from({ length: columns }, (_, column) => (
            <Table.Td key={column} ta="right">
              {column < values.length ? numberText(values[column] ?? null) : ''}
            </Table.Td>
          ))}
        </>
      )}
      <Table.Td ta="right">{bytes(record.sizeBytes)}</Table.Td>
      <Table.Td>
        <Moment at={record.time} />
      </Table.Td>
    </Table.Tr>
  );
}

/** As the format names its features; by number when it does not. */
function namesOf({ formatConfig }: DataSource, columns: number): string[] {
  const { features } = formatConfig;
  const given: unknown[] = Array.isArray(features) && features.length >= columns ? features : [];
  return Array.from({ length: columns }, (_, column) => String(given[column] ?? column + 1));
}
