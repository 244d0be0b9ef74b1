import { ActionIcon, Group, Table, Text } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { Fragment, useId, useState } from 'react';
import type { TopicRecord } from '../api/topicTypes';
import { Moment } from '../display/Moment';
import { bytes } from '../display/quantity';
import { topicTexts as texts } from '../texts/topics';
import { RecordDetail } from './RecordDetail';
import { shortly } from './recordBytes';
import classes from './RecordTable.module.css';

export function placeOf(record: TopicRecord): string {
  return `${record.partition}:${record.offset}`;
}

/** Records in short; each opens to all that is known of it. */
export function RecordTable({ label, records }: { label: string; records: TopicRecord[] }) {
  const [opened, setOpened] = useState<string>();
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
    <div className={classes.scroller} role="region" aria-label={label} tabIndex={0}>
      <Table
        className={classes.table}
        aria-label={label}
        verticalSpacing={6}
        horizontalSpacing={14}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{texts.place}</Table.Th>
            <Table.Th scope="col">{texts.time}</Table.Th>
            <Table.Th scope="col">{texts.key}</Table.Th>
            <Table.Th scope="col">{texts.value}</Table.Th>
            <Table.Th scope="col" ta="right">
              {texts.size}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {records.map((record) => (
            <Row
              key={placeOf(record)}
              record={record}
              open={opened === placeOf(record)}
              onToggle={() =>
                setOpened((place) => (place === placeOf(record) ? undefined : placeOf(record)))
              }
            />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

interface RowProps {
  record: TopicRecord;
  open: boolean;
  onToggle: () => void;
}

function Row({ record, open, onToggle }: RowProps) {
  const id = useId();
  const place = placeOf(record);
  return (
    <Fragment>
      <Table.Tr>
        <Table.Td className={classes.place}>
          <Group gap={6} wrap="nowrap">
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-expanded={open}
              aria-controls={open ? id : undefined}
              aria-label={texts.open(place)}
              onClick={onToggle}
            >
              <IconChevronRight
                size={16}
                aria-hidden="true"
                className={classes.chevron}
                data-open={open}
              />
            </ActionIcon>
            {place}
          </Group>
        </Table.Td>
        <Table.Td className={classes.narrow}>
          <Moment at={record.time} />
        </Table.Td>
        <Table.Td className={classes.key}>
          <Text className={classes.cut}>{shortly(record.keyBase64)}</Text>
        </Table.Td>
        <Table.Td className={classes.value}>
          <Text className={classes.cut}>{shortly(record.valueBase64, record.valueText)}</Text>
        </Table.Td>
        <Table.Td className={classes.narrow} ta="right">
          {bytes(sizeOf(record.valueBase64))}
        </Table.Td>
      </Table.Tr>
      {open && (
        <Table.Tr id={id}>
          <Table.Td colSpan={5} className={classes.detail}>
            <RecordDetail record={record} />
          </Table.Td>
        </Table.Tr>
      )}
    </Fragment>
  );
}

/** Four characters of base64 stand for three bytes. */
function sizeOf(base64: string | null): number | null {
  if (base64 === null) return null;
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return (base64.length / 4) * 3 - padding;
}
