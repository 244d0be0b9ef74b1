import { Button, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import { Panel } from '../display/Panel';
import classes from './Welcome.module.css';

const SampleDialog = lazy(() => import('../sample/SampleDialog'));

const PIPELINE = [
  ['Define', 'A few lines of Keras, checked at once.'],
  ['Announce', 'A range of a Kafka topic is the data set.'],
  ['Train', 'One Flink job trains every model of a set.'],
  ['Publish', 'An immutable model with its measured accuracy.'],
  ['Serve', 'It scores another topic, live.'],
] as const;

export function Welcome() {
  const [open, dialog] = useDisclosure(false);
  return (
    <Panel>
      <div className={classes.welcome}>
        <Title order={2} fz={22}>
          Train and serve models on Kafka streams
        </Title>
        <Text c="dimmed" maw={560} mt={6}>
          No training yet. The sample takes real flowers through the first three of these steps in a
          few seconds, and leaves the last two to you.
        </Text>
        <ol className={classes.pipeline}>
          {PIPELINE.map(([name, what]) => (
            <li key={name}>
              <strong>{name}</strong>
              <span>{what}</span>
            </li>
          ))}
        </ol>
        <Button size="md" onClick={dialog.open}>
          Run the sample
        </Button>
      </div>
      {open && (
        <Suspense>
          <SampleDialog onClose={dialog.close} />
        </Suspense>
      )}
    </Panel>
  );
}
