import type { Topic } from '../api/topicTypes';
import { DataTable } from '../display/DataTable';
import { count } from '../display/quantity';
import { topicTexts as texts } from '../texts/topics';

export function PartitionTable({ topic }: { topic: Topic }) {
  return (
    <DataTable
      label={texts.viewPartitions}
      rows={topic.partitions}
      rowKey={(each) => String(each.partition)}
      columns={[
        { title: texts.partition, cell: (each) => each.partition },
        { title: texts.first, numeric: true, cell: (each) => count(each.startOffset) },
        { title: texts.end, numeric: true, cell: (each) => count(each.endOffset) },
        {
          title: texts.records,
          numeric: true,
          cell: (each) => count(each.endOffset - each.startOffset),
        },
      ]}
    />
  );
}
