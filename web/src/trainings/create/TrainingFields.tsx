import { Alert, Select, Stack, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DataSource, FitDraft, ModelSet, TrainingDraft } from '../../api/types';
import type { DraftState } from '../../display/draft/useDraft';
import { trainingFormTexts as texts } from '../../texts/trainingForm';
import { FitFields } from './FitFields';
import { withSource } from './fitDraft';
import { FitOptions } from './FitOptions';
import classes from './TrainingForm.module.css';

interface TrainingFieldsProps {
  state: DraftState<TrainingDraft>;
  sets: ModelSet[];
  sources: DataSource[];
}

/** The draft of a training as fields. */
export function TrainingFields({ state, sets, sources }: TrainingFieldsProps) {
  const { draft, change, faultAt } = state;
  const source = sources.find((each) => each.id === draft.dataSourceId);
  const fit = {
    fit: draft.fit ?? {},
    source,
    faultAt,
    onChange: (part: FitDraft) => change({ ...draft, fit: { ...draft.fit, ...part } }),
  };
  return (
    <>
      <Section title={texts.what}>
        <Start state={state} />
        <TextInput
          label={texts.name}
          placeholder={texts.namePlaceholder}
          value={draft.name ?? ''}
          error={faultAt('/name')}
          onChange={(event) => change({ ...draft, name: event.currentTarget.value || undefined })}
        />
        <Select
          label={texts.modelSet}
          required
          searchable={sets.length > 8}
          allowDeselect={false}
          data={sets.map((set) => ({ value: set.id, label: set.name }))}
          value={draft.modelSetId}
          error={faultAt('/modelSetId')}
          onChange={(modelSetId) => change({ ...draft, modelSetId: modelSetId ?? '' })}
        />
      </Section>
      <Section title={texts.data}>
        <Select
          label={texts.dataSource}
          description={texts.dataSourceHelp}
          clearable
          clearButtonProps={{ 'aria-label': texts.noDataSource }}
          placeholder={texts.waitForData}
          searchable={sources.length > 8}
          data={sources.map(choiceOf)}
          value={draft.dataSourceId ?? null}
          error={faultAt('/dataSourceId')}
          onChange={(id) => {
            const next = sources.find((each) => each.id === id);
            change(withSource(draft, id ?? undefined, source, next));
          }}
        />
      </Section>
      <Section title={texts.fit}>
        <FitFields {...fit} />
        <FitOptions {...fit} />
      </Section>
    </>
  );
}

function choiceOf(source: DataSource) {
  const whole = source.retained === 'ALL';
  const parts = [source.description, source.ranges.join(', '), !whole && texts.gone];
  return { value: source.id, label: parts.filter(Boolean).join(' · '), disabled: !whole };
}

function Start({ state: { draft, change } }: { state: DraftState<TrainingDraft> }) {
  const { startFrom } = draft;
  if (!startFrom) return null;
  const several = Object.keys(startFrom.models ?? {}).length;
  return (
    <Alert
      variant="light"
      withCloseButton
      closeButtonLabel={texts.startFresh}
      onClose={() => change({ ...draft, startFrom: undefined })}
    >
      {startFrom.resultId ? texts.startsFrom(startFrom.resultId) : texts.startsFromSeveral(several)}
    </Alert>
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
