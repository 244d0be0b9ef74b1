import { Button, Code, CopyButton, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { draftTexts } from '../../texts/draft';
import { ErrorNote } from '../ErrorNote';
import classes from './DraftEditor.module.css';
import type { JobPreview } from '../../api/types';

/** The job that the request would become. */
export function JobView({ preview }: { preview: UseQueryResult<JobPreview> }) {
  if (preview.error)
    return <ErrorNote error={preview.error} onRetry={() => void preview.refetch()} />;
  if (!preview.data)
    return <Skeleton height={420} role="status" aria-label={draftTexts.jobAsked} />;
  const { job, manifest, note } = preview.data;
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {draftTexts.jobHead}
      </Text>
      {note && (
        <Text size="sm">
          {!job && `${draftTexts.noJob}: `}
          {note}
        </Text>
      )}
      {job && <Document title={draftTexts.jobDocument} text={JSON.stringify(job, null, 2)} />}
      {manifest && <Document title={draftTexts.manifest} text={manifest} />}
    </Stack>
  );
}

function Document({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <Group justify="space-between" mb={6}>
        <Title order={2} fz={14}>
          {title}
        </Title>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" onClick={copy}>
              {copied ? draftTexts.copied : draftTexts.copy}
            </Button>
          )}
        </CopyButton>
      </Group>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <div className={classes.document} tabIndex={0} role="region" aria-label={title}>
        <Code block className={classes.code}>
          {text}
        </Code>
      </div>
    </div>
  );
}
