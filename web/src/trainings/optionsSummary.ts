import type { DataSource } from '../api/types';
import { keepsBest, type FitForm } from './fitForm';

/** Which options are on, in one sentence. */
export function optionsSummary(form: FitForm, source: DataSource | undefined): string {
  const on = [
    keepsBest(form, source) && 'weights of the best epoch are kept',
    form.stopEarly && 'stops early',
    form.reduce && 'learning rate is reduced on a plateau',
    form.timeBudgetMinutes !== '' && `${form.timeBudgetMinutes} minutes at most`,
    form.stepsPerEpoch !== '' && `${form.stepsPerEpoch} steps for each epoch`,
    form.classWeights.trim() !== '' && 'classes are weighted',
    (form.validationRate !== '' || form.testRate !== '' || form.splitMethod !== '') &&
      'split of its own',
  ].filter((part) => part !== false);
  const sentence =
    on.length === 0 ? 'early stopping, class weights, split and more' : on.join(', ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
