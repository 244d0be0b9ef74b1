import { expect, it } from 'vitest';
import {
  labelsOf,
  outputFacts,
  propertiesOf,
  withFormat,
  withOutput,
  withProperties,
} from './output';

it('asks for nothing when nothing is chosen', () => {
  expect(withOutput(undefined, { format: 'VALUES', labels: [], schemaRegistry: '' })).toBe(
    undefined,
  );
});

it('keeps what was chosen before', () => {
  const output = withOutput({ format: 'AVRO' }, { labels: ['a', 'b'] });

  expect(output).toEqual({ format: 'AVRO', labels: ['a', 'b'] });
});

it('takes back what another format cannot have', () => {
  const avro = { format: 'AVRO' as const, labels: ['a', 'b'], schemaRegistry: 'http://r:1' };

  expect(withFormat(avro, 'PREDICTION')).toEqual({ format: 'PREDICTION', labels: ['a', 'b'] });
  expect(withFormat(avro, 'VALUES')).toBe(undefined);
});

it('reads labels between commas', () => {
  expect(labelsOf(' setosa, , virginica ')).toEqual(['setosa', 'virginica']);
});

it('reads a property from each line, whose value may have equals signs', () => {
  expect(propertiesOf('security.protocol = SSL\n\nssl.key.password=${env:KAFKA_K}=x')).toEqual({
    'security.protocol': 'SSL',
    'ssl.key.password': '${env:KAFKA_K}=x',
  });
  expect(propertiesOf(' \n')).toBe(undefined);
});

it('leaves out properties that there are not', () => {
  const cluster = { bootstrapServers: 'a:1', properties: { b: 'c' } };

  expect(withProperties(cluster, '')).toEqual({ bootstrapServers: 'a:1' });
});

it('tells what becomes of predictions', () => {
  const cloud = { bootstrapServers: 'cloud:9092', properties: {} };

  expect(outputFacts({ format: 'VALUES' })).toEqual([['Predictions', 'VALUES']]);
  expect(
    outputFacts({
      format: 'AVRO',
      task: 'CLASSIFICATION',
      labels: ['a', 'b'],
      schemaRegistry: 'http://r:1',
      kafka: cloud,
      earlyExit: { limit: 0.75, topic: 'up', kafka: cloud },
    }),
  ).toEqual([
    ['Predictions', 'AVRO'],
    ['Meaning', 'One number for each class'],
    ['Labels', 'a, b'],
    ['Schema registry', 'http://r:1'],
    ['Output cluster', 'cloud:9092'],
    ['Early exit', 'below 0.75 to up on cloud:9092'],
  ]);
});
