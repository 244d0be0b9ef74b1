import { Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Panel } from '../display/Panel';
import { tryItTexts as texts } from '../texts/tryit';
import { AnswerView } from './AnswerView';
import { RecordForm, type RecordFormProps } from './RecordForm';
import type { Trial } from './Trial';
import { TrialHistory } from './TrialHistory';

type ConsoleProps = Omit<RecordFormProps, 'onSent'> & { trials: Trial[] };

/** Left what is asked, right what is answered, below what was asked before. */
export function TryConsole(props: ConsoleProps) {
  const { inference, trials, input } = props;
  const [shownId, setShownId] = useState<string>();
  const shown = trials.find(({ id }) => id === shownId) ?? trials[0];
  const labels = inference.output.labels;
  return (
    <Stack gap={20}>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing={20}>
        <Panel title={texts.record}>
          <RecordForm {...props} onSent={() => setShownId(undefined)} />
        </Panel>
        <Panel title={texts.prediction}>
          <Following {...props} />
          <AnswerView trial={shown} labels={labels} />
          {inference.delivery === 'EXACTLY_ONCE' && (
            <Text size="xs" c="dimmed">
              {texts.exactlyOnce}
            </Text>
          )}
        </Panel>
      </SimpleGrid>
      <TrialHistory
        trials={trials}
        labels={labels}
        picture={input.picture}
        onShow={(trial) => setShownId(trial.id)}
      />
    </Stack>
  );
}

function Following({ watching, log }: Pick<ConsoleProps, 'watching' | 'log'>) {
  if (watching !== 'BROKEN') return null;
  return (
    <Group gap={12} mb={12} role="status">
      <Text size="sm">{texts.broken}</Text>
      <Button size="xs" variant="default" onClick={() => log.watch()}>
        {texts.reopen}
      </Button>
    </Group>
  );
}
