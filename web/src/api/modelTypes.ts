import type { Asked } from './drafts';
import type { components } from './schema';

type Schemas = components['schemas'];

export type Model = Schemas['Model'];
export type ModelDraft = Asked<Schemas['ModelRequest']>;
export type ModelFormat = Model['format'];
export type ModelFile = Schemas['ModelFile'];
export type ModelStructure = Schemas['ModelSummary'];
export type LayerSummary = Schemas['LayerView'];
export type TensorSpec = Schemas['TensorView'];

export type ModelSet = Schemas['ModelSet'];
export type ModelSetDraft = Asked<Schemas['ModelSetRequest']>;
