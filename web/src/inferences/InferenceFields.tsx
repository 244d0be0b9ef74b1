import {
  Autocomplete,
  Checkbox,
  NativeSelect,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { DataSource, Delivery, Inference, InferenceDraft, RecordFormat } from '../api/types';
import type { DraftState } from '../display/draft/useDraft';
import { begin } from '../formats/formatConfig';
import { FormatFields } from '../formats/FormatFields';
import { inferenceFormTexts as texts } from '../texts/inferenceForm';
import { inferenceTexts } from '../texts/inferences';
import { identityOf, proposalFor, sourceOf, type Deployable } from './deployable';
import classes from './InferenceForm.module.css';
import { ClusterFields, OutputFields } from './OutputFields';
import { topics } from './topics';

interface FieldsProps {
  state: DraftState<InferenceDraft>;
  choices: Deployable[];
  choice: Deployable | undefined;
  sources: DataSource[];
  inferences: Inference[];
}

/** The draft of an inference as fields. */
export function InferenceFields(props: FieldsProps) {
  const { state } = props;
  const { draft, change, faultAt } = state;
  const edit = (part: Partial<InferenceDraft>) => change({ ...draft, ...part });
  return (
    <>
      <Section title={texts.what}>
        <ModelField {...props} />
        <TextInput
          label={texts.name}
          placeholder={texts.nameHint}
          value={draft.name ?? ''}
          error={faultAt('/name')}
          onChange={(event) => edit({ name: event.currentTarget.value || undefined })}
        />
      </Section>
      <Section title={texts.where}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TopicField {...{ state }} name="inputTopic" label={texts.input} />
          <TopicField {...{ state }} name="outputTopic" label={texts.output} />
        </SimpleGrid>
        <ClusterFields
          label={texts.inputCluster}
          cluster={draft.inputKafka}
          onChange={(inputKafka) => edit({ inputKafka })}
        />
        <RecordsFormat {...props} />
        <OutputFields output={draft.output} onChange={(output) => edit({ output })} />
      </Section>
      <Section title={texts.how}>
        <NativeSelect
          label={texts.delivery}
          data={Object.entries(inferenceTexts.deliveries).map(([value, label]) => ({
            value,
            label,
          }))}
          value={draft.delivery ?? 'AT_LEAST_ONCE'}
          error={faultAt('/delivery')}
          onChange={(event) => edit({ delivery: event.currentTarget.value as Delivery })}
        />
        <Tuning state={state} />
      </Section>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={classes.section}>
      <legend className={classes.legend}>{title}</legend>
      <Stack>{children}</Stack>
    </fieldset>
  );
}

/** With another model come other proposals, unless somebody has typed their own. */
function ModelField({ state, choices, choice, sources, inferences }: FieldsProps) {
  const { draft, change, faultAt } = state;
  const take = (key: string | null) => {
    const next = choices.find((each) => each.key === key);
    if (!next) return;
    const before = choice && proposalFor(choice, sources, inferences);
    const untouched =
      before?.inputTopic === draft.inputTopic && before.outputTopic === draft.outputTopic;
    change({
      ...draft,
      resultId: undefined,
      modelId: undefined,
      ...identityOf(next),
      ...(untouched && proposalFor(next, sources, inferences)),
    });
  };
  return (
    <Select
      label={texts.model}
      required
      searchable={choices.length > 8}
      allowDeselect={false}
      data={grouped(choices)}
      value={choice?.key ?? null}
      error={faultAt('/resultId') ?? faultAt('/modelId')}
      onChange={take}
    />
  );
}

function grouped(choices: Deployable[]) {
  const items = (of: (each: Deployable) => boolean) =>
    choices.filter(of).map(({ key, label }) => ({ value: key, label }));
  return [
    { group: texts.resultGroup, items: items(({ trained }) => trained !== undefined) },
    { group: texts.modelGroup, items: items(({ model }) => model !== undefined) },
  ].filter((group) => group.items.length > 0);
}

interface TopicProps {
  state: DraftState<InferenceDraft>;
  name: 'inputTopic' | 'outputTopic';
  label: string;
}

function TopicField({ state: { draft, change, faultAt }, name, label }: TopicProps) {
  const known = useQuery(topics);
  return (
    <Autocomplete
      label={label}
      description={texts.topicHelp}
      required
      data={(known.data ?? []).filter(({ internal }) => !internal).map((topic) => topic.name)}
      value={draft[name] ?? ''}
      error={faultAt(`/${name}`)}
      onChange={(topic) => change({ ...draft, [name]: topic })}
    />
  );
}

/** That of the training's data, unless another is asked for. */
function RecordsFormat({ state: { draft, change }, choice, sources }: FieldsProps) {
  const { format, formatConfig, ...others } = draft;
  const source = choice && sourceOf(choice, sources);
  const begun = source
    ? { format: source.format as RecordFormat, formatConfig: source.formatConfig }
    : begin('RAW');
  return (
    <>
      {!format && (
        <Text size="sm" c="dimmed">
          {formatText(choice, source)}
        </Text>
      )}
      <Checkbox
        label={texts.formatOwn}
        checked={format !== undefined}
        onChange={(event) => change(event.currentTarget.checked ? { ...draft, ...begun } : others)}
      />
      {format && (
        <FormatFields
          choice={{ format: format as RecordFormat, formatConfig: formatConfig ?? {} }}
          onChange={(chosen) => change({ ...draft, ...chosen })}
          labelled={false}
        />
      )}
    </>
  );
}

function formatText(choice: Deployable | undefined, source: DataSource | undefined): string {
  if (choice?.model) return texts.formatNeeded;
  if (!source) return texts.formatUnknown;
  const { data_type: type, data_reshape: shape, features } = source.formatConfig;
  const named = Array.isArray(features) ? features.join(', ') : undefined;
  const parts = [type, shape, named].filter((part) => typeof part === 'string');
  return texts.formatOf(source.format, parts.length > 0 ? ` (${parts.join(', ')})` : '');
}

function Tuning({ state: { draft, change, faultAt } }: { state: DraftState<InferenceDraft> }) {
  const { batch, parallelism } = draft;
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }} style={{ alignItems: 'end' }}>
      <NumberInput
        label={texts.parallelism}
        min={1}
        allowDecimal={false}
        clampBehavior="none"
        value={parallelism ?? 1}
        error={faultAt('/parallelism')}
        onChange={(value) => change({ ...draft, parallelism: Number(value) })}
      />
      <NumberInput
        label={texts.maxSize}
        min={1}
        allowDecimal={false}
        clampBehavior="none"
        value={batch?.maxSize ?? 256}
        error={faultAt('/batch/maxSize')}
        onChange={(value) => change({ ...draft, batch: { ...batch, maxSize: Number(value) } })}
      />
      <NumberInput
        label={texts.linger}
        suffix={texts.ms}
        min={0}
        allowDecimal={false}
        clampBehavior="none"
        value={batch?.lingerMs ?? 5}
        error={faultAt('/batch/lingerMs')}
        onChange={(value) => change({ ...draft, batch: { ...batch, lingerMs: Number(value) } })}
      />
    </SimpleGrid>
  );
}
