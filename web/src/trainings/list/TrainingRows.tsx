import { Checkbox, Table, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { Link } from '@tanstack/react-router';
import { memo, useEffect, useRef, useState } from 'react';
import type { Training } from '../../api/types';
import { toggled } from '../../charts/toggled';
import { JobStateCell } from '../../display/conditions';
import { Moment } from '../../display/Moment';
import { percent, sentence } from '../../display/quantity';
import { RowSpace } from '../../display/RowSpace';
import { trainingTexts as texts } from '../../texts/trainings';
import { BestCell } from '../BestCell';
import { progressOf } from '../progress';
import { nextSort, type SortedBy, type TrainingListSearch } from './listSearch';
import classes from './TrainingRows.module.css';

const ROW_PIXELS = 44;
const OVERSCAN = 12;
/** So many rows before the last one the next page is asked for. */
const AHEAD = 40;

interface TrainingRowsProps {
  trainings: Training[];
  sort: TrainingListSearch['sort'];
  onSort: (sort: TrainingListSearch['sort']) => void;
  more: boolean;
  onMore: () => void;
  picked: ReadonlySet<string>;
  onPick: (picked: ReadonlySet<string>) => void;
}

/** Only the rows in sight are there; thousands scroll like a few. */
export function TrainingRows(props: TrainingRowsProps) {
  const { trainings, more, onMore, picked, onPick } = props;
  const holder = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useEffect(() => {
    const place = holder.current?.getBoundingClientRect().top ?? 0;
    setTop(place + window.scrollY);
  }, []);
  const rows = useWindowVirtualizer({
    count: trainings.length,
    estimateSize: () => ROW_PIXELS,
    overscan: OVERSCAN,
    scrollMargin: top,
    getItemKey: (index) => trainings[index]?.id ?? index,
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= trainings.length - AHEAD) onMore();
  });
  const before = (shown[0]?.start ?? top) - top;
  const after = rows.getTotalSize() - ((shown.at(-1)?.end ?? top) - top);
  return (
    <div ref={holder}>
      <Table
        aria-label={texts.trainings}
        aria-rowcount={more ? -1 : trainings.length + 1}
        highlightOnHover
        verticalSpacing={9}
        horizontalSpacing={16}
        className={classes.table}
      >
        <Head {...props} />
        <Table.Tbody>
          <RowSpace pixels={before} />
          {shown.map((row) => {
            const training = trainings[row.index];
            return (
              training && (
                <Row
                  key={row.key}
                  training={training}
                  index={row.index}
                  measure={rows.measureElement}
                  picked={picked.has(training.id)}
                  onPick={() => onPick(toggled(picked, training.id))}
                />
              )
            );
          })}
          <RowSpace pixels={after} />
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Head({ sort, onSort }: TrainingRowsProps) {
  const { columns } = texts;
  const sorted = { sort, onSort };
  return (
    <Table.Thead>
      <Table.Tr>
        <Table.Th scope="col" className={classes.pick}>
          <VisuallyHidden>{columns.pick}</VisuallyHidden>
        </Table.Th>
        <SortedHead by="name" title={columns.name} {...sorted} />
        <Table.Th scope="col">{columns.modelSet}</Table.Th>
        <SortedHead by="state" title={columns.state} {...sorted} />
        <Table.Th scope="col" ta="right">
          {columns.progress}
        </Table.Th>
        <Table.Th scope="col" ta="right">
          {columns.best}
        </Table.Th>
        <SortedHead by="createdAt" title={columns.created} {...sorted} />
      </Table.Tr>
    </Table.Thead>
  );
}

interface SortedHeadProps extends Pick<TrainingRowsProps, 'sort' | 'onSort'> {
  by: SortedBy;
  title: string;
}

function SortedHead({ by, title, sort = '-createdAt', onSort }: SortedHeadProps) {
  const direction = sort === by ? 'ascending' : sort === `-${by}` ? 'descending' : 'none';
  const arrow = { ascending: '↑', descending: '↓', none: '' }[direction];
  return (
    <Table.Th scope="col" aria-sort={direction}>
      <UnstyledButton
        className={classes.sort}
        title={texts.sorted.none(title)}
        onClick={() => onSort(nextSort(sort, by))}
      >
        {title} <span aria-hidden="true">{arrow}</span>
      </UnstyledButton>
    </Table.Th>
  );
}

interface RowProps {
  training: Training;
  index: number;
  measure: (row: HTMLTableRowElement | null) => void;
  picked: boolean;
  onPick: () => void;
}

const Row = memo(TrainingRow, (before, after) =>
  (['training', 'index', 'picked'] as const).every((name) => before[name] === after[name]),
);

function TrainingRow({ training, index, measure, picked, onPick }: RowProps) {
  return (
    <Table.Tr ref={measure} data-index={index} aria-rowindex={index + 2}>
      <Table.Td className={classes.pick}>
        <Checkbox
          size="xs"
          aria-label={texts.select(training.name)}
          checked={picked}
          onChange={onPick}
        />
      </Table.Td>
      <Table.Td className={classes.name}>
        <Link className="link" to="/trainings/$trainingId" params={{ trainingId: training.id }}>
          {training.name}
        </Link>
        {training.error && (
          <Text size="xs" className={classes.fault} title={training.error.message}>
            {sentence(training.error.message)}
          </Text>
        )}
      </Table.Td>
      <Table.Td className={classes.name}>{training.modelSetName}</Table.Td>
      <Table.Td>
        <JobStateCell job={training} />
      </Table.Td>
      <Table.Td className={classes.number}>{percent(progressOf(training.results))}</Table.Td>
      <Table.Td className={classes.number}>
        <BestCell training={training} />
      </Table.Td>
      <Table.Td>
        <Moment at={training.createdAt} />
      </Table.Td>
    </Table.Tr>
  );
}
