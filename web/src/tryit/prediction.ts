import type { PredictionOutput } from '../api/types';
import { avroPrediction } from './avroPrediction';
import { bytesOf } from './bytes';

/** What a model said of a record. */
export interface Prediction {
  values: number[];
  label?: string;
  classIndex?: number;
  score?: number;
  /** Of a regression. */
  number?: number;
  /** The name of each output of a model that has several. */
  output?: string;
}

interface Written {
  valueText: string | null;
  valueBase64: string | null;
}

/** The predictions in a record of an output topic, one for each output; none when it is no such. */
export function predictionsOf(record: Written, output: PredictionOutput): Prediction[] {
  if (output.format === 'AVRO') {
    const bytes = bytesOf(record.valueBase64 ?? '');
    const prediction = avroPrediction(bytes, output.schemaRegistry !== undefined);
    return prediction ? [prediction] : [];
  }
  const given = parsed(record.valueText ?? '');
  if (!given) return [];
  const outputs = given.outputs;
  if (isMembers(outputs)) {
    return Object.entries(outputs).flatMap(([name, each]) =>
      isMembers(each) ? [{ ...predictionOf(each), output: name }] : [],
    );
  }
  return [predictionOf(given)];
}

type Members = Record<string, unknown>;

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): Members | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isMembers(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function predictionOf(given: Members): Prediction {
  const { values, label, score, prediction } = given;
  return {
    values: Array.isArray(values) ? values.flat(Infinity).map(Number) : [],
    ...(typeof label === 'string' && { label }),
    ...(typeof given.class === 'number' && { classIndex: given.class }),
    ...(typeof score === 'number' && { score }),
    ...(typeof prediction === 'number' && { number: prediction }),
  };
}

const ROUNDING = 0.01;

/**
 * The class that a prediction names. VALUES name none: there the largest share of a distribution is
 * it, and of numbers that are no distribution nothing is claimed.
 */
export function classOf(prediction: Prediction): number | undefined {
  if (prediction.classIndex !== undefined) return prediction.classIndex;
  const { values } = prediction;
  if (prediction.number !== undefined || !isDistribution(values)) return undefined;
  return values.indexOf(Math.max(...values));
}

export function isDistribution(values: number[]): boolean {
  const sum = values.reduce((total, value) => total + value, 0);
  return values.length > 1 && values.every((value) => value >= 0) && Math.abs(sum - 1) < ROUNDING;
}
