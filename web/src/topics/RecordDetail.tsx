import { Code, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { TopicRecord } from '../api/topicTypes';
import { topicTexts as texts } from '../texts/topics';
import { RecordBody } from './RecordBody';

/** All that is known of one record. */
export function RecordDetail({ record }: { record: TopicRecord }) {
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing={24} py={8}>
      <Part title={texts.value}>
        {record.valueBase64 === null ? (
          <Text size="sm">{texts.noValue}</Text>
        ) : (
          <RecordBody label={texts.value} base64={record.valueBase64} />
        )}
      </Part>
      <Stack gap={18}>
        <Part title={texts.key}>
          {record.keyBase64 === null ? (
            <Text size="sm">{texts.noKey}</Text>
          ) : (
            <RecordBody label={texts.key} base64={record.keyBase64} />
          )}
        </Part>
        <Part title={texts.headers}>
          <Headers headers={record.headers} />
        </Part>
      </Stack>
    </SimpleGrid>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <Title order={2} fz={13} mb={6}>
        {title}
      </Title>
      {children}
    </div>
  );
}

function Headers({ headers }: { headers: TopicRecord['headers'] }) {
  const entries = Object.entries(headers);
  if (entries.length === 0) return <Text size="sm">{texts.noHeaders}</Text>;
  return (
    <Table aria-label={texts.headers} verticalSpacing={4} horizontalSpacing={10} fz={13}>
      <Table.Tbody>
        {entries.map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" w="40%">
              {name}
            </Table.Th>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>
              <Code>{value}</Code>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
