import { Button, Group, Text, TextInput } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useMemo, useState, useSyncExternalStore } from 'react';
import type { TopicRecord } from '../api/topicTypes';
import { EmptyState } from '../display/EmptyState';
import { rate } from '../display/quantity';
import { LinkButton } from '../shell/LinkButton';
import { topicTexts as texts } from '../texts/topics';
import { RecordTable } from './RecordTable';
import { shortly } from './recordBytes';
import { KEPT, Tail, type TailView as View } from './Tail';
import classes from './TailView.module.css';

/** Records of a topic as they arrive. */
export function TailView({ topic }: { topic: string }) {
  const tail = useMemo(() => new Tail(topic), [topic]);
  const view = useSyncExternalStore(tail.subscribe, tail.current);
  const [part, setPart] = useState('');
  const shown = part ? view.records.filter((record) => holds(record, part)) : view.records;
  return (
    <>
      <Group px={20} py={12} gap="md" align="flex-end">
        <Button
          variant={view.paused ? 'filled' : 'default'}
          leftSection={view.paused ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
          onClick={view.paused ? tail.resume : tail.pause}
        >
          {view.paused ? texts.resume : texts.pause}
        </Button>
        <Button variant="default" disabled={view.records.length === 0} onClick={tail.clear}>
          {texts.clear}
        </Button>
        <TextInput
          type="search"
          aria-label={texts.filter}
          placeholder={texts.filter}
          title={texts.filterAbout}
          w={220}
          value={part}
          onChange={(event) => setPart(event.currentTarget.value)}
        />
        <Status view={view} />
      </Group>
      {view.records.length === 0 ? (
        <EmptyState
          title={texts.nothingYetTitle}
          action={
            <LinkButton to="/topics/$topic" params={{ topic }} search={{ view: 'send' }}>
              {texts.sendFirst}
            </LinkButton>
          }
        >
          {texts.nothingYet}
        </EmptyState>
      ) : (
        <RecordTable label={texts.recordsOf(topic)} records={shown} />
      )}
      <Text size="xs" c="dimmed" px={20} py={10}>
        {texts.liveLimit(KEPT)}
      </Text>
    </>
  );
}

function holds(record: TopicRecord, part: string): boolean {
  const key = shortly(record.keyBase64);
  const value = shortly(record.valueBase64, record.valueText);
  return `${key}\n${value}`.toLowerCase().includes(part.toLowerCase());
}

function Status({ view }: { view: View }) {
  return (
    <div className={classes.status}>
      <span
        className={classes.state}
        role="status"
        data-state={view.paused ? 'PAUSED' : view.status}
      >
        <span className={classes.dot} aria-hidden="true" />
        {stateText(view)}
      </span>
      <span>{texts.received(view.received)}</span>
      <span>{texts.perSecond(rate(view.perSecond))}</span>
      {view.waiting > 0 && <strong>{texts.waitingCount(view.waiting)}</strong>}
    </div>
  );
}

function stateText({ paused, status }: View): string {
  if (paused) return texts.paused;
  if (status === 'BROKEN') return texts.broken;
  return status === 'CONNECTING' ? texts.connecting : texts.following;
}
