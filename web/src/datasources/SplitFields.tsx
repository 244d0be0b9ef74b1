import { NumberInput, Select, SimpleGrid } from '@mantine/core';
import type { DataSourceDraft, SplitMethod } from '../api/types';
import { dataSourceTexts as texts } from '../texts/dataSources';

type Split = Pick<DataSourceDraft, 'validationRate' | 'testRate' | 'splitMethod'>;

interface SplitFieldsProps {
  draft: Split;
  onChange: (change: Split) => void;
}

/** Which records are held out. */
export function SplitFields({ draft, onChange }: SplitFieldsProps) {
  const share = (name: 'validationRate' | 'testRate', label: string) => (
    <NumberInput
      label={label}
      min={0}
      max={0.9}
      step={0.05}
      value={draft[name]}
      onChange={(value) => onChange({ [name]: Number(value) })}
    />
  );
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {share('validationRate', texts.validationShare)}
      {share('testRate', texts.testShare)}
      <Select
        label={texts.splitMethod}
        style={{ gridColumn: '1 / -1' }}
        allowDeselect={false}
        data={Object.entries(texts.splitMethods).map(([value, label]) => ({ value, label }))}
        value={draft.splitMethod ?? 'POSITIONAL'}
        onChange={(value) => onChange({ splitMethod: value as SplitMethod })}
      />
    </SimpleGrid>
  );
}
