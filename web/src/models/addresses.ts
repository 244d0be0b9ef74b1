/** Choices of the pages of models that an address may name; what it names wrongly is left out. */
export const LAYER_VIEWS = ['table', 'graph'] as const;
export type LayerView = (typeof LAYER_VIEWS)[number];

export const MODEL_TABS = ['architecture', 'versions', 'code', 'json', 'sets'] as const;
export type ModelTab = (typeof MODEL_TABS)[number];

export function layerViewOf(given: unknown): LayerView | undefined {
  return LAYER_VIEWS.find((view) => view === given);
}

export function modelTabOf(given: unknown): ModelTab | undefined {
  return MODEL_TABS.find((tab) => tab === given);
}

/** What a link to the form of a new model fills in: a template, or the id of a model to copy. */
export interface NewModel {
  template?: string;
  from?: string;
  view?: LayerView;
}

export function newModelOf({ template, from, view }: Record<string, unknown>): NewModel {
  return {
    template: typeof template === 'string' ? template : undefined,
    from: typeof from === 'string' ? from : undefined,
    view: layerViewOf(view),
  };
}
