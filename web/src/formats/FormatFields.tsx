import { Checkbox, SegmentedControl, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RecordFormat } from '../api/types';
import { formatTexts as texts } from '../texts/formats';
import {
  begin,
  DATA_TYPES,
  FORMATS,
  names,
  namesOf,
  text,
  usesRegistry,
  withMember,
  withRegistry,
  type FormatChoice,
} from './formatConfig';

interface FieldsProps {
  choice: FormatChoice;
  onChange: (choice: FormatChoice) => void;
  /** Records that are scored carry no label. */
  labelled: boolean;
}

/** What the bytes of records mean. */
export function FormatFields(props: FieldsProps) {
  const { choice, onChange } = props;
  return (
    <>
      <Select
        label={texts.format}
        allowDeselect={false}
        data={FORMATS}
        value={choice.format}
        onChange={(format) => onChange(begin(format as RecordFormat))}
      />
      {choice.format === 'RAW' && <RawFields {...props} />}
      {choice.format === 'JSON' && <NameFields key="JSON" {...props} />}
      {choice.format === 'AVRO' && <AvroFields {...props} />}
      {choice.format === 'IMAGE' && <ImageFields {...props} />}
    </>
  );
}

interface MemberProps extends FieldsProps {
  name: string;
  label: string;
  description?: string;
  required?: boolean;
}

function Text({ choice, onChange, name, label, description, required }: MemberProps) {
  return (
    <TextInput
      label={label}
      description={description}
      required={required}
      value={text(choice, name)}
      onChange={(event) => onChange(withMember(choice, name, event.currentTarget.value))}
    />
  );
}

function Type({ choice, onChange, name, label, required }: MemberProps) {
  return (
    <Select
      label={label}
      required={required}
      clearable={!required}
      allowDeselect={!required}
      placeholder={required ? undefined : texts.none}
      data={DATA_TYPES}
      value={text(choice, name) || null}
      onChange={(type) => onChange(withMember(choice, name, type))}
    />
  );
}

function RawFields(props: FieldsProps) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Type {...props} name="data_type" label={texts.featureType} required />
      <Text
        {...props}
        name="data_reshape"
        label={texts.featureShape}
        description={texts.shapeAbout}
      />
      {props.labelled && <KeyLabelFields {...props} />}
    </SimpleGrid>
  );
}

function ImageFields(props: FieldsProps) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Text
        {...props}
        name="data_reshape"
        label={texts.imageShape}
        description={texts.imageShapeAbout}
        required
      />
      {props.labelled && <KeyLabelFields {...props} />}
    </SimpleGrid>
  );
}

function KeyLabelFields(props: FieldsProps) {
  return (
    <>
      <Type {...props} name="label_type" label={texts.labelType} />
      <Text {...props} name="label_reshape" label={texts.labelShape} />
    </>
  );
}

function NameFields(props: FieldsProps) {
  const { choice, onChange, labelled } = props;
  const [given, setGiven] = useState(names(choice));
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <TextInput
        label={texts.features}
        description={texts.featuresAbout}
        value={given}
        onChange={(event) => {
          setGiven(event.currentTarget.value);
          onChange(withMember(choice, 'features', namesOf(event.currentTarget.value)));
        }}
      />
      <Text
        {...props}
        name="data_reshape"
        label={texts.featureShape}
        description={texts.shapeAbout}
      />
      {labelled && <Text {...props} name="label" label={texts.label} />}
    </SimpleGrid>
  );
}

function AvroFields(props: FieldsProps) {
  const { choice, onChange, labelled } = props;
  return (
    <>
      <SegmentedControl
        aria-label={texts.schemaFrom}
        data={[
          { value: 'here', label: texts.schemaHere },
          { value: 'registry', label: texts.schemaRegistry },
        ]}
        value={usesRegistry(choice) ? 'registry' : 'here'}
        onChange={(from) => onChange(withRegistry(choice, from === 'registry'))}
      />
      {usesRegistry(choice) ? <RegistryFields {...props} /> : <SchemaFields {...props} />}
      <NameFields key="AVRO" {...props} labelled={labelled} />
    </>
  );
}

function RegistryFields(props: FieldsProps) {
  const { choice, onChange, labelled } = props;
  return (
    <>
      <TextInput
        label={texts.registry}
        description={texts.registryAbout}
        placeholder={texts.registryExample}
        required
        value={text(choice, 'schema_registry')}
        onChange={(event) =>
          onChange({
            ...choice,
            formatConfig: { ...choice.formatConfig, schema_registry: event.currentTarget.value },
          })
        }
      />
      {labelled && (
        <Checkbox
          label={texts.labelInKey}
          checked={choice.formatConfig.label_in_key === true}
          onChange={(event) =>
            onChange(withMember(choice, 'label_in_key', event.currentTarget.checked))
          }
        />
      )}
    </>
  );
}

function SchemaFields(props: FieldsProps) {
  const { choice, onChange, labelled } = props;
  const schema = (name: string, label: string, required: boolean) => (
    <Textarea
      label={label}
      description={texts.schemaAbout}
      required={required}
      autosize
      minRows={3}
      maxRows={12}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      value={text(choice, name)}
      onChange={(event) => onChange(withMember(choice, name, event.currentTarget.value))}
    />
  );
  return (
    <>
      {schema('data_scheme', texts.schemaOfValue, true)}
      {labelled && schema('label_scheme', texts.schemaOfLabel, false)}
    </>
  );
}
