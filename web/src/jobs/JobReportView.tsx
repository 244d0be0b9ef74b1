import { Button, CopyButton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { DataTable } from '../display/DataTable';
import { EmptyState } from '../display/EmptyState';
import { Facts, type Fact } from '../display/Facts';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { bytes, count, duration, words } from '../display/quantity';
import { StateBadge } from '../display/StateBadge';
import { jobTexts as texts } from '../texts/jobs';
import { jobReportOf, type JobException, type JobReport } from './jobReport';
import classes from './JobReportView.module.css';

interface ReportProps {
  resource: 'trainings' | 'inferences';
  id: string;
  dashboardUrl: string | null | undefined;
}

/** What the runtime says of a job: why it failed first, then what it has kept. */
export function JobReportView({ resource, id, dashboardUrl }: ReportProps) {
  const report = useQuery(jobReportOf(resource, id));
  if (!report.data) {
    return (
      <Panel title={texts.title}>
        <QueryView query={report}>
          {() => <EmptyState title={texts.unknown}>{texts.unknownHelp}</EmptyState>}
        </QueryView>
      </Panel>
    );
  }
  return (
    <Stack gap={20}>
      <Panel title={texts.title}>
        <Facts facts={factsOf(report.data, dashboardUrl)} />
      </Panel>
      <Exceptions exceptions={report.data.exceptions} />
      <Checkpoints checkpoints={report.data.checkpoints} />
    </Stack>
  );
}

function factsOf(report: JobReport, dashboardUrl: string | null | undefined): Fact[] {
  const facts: Fact[] = [
    [texts.state, <StateBadge key="state" state={report.state} />],
    [texts.restarts, count(report.restarts)],
    [texts.id, report.flinkJobId],
  ];
  if (!dashboardUrl) return facts;
  const link = (
    <a key="flink" className="link" href={dashboardUrl} target="_blank" rel="noreferrer">
      {texts.open}
    </a>
  );
  return [...facts, [texts.dashboard, link]];
}

function Exceptions({ exceptions }: { exceptions: JobException[] }) {
  return (
    <Panel title={texts.exceptions}>
      {exceptions.length === 0 ? (
        <Text size="sm" c="dimmed">
          {texts.noException}
        </Text>
      ) : (
        exceptions.map((each) => <Exception key={`${each.time} ${each.message}`} {...each} />)
      )}
    </Panel>
  );
}

function Exception({ time, task, message, rootCause, stackTrace }: JobException) {
  return (
    <article className={classes.exception}>
      <h3 className={classes.cause}>{rootCause}</h3>
      <p className={classes.where}>
        <Moment at={time} /> {task && texts.task(task)}
      </p>
      {message !== rootCause && <p className={classes.message}>{message}</p>}
      <details className={classes.stack}>
        <summary>{texts.stack}</summary>
        {/* It scrolls, so that keys must reach it. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre tabIndex={0}>{stackTrace}</pre>
        <CopyButton value={stackTrace}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" onClick={copy}>
              {copied ? texts.copied : texts.copy}
            </Button>
          )}
        </CopyButton>
      </details>
    </article>
  );
}

function Checkpoints({ checkpoints }: Pick<JobReport, 'checkpoints'>) {
  if (!checkpoints) {
    return (
      <Panel title={texts.checkpoints}>
        <Text size="sm" c="dimmed">
          {texts.noCheckpoints}
        </Text>
      </Panel>
    );
  }
  const { completed, failed, inProgress, restoredFrom, latest } = checkpoints;
  const facts: Fact[] = [
    [texts.completed, count(completed)],
    [texts.failed, count(failed)],
    [texts.inProgress, count(inProgress)],
  ];
  if (restoredFrom) facts.push([texts.restoredFrom, restoredFrom]);
  return (
    <Panel title={texts.checkpoints}>
      <Stack gap={16}>
        <Facts facts={facts} />
        {latest.length === 0 ? (
          <Text size="sm" c="dimmed">
            {texts.none}
          </Text>
        ) : (
          <LatestCheckpoints latest={latest} />
        )}
      </Stack>
    </Panel>
  );
}

function LatestCheckpoints({ latest }: Pick<NonNullable<JobReport['checkpoints']>, 'latest'>) {
  const titles = texts.columns;
  return (
    <DataTable
      label={texts.checkpoints}
      rows={latest}
      rowKey={({ id }) => String(id)}
      columns={[
        { title: titles.id, numeric: true, cell: ({ id }) => count(id) },
        { title: titles.kind, cell: ({ kind }) => words(kind) },
        { title: titles.state, cell: ({ state }) => words(state) },
        {
          title: titles.triggered,
          narrow: true,
          cell: ({ triggeredAt }) => <Moment at={triggeredAt} />,
        },
        { title: titles.duration, numeric: true, cell: ({ durationMs }) => duration(durationMs) },
        { title: titles.size, numeric: true, cell: ({ sizeBytes }) => bytes(sizeBytes) },
      ]}
    />
  );
}
