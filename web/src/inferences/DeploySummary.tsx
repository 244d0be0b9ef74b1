import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { DataSource, InferenceDraft } from '../api/types';
import { count, metric } from '../display/quantity';
import { inferenceFormTexts as texts } from '../texts/inferenceForm';
import { outputSize, sourceOf, type Deployable } from './deployable';
import classes from './InferenceForm.module.css';
import { retained, topics } from './topics';

interface SummaryProps {
  draft: InferenceDraft;
  choice: Deployable | undefined;
  sources: DataSource[];
}

/** What will happen, in words and numbers. */
export function DeploySummary({ draft, choice, sources }: SummaryProps) {
  const known = useQuery(topics);
  const { inputTopic, outputTopic } = draft;
  const find = (name: string) => known.data?.find((topic) => topic.name === name);
  const input = find(inputTopic);
  const size = choice && outputSize(choice);
  const own = !draft.inputKafka && known.data !== undefined;
  return (
    <aside className={classes.summary} aria-label={texts.summary}>
      <Title order={2} fz={15}>
        {texts.summary}
      </Title>
      <dl>
        {choice && <Entry name={texts.model} value={choice.name} />}
        <Accuracy choice={choice} />
        {choice && <Trained source={sourceOf(choice, sources)} />}
        {inputTopic && own && (
          <Entry
            name={texts.readsFrom}
            value={
              input ? texts.waiting(inputTopic, count(retained(input))) : texts.newTopic(inputTopic)
            }
          />
        )}
        {outputTopic && !draft.output?.kafka && known.data && (
          <Entry
            name={texts.writesTo}
            value={find(outputTopic) ? texts.isThere(outputTopic) : texts.newTopic(outputTopic)}
          />
        )}
        {size !== undefined && size > 1 && !draft.output?.labels && (
          <Entry name={texts.gives} value={texts.classes(size)} />
        )}
      </dl>
    </aside>
  );
}

function Accuracy({ choice }: { choice: Deployable | undefined }) {
  const accuracy = choice?.trained?.result.test.accuracy;
  if (typeof accuracy !== 'number') return null;
  return <Entry name={texts.accuracy} value={metric(accuracy)} />;
}

function Trained({ source }: { source: DataSource | undefined }) {
  if (!source) return null;
  return <Entry name={texts.trainedOn} value={source.description || source.ranges.join(', ')} />;
}

function Entry({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
