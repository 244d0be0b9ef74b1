import { Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../display/EmptyState';
import { Facts } from '../display/Facts';
import { count } from '../display/quantity';
import { QueryView } from '../display/QueryView';
import { LinkButton } from '../shell/LinkButton';
import { dataSourceTexts as texts } from '../texts/dataSources';
import classes from './ClassBalance.module.css';
import { labelSummary, type LabelSummary } from './labelBins';
import { firstRecordsOf } from './recordQueries';
import { numberText } from './recordText';

interface LabelSpreadProps {
  sourceId: string;
  /** Why the labels are no classes. */
  reason: string;
}

/** How the labels of a regression lie: those of the first records, for nobody counts all of them. */
export function LabelSpread({ sourceId, reason }: LabelSpreadProps) {
  const records = useQuery(firstRecordsOf(sourceId));
  return (
    <QueryView query={records}>
      {({ items }) => {
        const summary = labelSummary(items);
        return summary ? (
          <Spread summary={summary} reason={reason} />
        ) : (
          <NoNumbers sourceId={sourceId} reason={reason} />
        );
      }}
    </QueryView>
  );
}

function Spread({ summary, reason }: { summary: LabelSummary; reason: string }) {
  const most = Math.max(1, ...summary.bins.map((bin) => bin.count));
  const figures = (['least', 'median', 'mean', 'greatest'] as const).map(
    (name) => [texts.labelFigures[name], numberText(summary[name])] as [string, string],
  );
  return (
    <Stack gap={14} px={20} py={16}>
      <Text size="sm">
        {texts.notClasses}. {reason}
      </Text>
      <Title order={3} fz={14}>
        {texts.labelsOf(summary.count)}
      </Title>
      <Facts facts={figures} />
      <Table
        className={classes.table}
        aria-label={texts.labelsOf(summary.count)}
        verticalSpacing={4}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{texts.labelRange}</Table.Th>
            <Table.Th scope="col" ta="right">
              {texts.records}
            </Table.Th>
            <Table.Td className={classes.wide} aria-hidden="true" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {summary.bins.map((bin) => (
            <Table.Tr key={bin.from}>
              <Table.Th scope="row" className={classes.name}>
                {texts.labelBin(numberText(bin.from), numberText(bin.until))}
              </Table.Th>
              <Table.Td ta="right">{count(bin.count)}</Table.Td>
              <Table.Td aria-hidden="true">
                <div className={classes.bar} style={{ width: `${(bin.count / most) * 100}%` }} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}

function NoNumbers({ sourceId, reason }: LabelSpreadProps) {
  return (
    <EmptyState
      title={texts.notClasses}
      action={
        <LinkButton
          variant="default"
          to="/data-sources/$dataSourceId"
          params={{ dataSourceId: sourceId }}
        >
          {texts.seeRecords}
        </LinkButton>
      }
    >
      {reason}
    </EmptyState>
  );
}
