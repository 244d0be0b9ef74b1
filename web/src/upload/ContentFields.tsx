import {
  Checkbox,
  Group,
  Input,
  MultiSelect,
  SegmentedControl,
  Select,
  Stack,
  Text,
} from '@mantine/core';
import { uploadTexts as texts } from '../texts/upload';
import { hasText, type ChoiceFaults, type Choices } from './choices';
import { csvLayout, type CsvLayout } from './csv';
import type { JsonlLayout } from './jsonl';

interface ContentFieldsProps {
  file: File;
  layout: CsvLayout | JsonlLayout;
  choices: Choices;
  faults: ChoiceFaults;
  onChange: (change: Partial<Choices>) => void;
  onLayout: (layout: CsvLayout) => void;
}

/** Which columns are features, and which one is the label. */
export function ContentFields(props: ContentFieldsProps) {
  const { file, layout, choices, onChange, onLayout } = props;
  if (layout.kind === 'JSONL' && layout.arrays) return null;
  const takeLabel = (label: string | null) =>
    onChange({
      label,
      labelNames: layout.kind === 'CSV' && label !== null && hasText(layout, label),
      features: layout.columns.filter((name) => name !== label && isFeature(layout, name)),
    });
  return (
    <Stack gap="md" maw={760}>
      {layout.kind === 'CSV' && (
        <Checkbox
          label={texts.header}
          checked={layout.header}
          onChange={(event) => void csvLayout(file, event.currentTarget.checked).then(onLayout)}
        />
      )}
      <Group align="flex-start" gap="lg">
        <Select
          label={texts.label}
          description={texts.labelAbout}
          placeholder={texts.noLabel}
          clearable
          searchable
          w={280}
          data={layout.columns}
          value={choices.label}
          onChange={takeLabel}
        />
        {layout.kind === 'CSV' && choices.label !== null && (
          <LabelKind names={choices.labelNames} onChange={onChange} />
        )}
      </Group>
      <Features {...props} />
    </Stack>
  );
}

function isFeature(layout: CsvLayout | JsonlLayout, column: string): boolean {
  return layout.kind === 'JSONL' || !hasText(layout, column);
}

function LabelKind({ names, onChange }: { names: boolean } & Pick<ContentFieldsProps, 'onChange'>) {
  return (
    <div>
      <Input.Label component="div" id="labels-are">
        {texts.labelsAre}
      </Input.Label>
      <Text size="xs" c="dimmed" mb={5}>
        {texts.labelNamesAbout}
      </Text>
      <SegmentedControl
        aria-labelledby="labels-are"
        data={[
          { value: 'numbers', label: texts.labelNumbers },
          { value: 'names', label: texts.labelNames },
        ]}
        value={names ? 'names' : 'numbers'}
        onChange={(value) => onChange({ labelNames: value === 'names' })}
      />
    </div>
  );
}

/** More columns than this are not picked one by one. */
const PICKED = 40;

function Features(props: ContentFieldsProps) {
  const { layout, choices, faults, onChange } = props;
  const data = layout.columns.filter((name) => name !== choices.label);
  if (data.length > PICKED) return <FeatureSpan {...props} columns={data} />;
  return (
    <MultiSelect
      label={texts.features}
      description={texts.featuresAbout}
      searchable
      clearable
      hidePickedOptions
      maxDropdownHeight={260}
      data={data}
      value={choices.features}
      error={faults.features}
      onChange={(names) =>
        onChange({ features: layout.columns.filter((name) => names.includes(name)) })
      }
    />
  );
}

/** Of many columns those from one to another. */
function FeatureSpan({
  columns,
  choices,
  faults,
  onChange,
}: ContentFieldsProps & { columns: string[] }) {
  const first = choices.features[0] ?? null;
  const last = choices.features.at(-1) ?? null;
  const span = (from: string | null, to: string | null) => {
    const start = columns.indexOf(from ?? '');
    const end = columns.indexOf(to ?? '');
    onChange({ features: columns.slice(Math.min(start, end), Math.max(start, end) + 1) });
  };
  const bound = (label: string, value: string | null, onPick: (name: string | null) => void) => (
    <Select
      label={label}
      searchable
      allowDeselect={false}
      w={280}
      data={columns}
      value={value}
      error={faults.features}
      onChange={onPick}
    />
  );
  return (
    <Group align="flex-end" gap="lg">
      {bound(texts.firstFeature, first, (name) => span(name, last))}
      {bound(texts.lastFeature, last, (name) => span(first, name))}
      <Text size="sm" py={8}>
        {texts.someFeatures(choices.features.length)}
      </Text>
    </Group>
  );
}
