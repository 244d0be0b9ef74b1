import type { MetricSeries, Training, TrainingResult } from '../../src/api/types';
import { fullWorld } from '../full-world';
import type { World } from '../world';

const TRAININGS = 2000;
export const CURVES = 20;
export const EPOCHS = 1000;
const DRAWN = 900;

/** A Millrace of which 2,000 trainings are known, one of them with 20 models under way. */
export function manyTrainings(): World {
  const world = fullWorld();
  const [running, done] = world.trainings;
  if (!running || !done) throw new Error('The full world has a running and a finished training.');
  const live = liveTraining(running);
  world.trainings = [
    live,
    ...Array.from({ length: TRAININGS - 1 }, (_, index) => copyOf(done, index)),
  ];
  live.results.forEach((result, index) => {
    world.series[result.id] = curve(DRAWN, index);
  });
  return served(world);
}

function copyOf(done: Training, index: number): Training {
  const id = `t${index + 10}`;
  const createdAt = new Date(Date.now() - (index + 2) * 60_000).toISOString();
  const results = done.results.map((result, at) => ({
    ...result,
    id: `${id}-r${at}`,
    trainingId: id,
  }));
  return { ...done, id, name: `Run ${TRAININGS - index} of digits`, createdAt, results };
}

function liveTraining(running: Training): Training {
  const [sample] = running.results;
  if (!sample) throw new Error('The running training has results.');
  const results = Array.from({ length: CURVES }, (_, index): TrainingResult => ({
    ...sample,
    id: `live-r${index}`,
    trainingId: 'live',
    modelName: `model-${index + 1}`,
    epoch: DRAWN,
    epochs: EPOCHS * 10,
  }));
  return { ...running, id: 'live', name: 'Twenty models', flags: [], conditions: [], results };
}

export function metricsAt(epoch: number, index: number) {
  const loss = (2.3 - index * 0.05) * Math.exp(-epoch / (200 + index * 15)) + 0.05;
  const wobble = 0.02 * Math.sin(epoch * 2.3 + index);
  return {
    train: { loss, accuracy: 1 - loss / 2.6 },
    validation: { loss: loss * 1.1 + wobble, accuracy: 0.98 - loss / 2.6 + wobble / 4 },
  };
}

function curve(length: number, index: number): MetricSeries {
  const epochs = Array.from({ length }, (_, epoch) => epoch + 1);
  const points = epochs.map((epoch) => metricsAt(epoch, index));
  const column = (part: 'train' | 'validation') => ({
    loss: points.map((point) => point[part].loss),
    accuracy: points.map((point) => point[part].accuracy),
  });
  return {
    epochs,
    steps: epochs.map((epoch) => epoch * 32),
    train: column('train'),
    validation: column('validation'),
    learningRate: epochs.map(() => 0.001),
    times: epochs.map((epoch) => new Date(Date.now() - (length - epoch) * 100).toISOString()),
  };
}

/** Lists of trainings are filtered, sorted and paged as the server does it. */
function served(world: World): World {
  const answer = world.answer.bind(world);
  world.answer = (route, body, query = new URLSearchParams()) => {
    if (route !== 'GET /trainings') return answer(route, body, query);
    const found = sorted(filtered(world.trainings, query), query.get('sort') ?? '-createdAt');
    const from = Number(query.get('cursor') ?? 0);
    const until = from + Number(query.get('limit') ?? 100);
    const nextCursor = until < found.length ? String(until) : null;
    return [200, { items: found.slice(from, until), nextCursor }];
  };
  return world;
}

function filtered(trainings: Training[], query: URLSearchParams): Training[] {
  const [q, states] = [query.get('q')?.toLowerCase(), query.getAll('state')];
  return trainings.filter(
    ({ name, state }) =>
      (!q || name.toLowerCase().includes(q)) && (states.length === 0 || states.includes(state)),
  );
}

function sorted(trainings: Training[], sort: string): Training[] {
  const by = sort.replace('-', '') as 'name' | 'state' | 'createdAt';
  const sign = sort.startsWith('-') ? -1 : 1;
  return [...trainings].sort((a, b) => sign * a[by].localeCompare(b[by]));
}
