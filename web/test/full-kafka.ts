import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DecodedRecord } from '../src/api/types';
import type { World } from './world';

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

const DIGITS = join(import.meta.dirname, '..', '..', 'examples', 'data', 'digits.csv');
const SHOWN = 24;
const RECORDS = 1437;

/** Real digits as a stream, and the topics beside it. */
export function fillKafka(world: World): void {
  const rows = readFileSync(DIGITS, 'utf8').trim().split('\n').slice(1);
  const digits = rows.slice(0, SHOWN).map((row, offset) => decoded(row, offset));
  world.decoded.d1 = digits;
  world.classes.d1 = balance(rows);
  for (const row of rows.slice(0, RECORDS)) {
    const { keyBase64 } = decoded(row, 0);
    world.kafka.write('digits', { keyBase64, valueBase64: btoa('\0'.repeat(64)) });
  }
  world.kafka.starts['digits-old'] = 900;
  world.kafka.write('digits-old', { valueText: '[0, 1]', valueBase64: btoa('[0, 1]') });
  world.kafka.write('millrace.events', { valueText: '{"kind": "epoch"}' });
  world.kafka.internal.add('millrace.events');
  world.kafka.write('scored', {
    keyBase64: btoa('flower-7'),
    valueText: '{"values":[0.97,0.02,0.01]}',
    valueBase64: btoa('{"values":[0.97,0.02,0.01]}'),
    headers: { 'millrace-model': 'iris-mlp', 'millrace-model-version': '3' },
  });
}

function decoded(row: string, offset: number): DecodedRecord {
  const cells = row.split(',').map(Number);
  const label = cells.at(-1) ?? 0;
  return {
    topic: 'digits',
    partition: 0,
    offset,
    time: minutesAgo(40),
    keyBase64: btoa(String.fromCharCode(label)),
    sizeBytes: 65,
    label: [label],
    features: { shape: [8, 8], values: cells.slice(0, -1), truncated: false },
    image: null,
    fault: offset === 5 ? 'The value has 63 bytes; legal are 64, 8 x 8 of uint8.' : null,
  };
}

function balance(rows: string[]) {
  const counts = new Map<number, number>();
  for (const row of rows) {
    const label = Number(row.slice(row.lastIndexOf(',') + 1));
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const classes = [...counts].map(([label, count]) => ({ label, count }));
  classes.sort((a, b) => a.label - b.label);
  return { classes, counted: rows.length, total: rows.length, complete: true };
}

const GONE = {
  code: 'OFFSETS_EXPIRED',
  message:
    "range digits-old:0:0:900 begins at offset 0 of topic 'digits-old', partition 0, but Kafka retains it only from offset 900; send the records again",
};

export function dataSource(id: string, retained: 'ALL' | 'EXPIRED') {
  return {
    id,
    retained,
    ranges: [retained === 'ALL' ? `digits:0:0:${RECORDS}` : 'digits-old:0:0:900'],
    format: 'RAW' as const,
    formatConfig: { data_type: 'uint8', label_type: 'uint8', data_reshape: '64' },
    validationRate: 0.2,
    testRate: 0.1,
    splitMethod: 'SHUFFLED' as const,
    description: 'Handwritten digits',
    totalMessages: RECORDS,
    unsentMessages: 0,
    createdAt: minutesAgo(40),
    retainedSince: retained === 'ALL' ? null : minutesAgo(5),
    missing: retained === 'ALL' ? null : GONE,
  };
}
