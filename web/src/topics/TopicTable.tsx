import { Badge, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Topic } from '../api/topicTypes';
import { DataTable } from '../display/DataTable';
import { count } from '../display/quantity';
import { topicTexts as texts } from '../texts/topics';
import { deletedOf, retainedOf } from './offsets';

export function TopicTable({ topics }: { topics: Topic[] }) {
  return (
    <DataTable
      label={texts.title}
      rows={topics}
      rowKey={(topic) => topic.name}
      columns={[
        {
          title: texts.name,
          cell: (topic) => (
            <Group gap={10}>
              <Link className="link" to="/topics/$topic" params={{ topic: topic.name }}>
                {topic.name}
              </Link>
              {topic.internal && <InternalBadge />}
            </Group>
          ),
        },
        {
          title: texts.partitions,
          numeric: true,
          cell: (topic) => count(topic.partitions.length),
        },
        { title: texts.records, numeric: true, cell: (topic) => count(retainedOf(topic)) },
        { title: texts.deleted, numeric: true, cell: (topic) => count(deletedOf(topic)) },
      ]}
    />
  );
}

export function InternalBadge() {
  return (
    <Badge variant="default" size="sm" fw={500} tt="none" title={texts.internalMeaning}>
      {texts.internal}
    </Badge>
  );
}
