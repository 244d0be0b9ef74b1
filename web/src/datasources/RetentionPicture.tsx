import { Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { count } from '../display/quantity';
import { dataSourceTexts as texts } from '../texts/dataSources';
import { textOf, type Kept } from './ranges';
import classes from './RetentionPicture.module.css';

/** Each range in its partition: what is deleted, what is retained, what lies around it. */
export function RetentionPicture({ ranges }: { ranges: Kept[] }) {
  return (
    <>
      <Legend />
      <div className={classes.scroller}>
        <Table
          className={classes.table}
          aria-label={texts.rangeTable}
          verticalSpacing={8}
          horizontalSpacing={14}
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{texts.topic}</Table.Th>
              <Table.Th scope="col">{texts.partition}</Table.Th>
              <Table.Th scope="col" ta="right">
                {texts.from}
              </Table.Th>
              <Table.Th scope="col" ta="right" title={texts.toMeaning}>
                {texts.to}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {texts.retainedCount}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {texts.deletedCount}
              </Table.Th>
              <Table.Th scope="col" className={classes.picture}>
                {texts.partitionHas}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {ranges.map((range) => (
              <Row key={textOf(range)} range={range} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </>
  );
}

function Row({ range }: { range: Kept }) {
  const { partitionStart, partitionEnd } = range;
  const gone = partitionStart === undefined || partitionEnd === undefined;
  return (
    <Table.Tr>
      <Table.Td>
        {gone ? (
          range.topic
        ) : (
          <Link
            className="link"
            to="/topics/$topic"
            params={{ topic: range.topic }}
            search={{ partition: range.partition, from: range.start }}
          >
            {range.topic}
          </Link>
        )}
      </Table.Td>
      <Table.Td>{range.partition}</Table.Td>
      <Table.Td ta="right">{count(range.start)}</Table.Td>
      <Table.Td ta="right">{count(range.end)}</Table.Td>
      <Table.Td ta="right">{count(range.retained)}</Table.Td>
      <Table.Td ta="right">{count(range.deleted)}</Table.Td>
      <Table.Td className={classes.picture}>
        <Bar range={range} />
        <Text size="xs" c="dimmed" mt={4}>
          {gone ? texts.partitionGone : texts.offsets(count(partitionStart), count(partitionEnd))}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}

type Tone = 'retained' | 'deleted' | 'other';

interface Segment {
  tone: Tone;
  from: number;
  to: number;
}

/** What is drawn, left to right, between the least and the greatest offset of both. */
export function segmentsOf(range: Kept): Segment[] {
  const keptFrom = range.partitionStart ?? range.end;
  const keptTo = range.partitionEnd ?? range.end;
  const cuts = [range.start, range.end, keptFrom, keptTo].sort((a, b) => a - b);
  return cuts.slice(1).flatMap<Segment>((to, index) => {
    const from = cuts[index] ?? to;
    if (to <= from) return [];
    const inRange = from >= range.start && to <= range.end;
    const kept = from >= keptFrom && to <= keptTo;
    if (inRange) return [{ tone: kept ? 'retained' : 'deleted', from, to }];
    return kept ? [{ tone: 'other', from, to }] : [];
  });
}

function Bar({ range }: { range: Kept }) {
  const segments = segmentsOf(range);
  const least = Math.min(range.start, range.partitionStart ?? range.start);
  const greatest = Math.max(range.end, range.partitionEnd ?? range.end);
  const share = (offsets: number) => `${(offsets / Math.max(1, greatest - least)) * 100}%`;
  return (
    <div
      className={classes.bar}
      role="img"
      aria-label={texts.picture(textOf(range), range.retained, range.deleted)}
    >
      {segments.map(({ tone, from, to }) => (
        <span
          key={from}
          className={classes.segment}
          data-tone={tone}
          style={{ left: share(from - least), width: share(to - from) }}
        />
      ))}
    </div>
  );
}

function Legend() {
  const entries: [Tone, string][] = [
    ['retained', texts.legendRetained],
    ['deleted', texts.legendDeleted],
    ['other', texts.legendOther],
  ];
  return (
    <ul className={classes.legend}>
      {entries.map(([tone, label]) => (
        <li key={tone}>
          <span className={classes.swatch} data-tone={tone} aria-hidden="true" />
          {label}
        </li>
      ))}
    </ul>
  );
}
