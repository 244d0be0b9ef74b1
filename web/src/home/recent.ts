import type { Inference, Training } from '../api/types';
import { metric } from '../display/quantity';
import { homeTexts as texts } from '../texts/home';

/** Something that was done, and where it can be seen. */
export interface Happening {
  key: string;
  what: string;
  name: string;
  detail: string;
  at: string;
  to: string;
}

const SHOWN = 7;
/** More models than these are told of in one line. */
const FEW = 2;

export function happeningsOf(trainings: Training[], inferences: Inference[]): Happening[] {
  return [...trainings.flatMap(endings), ...inferences.map(deployed)]
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .slice(0, SHOWN);
}

const ENDS = { FINISHED: 'finished', FAILED: 'failed', CANCELED: 'canceled' } as const;

function endings({ id, name, state, finishedAt, results, modelSetName }: Training): Happening[] {
  if (!finishedAt) return [];
  const ended = { at: finishedAt, to: `/trainings/${id}` };
  const published = results
    .filter(({ artifact }) => artifact !== null)
    .map((result) => ({
      at: finishedAt,
      key: result.id,
      what: texts.happened.published,
      name: texts.model(result.modelName, result.modelVersion),
      detail: accuracyOf(result.test.accuracy ?? result.validation.accuracy),
      to: `/trainings/${id}/results/${result.id}`,
    }));
  const what = texts.happened[ENDS[state as keyof typeof ENDS] ?? 'finished'];
  const many = published.length > FEW;
  const detail = many ? texts.publishedMany(published.length, bestOf(results)) : modelSetName;
  return [{ ...ended, key: id, what, name, detail }, ...(many ? [] : published)];
}

function bestOf(results: Training['results']): string {
  const measured = results.flatMap(
    ({ test, validation }) => test.accuracy ?? validation.accuracy ?? [],
  );
  return measured.length > 0 ? texts.bestSoFar(metric(Math.max(...measured))) : '';
}

function accuracyOf(accuracy: number | null | undefined): string {
  return typeof accuracy === 'number' ? texts.accuracy(metric(accuracy)) : '';
}

function deployed({ id, name, createdAt, modelName }: Inference): Happening {
  return {
    key: id,
    what: texts.happened.deployed,
    name,
    detail: modelName,
    at: createdAt,
    to: `/inferences/${id}`,
  };
}
