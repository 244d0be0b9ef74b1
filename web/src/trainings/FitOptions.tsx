import {
  Button,
  Checkbox,
  Collapse,
  NativeSelect,
  NumberInput,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId } from 'react';
import type { DataSource } from '../api/types';
import type { FitFieldsProps } from './FitFields';
import { classWeightsFault, keepsBest, monitorOf } from './fitForm';
import { optionsSummary } from './optionsSummary';

const SPLITS = [
  { value: '', label: 'As announced' },
  { value: 'POSITIONAL', label: 'In order of the stream' },
  { value: 'SHUFFLED', label: 'Shuffled' },
  { value: 'STRATIFIED', label: 'Stratified: each class alike' },
  { value: 'HASHED', label: 'Hashed: stays when data grow' },
];

interface FitOptionsProps extends FitFieldsProps {
  /** What is trained on, when that is known. */
  source: DataSource | undefined;
}

/** What few trainings need; folded away, with what is on in words. */
export function FitOptions({ form, source, onChange }: FitOptionsProps) {
  const [open, fold] = useDisclosure(false);
  const id = useId();
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-expanded={open}
        aria-controls={id}
        onClick={fold.toggle}
      >
        {open ? 'Hide options' : 'Options'}
      </Button>
      {!open && (
        <Text size="sm" c="dimmed" mt={4}>
          {optionsSummary(form, source)}
        </Text>
      )}
      <Collapse id={id} expanded={open}>
        <Stack mt="sm">
          <Watching {...{ form, source, onChange }} />
          <Amounts {...{ form, onChange }} />
          <Parts {...{ form, source, onChange }} />
        </Stack>
      </Collapse>
    </div>
  );
}

function Watching({ form, source, onChange }: FitOptionsProps) {
  const tick = (name: 'keepBest' | 'stopEarly' | 'reduce', label: string, checked: boolean) => (
    <Checkbox
      label={label}
      checked={checked}
      onChange={(event) => onChange({ [name]: event.currentTarget.checked })}
    />
  );
  return (
    <>
      <TextInput
        label="Metric that is watched"
        description="loss or a compiled metric; with val_ before it that of the validation part"
        placeholder={monitorOf(form, source)}
        value={form.monitor}
        onChange={(event) => onChange({ monitor: event.currentTarget.value })}
      />
      {tick('keepBest', 'Keep the weights of the best epoch', keepsBest(form, source))}
      {tick('stopEarly', 'Stop early when it does not improve', form.stopEarly)}
      {form.stopEarly && (
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Amount label="Epochs of patience" {...amount('patience', form, onChange)} />
          <NumberInput
            label="Least change that counts"
            min={0}
            value={form.minDelta}
            onChange={(value) => onChange({ minDelta: Number(value) })}
          />
        </SimpleGrid>
      )}
      {tick('reduce', 'Reduce the learning rate on a plateau', form.reduce)}
      {form.reduce && (
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <NumberInput
            label="Factor"
            min={0.001}
            max={0.999}
            step={0.1}
            value={form.reduceFactor}
            onChange={(value) => onChange({ reduceFactor: Number(value) })}
          />
          <Amount
            label="Epochs before it is reduced"
            {...amount('reducePatience', form, onChange)}
          />
        </SimpleGrid>
      )}
    </>
  );
}

function amount(
  name: 'patience' | 'reducePatience',
  form: FitFieldsProps['form'],
  onChange: FitFieldsProps['onChange'],
) {
  return { value: form[name], onChange: (value: number) => onChange({ [name]: value }) };
}

interface AmountProps {
  label: string;
  value: number;
  onChange: (value: number) => void;
}

function Amount({ label, value, onChange }: AmountProps) {
  return (
    <NumberInput
      label={label}
      allowDecimal={false}
      min={0}
      value={value}
      onChange={(next) => onChange(Number(next))}
    />
  );
}

function Amounts({ form, onChange }: FitFieldsProps) {
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NumberInput
          label="Steps for each epoch"
          placeholder="One pass over the data"
          allowDecimal={false}
          min={1}
          value={form.stepsPerEpoch}
          onChange={(value) => onChange({ stepsPerEpoch: numberOrEmpty(value) })}
        />
        <NumberInput
          label="Time budget in minutes"
          placeholder="None"
          min={0.02}
          value={form.timeBudgetMinutes}
          onChange={(value) => onChange({ timeBudgetMinutes: numberOrEmpty(value) })}
        />
      </SimpleGrid>
      <TextInput
        label="Class weights"
        description="For classes that are rare, such as 0: 1, 1: 2.5"
        placeholder="All alike"
        value={form.classWeights}
        error={classWeightsFault(form.classWeights)}
        onChange={(event) => onChange({ classWeights: event.currentTarget.value })}
      />
    </>
  );
}

function Parts({ form, source, onChange }: FitOptionsProps) {
  const rate = (name: 'validationRate' | 'testRate', label: string) => (
    <NumberInput
      label={label}
      placeholder={source ? String(source[name]) : 'As announced'}
      min={0}
      max={0.99}
      step={0.05}
      value={form[name]}
      onChange={(value) => onChange({ [name]: numberOrEmpty(value) })}
    />
  );
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      {rate('validationRate', 'Validation part')}
      {rate('testRate', 'Test part')}
      <NativeSelect
        label="Split"
        data={SPLITS}
        value={form.splitMethod}
        onChange={(event) =>
          onChange({ splitMethod: event.currentTarget.value as typeof form.splitMethod })
        }
      />
    </SimpleGrid>
  );
}

function numberOrEmpty(value: number | string): number | '' {
  return value === '' ? '' : Number(value);
}
