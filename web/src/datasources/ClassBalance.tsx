import { Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ApiError } from '../api/ApiError';
import { count, percent, sentence as sentenceOf } from '../display/quantity';
import { QueryView } from '../display/QueryView';
import { dataSourceTexts as texts } from '../texts/dataSources';
import classes from './ClassBalance.module.css';
import { LabelSpread } from './LabelSpread';
import { classesOf } from './recordQueries';
import type { ClassBalance as Balance } from '../api/types';

/** How often each class is there: a bar and its numbers in each row. */
export function ClassBalance({ sourceId }: { sourceId: string }) {
  const balance = useQuery(classesOf(sourceId));
  if (balance.error instanceof ApiError && balance.error.code === 'NOT_CLASSES') {
    return <LabelSpread sourceId={sourceId} reason={sentenceOf(balance.error.message)} />;
  }
  return <QueryView query={balance}>{(shown) => <Bars balance={shown} />}</QueryView>;
}

function Bars({ balance }: { balance: Balance }) {
  const { classes: found, counted } = balance;
  const most = Math.max(1, ...found.map((each) => each.count));
  return (
    <Stack gap={10} px={20} py={16}>
      <Text size="sm">{sentence(balance)}</Text>
      <Table className={classes.table} aria-label={texts.tabs.classes} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{texts.class}</Table.Th>
            <Table.Th scope="col" ta="right">
              {texts.records}
            </Table.Th>
            <Table.Th scope="col" ta="right">
              {texts.share}
            </Table.Th>
            <Table.Td className={classes.wide} aria-hidden="true" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {found.map((each) => (
            <Table.Tr key={each.label}>
              <Table.Th scope="row" className={classes.name}>
                {each.label}
              </Table.Th>
              <Table.Td ta="right">{count(each.count)}</Table.Td>
              <Table.Td ta="right">{percent(each.count / Math.max(1, counted))}</Table.Td>
              <Table.Td aria-hidden="true">
                <div className={classes.bar} style={{ width: `${(each.count / most) * 100}%` }} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}

/** Says what was counted, and what stands out. */
export function sentence({ classes: found, counted, total, complete }: Balance): string {
  const told = complete ? texts.countedAll(counted) : texts.countedPart(counted, total);
  const sorted = [...found].sort((a, b) => a.count - b.count);
  const least = sorted[0];
  const most = sorted.at(-1);
  if (!least || !most || found.length < 2) return told;
  return `${told} ${texts.spread(most.label, least.label, most.count / Math.max(1, least.count))}`;
}
