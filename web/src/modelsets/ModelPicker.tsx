import { Select } from '@mantine/core';
import { useState } from 'react';
import type { Model } from '../api/types';
import { shape } from '../display/quantity';
import { modelSetTexts as texts } from '../texts/modelSets';

interface ModelPickerProps {
  models: Model[];
  onPick: (id: string) => void;
}

/** Finds a model by its name and adds it; stays open for the next one. */
export function ModelPicker({ models, onPick }: ModelPickerProps) {
  const [typed, setTyped] = useState('');
  return (
    <Select
      label={texts.add}
      description={texts.addHelp}
      placeholder={texts.addPlaceholder}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={texts.nothingLeft}
      maxDropdownHeight={320}
      limit={100}
      data={models.map((model) => ({ value: model.id, label: labelOf(model) }))}
      value={null}
      onChange={(id) => {
        if (id) onPick(id);
        setTyped('');
      }}
    />
  );
}

function labelOf({ name, inputs }: Model): string {
  return `${name} (${texts.reads(inputs.map((input) => shape(input.shape)).join(', '))})`;
}
