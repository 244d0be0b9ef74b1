import { Checkbox, NumberInput, SimpleGrid } from '@mantine/core';
import type { FitForm } from './fitForm';

export interface FitFieldsProps {
  form: FitForm;
  onChange: (change: Partial<FitForm>) => void;
}

/** What every training is asked. */
export function FitFields({ form, onChange }: FitFieldsProps) {
  const number = (name: 'epochs' | 'batchSize' | 'seed', label: string, min?: number) => (
    <NumberInput
      label={label}
      required
      allowDecimal={false}
      min={min}
      value={form[name]}
      onChange={(value) => onChange({ [name]: Number(value) })}
    />
  );
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {number('epochs', 'Epochs', 1)}
        {number('batchSize', 'Batch size', 1)}
        {number('seed', 'Seed')}
      </SimpleGrid>
      <Checkbox
        label="Shuffle the training part anew for each epoch"
        checked={form.shuffle}
        onChange={(event) => onChange({ shuffle: event.currentTarget.checked })}
      />
    </>
  );
}
