import { ActionIcon, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { API_ROOT } from '../api/client';
import type { TrainingResult } from '../api/types';
import { LinkButton } from '../shell/LinkButton';
import { resultTexts as texts } from '../texts/results';

interface DeployOrDownloadProps {
  result: TrainingResult;
  /** What the row calls it. */
  name: string;
}

/** What a row of a table offers for a finished result. */
export function DeployOrDownload({ result: { id, trainingId }, name }: DeployOrDownloadProps) {
  return (
    <Group gap={6} wrap="nowrap" justify="flex-end">
      <LinkButton
        needs="OPERATOR"
        size="compact-sm"
        variant="default"
        to="/inferences/new"
        search={{ resultId: id }}
        aria-label={texts.deployNamed(name)}
      >
        {texts.deploy}
      </LinkButton>
      <ActionIcon
        component="a"
        variant="subtle"
        size={28}
        href={`${API_ROOT}/trainings/${trainingId}/results/${id}/model?format=saved_model`}
        aria-label={texts.downloadNamed(name)}
        title={texts.download}
        download
      >
        <IconDownload size={17} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
