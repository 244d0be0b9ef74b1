import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from '../../api/client';
import { PLACES } from '../places';

const MOST = 5;

interface Named {
  id: string;
  name?: string;
  description?: string;
  state?: string;
  ranges?: string[];
}

/** A thing that a search has found, and the screen that shows it. */
export interface Hit {
  kind: Kind;
  id: string;
  name: string;
  detail: string;
  link: ReturnType<(typeof LINKS)[Kind]>;
}

const LINKS = {
  models: (modelId: string) => ({ to: '/models/$modelId', params: { modelId } }) as const,
  'model-sets': (modelSetId: string) =>
    ({ to: '/model-sets/$modelSetId', params: { modelSetId } }) as const,
  'data-sources': (dataSourceId: string) =>
    ({ to: '/data-sources/$dataSourceId', params: { dataSourceId } }) as const,
  trainings: (trainingId: string) =>
    ({ to: '/trainings/$trainingId', params: { trainingId } }) as const,
  inferences: (inferenceId: string) =>
    ({ to: '/inferences/$inferenceId', params: { inferenceId } }) as const,
  topics: (topic: string) => ({ to: '/topics/$topic', params: { topic } }) as const,
};

export type Kind = keyof typeof LINKS;
const KINDS = Object.keys(LINKS) as Kind[];

/** Asks the server for things of every kind whose name has this text. */
export function hitsOf(text: string) {
  return queryOptions({
    queryKey: ['search', text],
    queryFn: async ({ signal }) => {
      const found = await Promise.all(KINDS.map((kind) => search(kind, text, signal)));
      return found.flat();
    },
    enabled: text !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    retry: false,
  });
}

async function search(kind: Kind, text: string, signal: AbortSignal): Promise<Hit[]> {
  if (kind === 'topics') return topicsOf(text, signal);
  const path = `/${kind}?limit=${MOST}&q=${encodeURIComponent(text)}`;
  const page = await request<{ items: Named[] }>('GET', path, undefined, signal);
  return page.items.map((item) => ({
    kind,
    id: item.id,
    name: item.name ?? item.description ?? item.id,
    detail: item.state ?? item.ranges?.join(', ') ?? item.description ?? '',
    link: LINKS[kind](item.id),
  }));
}

/** Kafka lists topics as a whole. */
async function topicsOf(text: string, signal: AbortSignal): Promise<Hit[]> {
  const { items } = await request<{ items: { name: string }[] }>(
    'GET',
    '/topics',
    undefined,
    signal,
  );
  return items
    .filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()))
    .slice(0, MOST)
    .map(({ name }) => ({ kind: 'topics', id: name, name, detail: '', link: LINKS.topics(name) }));
}

/** The icon of a kind is that of its place. */
export function iconOf(kind: Kind) {
  return PLACES.find(({ to }) => to === `/${kind}`)?.icon;
}
