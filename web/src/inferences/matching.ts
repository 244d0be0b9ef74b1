import type { Inference } from '../api/types';
import type { InferenceListSearch } from './tabs';

/** Those with the text in their name, model or topics, in the state that is asked for. */
export function matching(all: Inference[], { q, state }: InferenceListSearch): Inference[] {
  const sought = q?.trim().toLowerCase() ?? '';
  return all.filter((inference) => {
    const { name, modelName, inputTopic, outputTopic } = inference;
    const said = [name, modelName, inputTopic, outputTopic].join('\n').toLowerCase();
    return said.includes(sought) && (state === undefined || inference.state === state);
  });
}
