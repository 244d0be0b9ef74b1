import { curveSettingsOf, type CurveSettings } from '../charts/curveSettings';

const TABS = ['settings', 'job'] as const;

/** What of a training is shown, in its address. */
export interface TrainingSearch extends CurveSettings {
  tab?: (typeof TABS)[number];
}

export function trainingSearchOf(search: Record<string, unknown>): TrainingSearch {
  return { ...curveSettingsOf(search), tab: TABS.find((tab) => tab === search.tab) };
}
