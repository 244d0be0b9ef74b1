import { Autocomplete, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { DATA_TYPES } from '../formats/formatConfig';
import type { DataType } from '../formats/numbers';
import { uploadTexts as texts } from '../texts/upload';
import { topics } from '../topics/topicQueries';
import { featureCount, type ChoiceFaults, type Choices, type Layout } from './choices';

export interface FieldsProps {
  layout: Layout;
  choices: Choices;
  faults: ChoiceFaults;
  onChange: (change: Partial<Choices>) => void;
}

/** Where the records go, and how numbers become bytes. */
export function SentAsFields(props: FieldsProps) {
  const { layout, choices, faults, onChange } = props;
  const known = useQuery(topics);
  const internal = known.data?.some((topic) => topic.internal && topic.name === choices.topic);
  return (
    <Stack maw={760}>
      <Autocomplete
        label={texts.topic}
        description={texts.topicAbout}
        required
        data={known.data?.filter((topic) => !topic.internal).map((topic) => topic.name) ?? []}
        value={choices.topic}
        error={faults.topic ?? (internal ? texts.topicInternal : undefined)}
        onChange={(topic) => onChange({ topic })}
      />
      {layout.kind === 'CSV' && <Numbers {...props} />}
      {layout.kind !== 'NPY' && <Shape {...props} />}
    </Stack>
  );
}

function Numbers({ choices, onChange }: FieldsProps) {
  const type = (label: string, value: DataType, onPick: (type: DataType) => void) => (
    <Select
      label={label}
      allowDeselect={false}
      data={DATA_TYPES}
      value={value}
      onChange={(picked) => onPick(picked as DataType)}
    />
  );
  return (
    <>
      <Select
        label={texts.format}
        allowDeselect={false}
        data={(['RAW', 'JSON'] as const).map((value) => ({ value, label: texts.formats[value] }))}
        value={choices.format}
        onChange={(format) => onChange({ format: format as Choices['format'] })}
      />
      {choices.format === 'RAW' && (
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {type(texts.type, choices.type, (picked) => onChange({ type: picked }))}
          {choices.label !== null &&
            type(texts.labelType, choices.labelType, (picked) => onChange({ labelType: picked }))}
        </SimpleGrid>
      )}
    </>
  );
}

function Shape({ layout, choices, faults, onChange }: FieldsProps) {
  const features = featureCount(layout, choices);
  return (
    <TextInput
      label={texts.shape}
      description={features === undefined ? texts.shapeAny : texts.shapeAbout(features)}
      value={choices.shape}
      error={faults.shape}
      onChange={(event) => onChange({ shape: event.currentTarget.value })}
    />
  );
}
