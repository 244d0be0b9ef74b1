import { Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { listOf } from '../api/queries';
import type { Inference } from '../api/types';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { versionTexts as texts } from '../texts/versions';
import { trainingOf } from '../tryit/trained';
import { modelInUse, scoringSince } from './modelInUse';
import { RolloutView } from './RolloutView';
import { SwitchForm } from './SwitchForm';
import { VersionLog } from './VersionLog';

/** Which model scores, which one is on its way, and the way to another. */
export function VersionsTab({ inference }: { inference: Inference }) {
  return (
    <Stack gap={20}>
      <InUse inference={inference} />
      <RolloutView inference={inference} />
      <SwitchForm inference={inference} />
      <VersionLog inference={inference} />
    </Stack>
  );
}

function InUse({ inference }: { inference: Inference }) {
  const trainings = useQuery(listOf('trainings'));
  const model = modelInUse(inference);
  const since = scoringSince(inference.metrics);
  const current = model.modelVersion === inference.modelVersion;
  const trained = current ? trainingOf(trainings.data ?? [], inference.resultId) : undefined;
  return (
    <Panel title={texts.inUse}>
      <Group gap={12} align="baseline">
        <Text fz={27} fw={650} lts="-0.02em" lh={1.2}>
          {model.modelName}
        </Text>
        <Text fz={17} fw={500}>
          {texts.version(model.modelVersion)}
        </Text>
        {since && (
          <Text size="sm" c="dimmed">
            {texts.since} <Moment at={since} />
          </Text>
        )}
      </Group>
      <Text size="sm" c="dimmed" mt={4} mih={22}>
        {trained && (
          <>
            {texts.learnedIn}{' '}
            <Link
              className="link"
              to="/trainings/$trainingId/results/$resultId"
              params={{ trainingId: trained.training.id, resultId: trained.result.id }}
            >
              {trained.training.name}
            </Link>
          </>
        )}
      </Text>
    </Panel>
  );
}
