import type {
  ClusterDraft,
  OutputDraft,
  PredictionFormat,
  PredictionOutput,
  PredictionTask,
} from '../api/types';

export const PREDICTION_FORMATS: { value: PredictionFormat; label: string }[] = [
  { value: 'VALUES', label: 'VALUES: {"values": […]}, as Kafka-ML writes them' },
  { value: 'PREDICTION', label: 'PREDICTION: JSON with label, score, model and source' },
  { value: 'AVRO', label: 'AVRO: the same as binary records of one schema' },
];

export const TASKS: { value: PredictionTask; label: string }[] = [
  { value: 'CLASSIFICATION', label: 'One number for each class' },
  { value: 'BINARY_CLASSIFICATION', label: 'The probability of class 1 of two' },
  { value: 'REGRESSION', label: 'What is predicted' },
];

/** Absent and empty are the same; an output of which nothing is asked is absent. */
export function withOutput(
  output: OutputDraft | undefined,
  change: Partial<OutputDraft>,
): OutputDraft | undefined {
  const asked = Object.entries({ ...output, ...change }).filter(
    ([name, value]) =>
      value !== undefined &&
      value !== '' &&
      !(Array.isArray(value) && value.length === 0) &&
      !(name === 'format' && value === 'VALUES'),
  );
  return asked.length === 0 ? undefined : Object.fromEntries(asked);
}

/** VALUES say no more than values; only AVRO has a schema to register. */
export function withFormat(
  output: OutputDraft | undefined,
  format: PredictionFormat,
): OutputDraft | undefined {
  return withOutput(output, {
    format,
    ...(format === 'VALUES' && { task: undefined, labels: undefined }),
    ...(format !== 'AVRO' && { schemaRegistry: undefined }),
  });
}

export function labelsOf(text: string): string[] {
  return text
    .split(',')
    .map((label) => label.trim())
    .filter((label) => label !== '');
}

/** One property for each line, `name=value`. */
export function propertiesOf(text: string): Record<string, string> | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length === 0
    ? undefined
    : Object.fromEntries(
        lines.map((line) => {
          const [name = '', ...value] = line.split('=');
          return [name.trim(), value.join('=').trim()];
        }),
      );
}

export function withProperties(cluster: ClusterDraft, text: string): ClusterDraft {
  const properties = propertiesOf(text);
  return { bootstrapServers: cluster.bootstrapServers, ...(properties && { properties }) };
}

/** What the page of a deployment says of it: name and text. */
export function outputFacts(output: PredictionOutput): [string, string][] {
  const facts: [string, string][] = [['Predictions', output.format]];
  if (output.task) {
    const task = output.task;
    facts.push(['Meaning', TASKS.find(({ value }) => value === task)?.label ?? task]);
  }
  if (output.labels) {
    facts.push(['Labels', output.labels.join(', ')]);
  }
  if (output.schemaRegistry) {
    facts.push(['Schema registry', output.schemaRegistry]);
  }
  if (output.kafka) {
    facts.push(['Output cluster', output.kafka.bootstrapServers]);
  }
  if (output.earlyExit) {
    const { limit, topic, kafka } = output.earlyExit;
    const where = kafka ? ` on ${kafka.bootstrapServers}` : '';
    facts.push(['Early exit', `below ${limit} to ${topic}${where}`]);
  }
  return facts;
}
