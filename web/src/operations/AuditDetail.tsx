import { Code, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { DataTable } from '../display/DataTable';
import { Facts, type Fact } from '../display/Facts';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { Screen } from '../shell/Screen';
import { auditTexts as texts, KINDS_OF_CALLERS } from '../texts/accounts';
import { differencesOf, type Difference } from './differences';
import { actorText, Outcome } from './Outcome';
import { auditEntryOf } from './queries';
import type { AuditEntry } from './types';

/** One entry of the audit log, with the thing as it was before and after. */
export function AuditDetail() {
  const { entryId } = useParams({ from: '/audit-log/$entryId' });
  const entry = useQuery(auditEntryOf(entryId));
  return (
    <Screen
      title={entry.data?.action ?? texts.one}
      parent={{ to: '/audit-log', name: texts.title }}
      aside={entry.data && <Outcome entry={entry.data} />}
    >
      <Panel>
        <QueryView query={entry}>{(found) => <Facts facts={factsOf(found)} />}</QueryView>
      </Panel>
      {entry.data && <Changes entry={entry.data} />}
    </Screen>
  );
}

function factsOf(entry: AuditEntry): Fact[] {
  const { actor, resource, time, endedAt, status, traceId } = entry;
  const facts: Fact[] = [
    [
      texts.who,
      <Link key="who" className="link" to="/audit-log" search={{ actor: actor.id ?? undefined }}>
        {actorText(entry)}
      </Link>,
    ],
    [texts.address, actor.address],
  ];
  if (actor.role) facts.push([texts.role, actor.role]);
  if (actor.kind) facts.push([texts.signedInBy, KINDS_OF_CALLERS[actor.kind]]);
  facts.push(
    [
      texts.onWhat,
      <Link key="what" className="link" to="/audit-log" search={{ resource }}>
        {resource}
      </Link>,
    ],
    [texts.when, <Moment key="when" at={time} />],
    [texts.ended, endedAt ? <Moment key="ended" at={endedAt} /> : texts.notEnded],
  );
  if (status) facts.push([texts.status, String(status)]);
  if (traceId) facts.push([texts.traceId, <Code key="trace">{traceId}</Code>]);
  return facts;
}

function Changes({ entry: { before, after } }: { entry: AuditEntry }) {
  const differences = differencesOf(before, after);
  return (
    <Panel title={titleOf(before, after)} flush={differences.length > 0}>
      {differences.length === 0 ? (
        <Text size="sm">{before || after ? texts.nothingChanged : texts.notRecorded}</Text>
      ) : (
        <DifferenceTable differences={differences} />
      )}
    </Panel>
  );
}

function titleOf(before: unknown, after: unknown): string {
  if (!before && after) return texts.wasMade;
  if (before && !after) return texts.wasDeleted;
  return texts.whatChanged;
}

export function DifferenceTable({ differences }: { differences: Difference[] }) {
  return (
    <DataTable
      label={texts.whatChanged}
      rows={differences}
      rowKey={({ path }) => path}
      columns={[
        { title: texts.field, cell: ({ path }) => <Code>{path}</Code> },
        { title: texts.before, cell: ({ before }) => <Value text={before} /> },
        { title: texts.after, cell: ({ after }) => <Value text={after} /> },
      ]}
    />
  );
}

function Value({ text }: { text: string | undefined }) {
  if (text === undefined)
    return (
      <Text c="dimmed" inherit>
        {texts.absent}
      </Text>
    );
  return <span style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>{text}</span>;
}
