import { Code } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { capabilities, systemInfo } from '../api/queries';
import type { Capabilities, Check, CheckState, SystemInfo } from '../api/types';
import { DataTable } from '../display/DataTable';
import { Facts, type Fact } from '../display/Facts';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { count, words } from '../display/quantity';
import { QueryView } from '../display/QueryView';
import { Sentence } from '../display/Sentence';
import badge from '../display/StateBadge.module.css';
import { Screen } from '../shell/Screen';
import { systemTexts as texts } from '../texts/operations';
import { RetentionPanel } from './RetentionPanel';

/** Whether everything that Millrace stands on is there, what it offers, what it keeps. */
export function System() {
  const system = useQuery(systemInfo);
  const offered = useQuery(capabilities);
  return (
    <Screen title={texts.title} description={texts.description}>
      <Panel title={texts.health}>
        <QueryView query={system} rows={3}>
          {(info) => <Facts facts={healthOf(info)} />}
        </QueryView>
      </Panel>
      <Panel title={texts.checks} flush>
        <QueryView query={offered}>{({ checks }) => <CheckTable checks={checks} />}</QueryView>
      </Panel>
      <Panel title={texts.versions}>
        <QueryView query={system} rows={2}>
          {(info) => <Facts facts={versionsOf(info)} />}
        </QueryView>
      </Panel>
      <RetentionPanel />
      <Panel title={texts.offers}>
        <QueryView query={offered} rows={2}>
          {(all) => <Facts facts={offersOf(all)} />}
        </QueryView>
      </Panel>
    </Screen>
  );
}

function healthOf({ kafka, flink, mode }: SystemInfo): Fact[] {
  const ofEachJob = mode === 'CLUSTER' && !flink.dashboardUrl;
  const facts: Fact[] = [
    [texts.kafka, <Health key="kafka" up={kafka.state === 'UP'} />],
    [texts.brokers, kafka.bootstrapServers],
    [
      texts.flink,
      ofEachJob ? texts.clusterOfEachJob : <Health key="flink" up={flink.state === 'UP'} />,
    ],
  ];
  if (kafka.fault) facts.splice(2, 0, [texts.fault, kafka.fault]);
  if (flink.slotsTotal !== null) {
    facts.push([texts.slots, texts.free(count(flink.slotsFree), count(flink.slotsTotal))]);
  }
  if (flink.dashboardUrl) {
    facts.push([
      texts.dashboard,
      <a key="link" className="link" href={flink.dashboardUrl} target="_blank" rel="noreferrer">
        {texts.openDashboard}
      </a>,
    ]);
  }
  return facts;
}

function versionsOf({ version, flink, schemaVersion, mode, startedAt, dataDir }: SystemInfo) {
  const facts: Fact[] = [
    [texts.product, version],
    [texts.flink, flink.version ?? texts.notKnown],
    [texts.schema, schemaVersion ?? texts.notKnown],
    [texts.mode, words(mode)],
    [texts.started, <Moment key="started" at={startedAt} />],
  ];
  if (dataDir) facts.push([texts.dataDir, dataDir]);
  return facts;
}

function offersOf(all: Capabilities): Fact[] {
  return [
    [texts.modelFormats, all.modelFormats.map(words).join(', ')],
    [texts.recordFormats, all.recordFormats.join(', ')],
    [texts.trainingKinds, all.trainingKinds.map(words).join(', ')],
    [texts.splitMethods, all.splitMethods.map(words).join(', ')],
    [texts.delivery, all.delivery.map(words).join(', ')],
  ];
}

function Health({ up }: { up: boolean }) {
  return <Badge tone={up ? 'good' : 'bad'} text={up ? texts.up : texts.down} />;
}

const TONES: Record<CheckState, string> = {
  FAILED: 'bad',
  WARNING: 'warn',
  UNKNOWN: 'calm',
  OK: 'good',
};
const ORDER = Object.keys(TONES);

/** What is missing first, with what to do about it. */
function CheckTable({ checks }: { checks: Check[] }) {
  return (
    <DataTable
      label={texts.checks}
      rows={checks.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))}
      rowKey={({ name }) => name}
      columns={[
        { title: texts.check, narrow: true, cell: ({ name }) => <Code>{name}</Code> },
        {
          title: texts.state,
          narrow: true,
          cell: ({ state }) => <Badge tone={TONES[state]} text={texts.states[state]} />,
        },
        { title: texts.found, cell: ({ detail }) => <Sentence text={detail} /> },
        {
          title: texts.remedy,
          cell: ({ remedy }) => (remedy ? <Sentence text={remedy} /> : texts.noRemedy),
        },
      ]}
    />
  );
}

function Badge({ tone, text }: { tone: string; text: string }) {
  return (
    <span className={badge.badge} data-tone={tone}>
      <span className={badge.dot} aria-hidden="true" />
      {text}
    </span>
  );
}
