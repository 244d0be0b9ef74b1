import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { listOf } from '../api/queries';
import type { Model } from '../api/types';
import { DataTable, type Column } from '../display/DataTable';
import { EmptyState } from '../display/EmptyState';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { count, shape } from '../display/quantity';
import { QueryView } from '../display/QueryView';
import { SearchField } from '../display/SearchField';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';
import { modelTexts as texts } from '../texts/models';
import { DropOverlay } from './drop/DropOverlay';
import { handOver } from './drop/droppedFile';
import { useFileDrop } from './drop/useFileDrop';
import { formatOf } from './modelSource';

export function ModelList() {
  const navigate = useNavigate();
  const { q = '' } = useSearch({ from: '/models' });
  const models = useQuery(listOf('models'));
  const [refusal, setRefusal] = useState('');
  const dropping = useFileDrop(([file]) => {
    if (!file) return;
    if (!formatOf(file.name)) return setRefusal(texts.notMade(file.name));
    handOver(file);
    void navigate({ to: '/models/new' });
  });
  const search = (text: string) =>
    void navigate({ to: '.', search: { q: text || undefined }, replace: true });
  const create = (
    <LinkButton needs="OPERATOR" to="/models/new">
      {texts.newModel}
    </LinkButton>
  );
  return (
    <Screen
      title={texts.models}
      description={texts.listDescription}
      actions={models.data?.length ? create : undefined}
    >
      {dropping && <DropOverlay />}
      {refusal && (
        <Text size="sm" c="red" role="alert">
          {refusal}
        </Text>
      )}
      {models.data?.length !== 0 && (
        <SearchField
          label={texts.search}
          placeholder={texts.searchShort}
          value={q}
          onChange={search}
        />
      )}
      <Panel flush>
        <QueryView query={models} rows={10}>
          {(all) =>
            all.length === 0 ? (
              <EmptyState title={texts.noModel} action={create}>
                {texts.noModelHelp}
              </EmptyState>
            ) : (
              <Matching models={all} q={q} onClear={() => search('')} />
            )
          }
        </QueryView>
      </Panel>
    </Screen>
  );
}

function Matching({ models, q, onClear }: { models: Model[]; q: string; onClear: () => void }) {
  const wanted = q.trim().toLowerCase();
  const rows = models.filter((model) =>
    `${model.name} ${model.description}`.toLowerCase().includes(wanted),
  );
  if (rows.length === 0) {
    return (
      <EmptyState
        title={texts.noMatch(q)}
        action={
          <Button variant="default" onClick={onClear}>
            {texts.clearSearch}
          </Button>
        }
      >
        {texts.noMatchHelp}
      </EmptyState>
    );
  }
  return (
    <DataTable label={texts.models} rows={rows} rowKey={(model) => model.id} columns={COLUMNS} />
  );
}

const COLUMNS: Column<Model>[] = [
  {
    title: texts.name,
    cell: (model) => (
      <>
        <Link className="link" to="/models/$modelId" params={{ modelId: model.id }}>
          {model.name}
        </Link>
        {model.description && (
          <Text size="xs" c="dimmed" lineClamp={1}>
            {model.description}
          </Text>
        )}
      </>
    ),
  },
  { title: texts.format, narrow: true, cell: (model) => texts.formats[model.format] },
  { title: texts.input, narrow: true, cell: (model) => shapes(model.inputs) },
  { title: texts.output, narrow: true, cell: (model) => shapes(model.outputs) },
  { title: texts.layersTitle, numeric: true, cell: (model) => count(model.layers.length) },
  { title: texts.parameters, numeric: true, cell: (model) => count(model.parameterCount) },
  { title: texts.created, narrow: true, cell: (model) => <Moment at={model.createdAt} /> },
];

function shapes(tensors: Model['inputs']): string {
  return tensors.map((tensor) => shape(tensor.shape)).join(', ');
}
