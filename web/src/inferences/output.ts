import type {
  ClusterDraft,
  OutputDraft,
  PredictionFormat,
  PredictionOutput,
  PredictionTask,
} from '../api/types';
import { inferenceTexts } from '../texts/inferences';
import { outputTexts } from '../texts/inferenceForm';

const texts = inferenceTexts.facts;

const FORMATS: PredictionFormat[] = ['VALUES', 'PREDICTION', 'AVRO'];
export const PREDICTION_FORMATS = FORMATS.map((value) => ({
  value,
  label: outputTexts.formats[value],
}));

const MEANINGS: PredictionTask[] = ['CLASSIFICATION', 'BINARY_CLASSIFICATION', 'REGRESSION'];
export const TASKS = MEANINGS.map((value) => ({ value, label: outputTexts.tasks[value] }));

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

/** What is typed for them; nothing when JSON holds something else in their place. */
export function labelsText(output: OutputDraft | undefined): string {
  return Array.isArray(output?.labels) ? output.labels.join(', ') : '';
}

export function propertiesText(cluster: ClusterDraft | undefined): string {
  return Object.entries(cluster?.properties ?? {})
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');
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
  const facts: [string, string][] = [[texts.predictions, output.format]];
  if (output.task) {
    const task = output.task;
    facts.push([texts.meaning, TASKS.find(({ value }) => value === task)?.label ?? task]);
  }
  if (output.labels) {
    facts.push([texts.labels, output.labels.join(', ')]);
  }
  if (output.schemaRegistry) {
    facts.push([texts.schemaRegistry, output.schemaRegistry]);
  }
  if (output.kafka) {
    facts.push([texts.outputCluster, output.kafka.bootstrapServers]);
  }
  if (output.earlyExit) {
    const { limit, topic, kafka } = output.earlyExit;
    facts.push([texts.earlyExit, texts.earlyExitTo(limit, topic, kafka?.bootstrapServers)]);
  }
  return facts;
}
