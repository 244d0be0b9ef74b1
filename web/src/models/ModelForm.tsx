import { Group, SegmentedControl, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { FieldError } from '../api/types';
import type { Method } from '../api/client';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { Panel } from '../display/Panel';
import { ActionButton } from '../session/ActionButton';
import { modelTexts as texts } from '../texts/models';
import { DropOverlay } from './drop/DropOverlay';
import type { LayerView } from './addresses';
import { ModelCheckView } from './ModelCheckView';
import { ModelSourceField } from './ModelSourceField';
import classes from './ModelForm.module.css';
import { TemplateList } from './TemplateList';
import { requestOf } from './modelSource';
import { refusalOf, type ModelFormState } from './useModelForm';

interface ModelFormProps {
  form: ModelFormState;
  view: LayerView;
  onView: (view: LayerView) => void;
  submitLabel: string;
  busy: boolean;
  request: { method: Method; path: string; ifMatch?: string };
  onSubmit: () => void;
  /** What the server said when it was sent. */
  note?: ReactNode;
  children?: ReactNode;
}

/** The definition on the left; on the right what the server makes of it, while one types. */
export function ModelForm(props: ModelFormProps) {
  const { form, request, onSubmit } = props;
  const [goTo, setGoTo] = useState<FieldError>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form onSubmit={submit}>
      {form.dropping && <DropOverlay />}
      <div className={classes.halves}>
        <Panel>
          <Stack>
            <Naming form={form} />
            <ModelSourceField
              source={form.source}
              faults={form.check.state === 'INVALID' ? form.check.faults : NO_FAULTS}
              goTo={goTo}
              upload={form.upload}
              refusal={form.refusal}
              onChange={form.edit}
              onFile={form.take}
            />
            {props.note}
            <Group>
              <ActionButton
                needs="OPERATOR"
                type="submit"
                loading={props.busy}
                refusal={refusalOf(form)}
              >
                {props.submitLabel}
              </ActionButton>
              {props.children}
              <CopyAsCurl request={{ ...request, body: requestOf(form.source) }} />
            </Group>
          </Stack>
        </Panel>
        <Panel
          title={texts.layersTitle}
          flush
          actions={<ViewSwitch view={props.view} onView={props.onView} />}
        >
          <ModelCheckView
            check={form.check}
            view={props.view}
            onGoTo={setGoTo}
            empty={
              form.source.format === 'KERAS_SOURCE' && (
                <TemplateList onPick={(code) => form.edit({ code })} />
              )
            }
          />
        </Panel>
      </div>
    </form>
  );
}

const NO_FAULTS: FieldError[] = [];

function Naming({ form: { source, edit } }: { form: ModelFormState }) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <TextInput
        label={texts.name}
        required
        value={source.name}
        onChange={(event) => edit({ name: event.currentTarget.value })}
      />
      <TextInput
        label={texts.description}
        value={source.description}
        onChange={(event) => edit({ description: event.currentTarget.value })}
      />
    </SimpleGrid>
  );
}

function ViewSwitch({ view, onView }: Pick<ModelFormProps, 'view' | 'onView'>) {
  return (
    <SegmentedControl
      size="xs"
      aria-label={texts.shownAs}
      data={[
        { value: 'table', label: texts.asTable },
        { value: 'graph', label: texts.asGraph },
      ]}
      value={view}
      onChange={(chosen) => onView(chosen as LayerView)}
    />
  );
}
