import { Checkbox, SimpleGrid } from '@mantine/core';
import type { FitDraft } from '../../api/types';
import { trainingFormTexts as texts } from '../../texts/trainingForm';
import { NumberField } from './DraftFields';
import type { Announced } from './fitDraft';

export interface FitFieldsProps {
  fit: FitDraft;
  /** What is trained on, when that is known. */
  source: Announced;
  /** The first fault at a pointer into the request. */
  faultAt: (pointer: string) => string | undefined;
  onChange: (change: FitDraft) => void;
}

/** What every training is asked. */
export function FitFields({ fit, faultAt, onChange }: FitFieldsProps) {
  const number = (name: 'epochs' | 'batchSize' | 'seed', min?: number) => (
    <NumberField
      label={texts[name]}
      required
      whole
      min={min}
      value={fit[name]}
      fault={faultAt(`/fit/${name}`)}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {number('epochs', 1)}
        {number('batchSize', 1)}
        {number('seed')}
      </SimpleGrid>
      <Checkbox
        label={texts.shuffle}
        checked={fit.shuffle ?? true}
        onChange={(event) => onChange({ shuffle: event.currentTarget.checked })}
      />
    </>
  );
}
