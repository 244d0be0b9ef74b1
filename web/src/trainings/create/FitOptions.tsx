import { Button, Collapse, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId, useState } from 'react';
import type { SplitMethod } from '../../api/types';
import { trainingFormTexts as texts } from '../../texts/trainingForm';
import { NumberField } from './DraftFields';
import type { FitFieldsProps } from './FitFields';
import { classWeightsFault, classWeightsText, parseClassWeights } from './fitDraft';
import { optionsSummary } from './optionsSummary';
import { WatchingFields } from './WatchingFields';

const SPLITS = [
  { value: '', label: texts.asAnnounced },
  ...Object.entries(texts.splits).map(([value, label]) => ({ value, label })),
];

/** What few trainings need; folded away, with what is on in words. */
export function FitOptions(props: FitFieldsProps) {
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
        {open ? texts.hideOptions : texts.options}
      </Button>
      {!open && (
        <Text size="sm" c="dimmed" mt={4}>
          {optionsSummary(props.fit)}
        </Text>
      )}
      <Collapse id={id} expanded={open}>
        <Stack mt="sm">
          <WatchingFields {...props} />
          <Amounts {...props} />
          <ClassWeights {...props} />
          <Parts {...props} />
        </Stack>
      </Collapse>
    </div>
  );
}

function Amounts({ fit, faultAt, onChange }: FitFieldsProps) {
  const { timeBudgetSeconds: seconds } = fit;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <NumberField
        label={texts.stepsPerEpoch}
        placeholder={texts.onePass}
        whole
        min={1}
        value={fit.stepsPerEpoch}
        fault={faultAt('/fit/stepsPerEpoch')}
        onChange={(stepsPerEpoch) => onChange({ stepsPerEpoch })}
      />
      <NumberField
        label={texts.timeBudget}
        placeholder={texts.none}
        min={0.02}
        value={seconds === undefined ? undefined : Math.round((seconds / 60) * 100) / 100}
        fault={faultAt('/fit/timeBudgetSeconds')}
        onChange={(minutes) =>
          onChange({ timeBudgetSeconds: minutes && Math.max(1, Math.round(minutes * 60)) })
        }
      />
    </SimpleGrid>
  );
}

/** Typed text is shown as long as it says what the draft says, or says nothing that can be read. */
function ClassWeights({ fit, faultAt, onChange }: FitFieldsProps) {
  const [typed, setTyped] = useState<{ text: string; of: typeof fit.classWeights }>();
  const text = typed?.of === fit.classWeights ? typed?.text : undefined;
  const shown = text ?? classWeightsText(fit.classWeights);
  const edit = (next: string) => {
    const weights = next.trim() === '' ? undefined : parseClassWeights(next);
    if (classWeightsFault(next)) setTyped({ text: next, of: fit.classWeights });
    else {
      setTyped({ text: next, of: weights });
      onChange({ classWeights: weights });
    }
  };
  return (
    <TextInput
      label={texts.classWeights}
      description={texts.classWeightsHelp}
      placeholder={texts.allAlike}
      value={shown}
      error={classWeightsFault(shown) ?? faultAt('/fit/classWeights')}
      onChange={(event) => edit(event.currentTarget.value)}
    />
  );
}

function Parts({ fit, source, faultAt, onChange }: FitFieldsProps) {
  const rate = (name: 'validationRate' | 'testRate') => (
    <NumberField
      label={texts[name]}
      placeholder={source ? String(source[name]) : texts.asAnnounced}
      min={0}
      max={0.99}
      step={0.05}
      value={fit[name]}
      fault={faultAt(`/fit/${name}`)}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {rate('validationRate')}
      {rate('testRate')}
      <NativeSelect
        label={texts.split}
        data={SPLITS}
        value={fit.splitMethod ?? ''}
        error={faultAt('/fit/splitMethod')}
        onChange={(event) =>
          onChange({ splitMethod: (event.currentTarget.value || undefined) as SplitMethod })
        }
      />
      <NumberField
        label={texts.maxRejectedShare}
        description={texts.maxRejectedShareHelp}
        placeholder="0.1"
        min={0}
        max={1}
        step={0.05}
        value={fit.maxRejectedShare}
        fault={faultAt('/fit/maxRejectedShare')}
        onChange={(maxRejectedShare) => onChange({ maxRejectedShare })}
      />
    </SimpleGrid>
  );
}
