import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { detailOf, listOf } from '../api/queries';
import type { Model } from '../api/types';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { Screen } from '../shell/Screen';
import { modelTexts as texts } from '../texts/models';
import { modelVersionTexts } from '../texts/modelVersions';
import { modelTabOf, type ModelTab } from './addresses';
import { LazyModelGraph } from './graph/LazyModelGraph';
import { LayerTable } from './LayerTable';
import { ModelActions } from './ModelActions';
import { branches } from './ModelCheckView';
import { ModelCode } from './ModelCode';
import classes from './ModelDetail.module.css';
import { ModelFigures } from './ModelFigures';
import { ModelVersions } from './ModelVersions';
import { SetsOfModel } from './SetsOfModel';

export function ModelDetail() {
  const { modelId } = useParams({ from: '/models/$modelId' });
  const model = useQuery(detailOf('models', modelId));
  return (
    <Screen
      title={model.data?.name ?? texts.model}
      parent={{ to: '/models', name: texts.models }}
      description={model.data?.description}
      actions={model.data && <ModelActions model={model.data} />}
    >
      {model.data ? (
        <>
          <ModelFigures model={model.data} />
          <ModelTabs model={model.data} />
        </>
      ) : (
        <Panel>
          <QueryView query={model} rows={8}>
            {() => null}
          </QueryView>
        </Panel>
      )}
    </Screen>
  );
}

function ModelTabs({ model }: { model: Model }) {
  const navigate = useNavigate();
  const { tab } = useSearch({ from: '/models/$modelId' });
  const sets = useQuery(listOf('model-sets'));
  const using = sets.data?.filter((set) => set.modelIds.includes(model.id));
  const tabs: [ModelTab, string][] = [
    ['architecture', texts.architecture],
    ['versions', modelVersionTexts.versions],
    ...(model.format === 'KERAS_SOURCE' ? [['code', texts.code] as [ModelTab, string]] : []),
    ...(model.architecture ? [['json', texts.json] as [ModelTab, string]] : []),
    ['sets', using ? texts.usedInSets(using.length) : texts.usedIn],
  ];
  const open = (chosen: string | null) =>
    void navigate({ to: '.', search: { tab: modelTabOf(chosen) }, replace: true });
  return (
    <Tabs value={tab ?? 'architecture'} onChange={open} keepMounted={false}>
      <Tabs.List aria-label={texts.tabs} mb={16}>
        {tabs.map(([value, label]) => (
          <Tabs.Tab key={value} value={value}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="architecture">
        <Architecture model={model} />
      </Tabs.Panel>
      <Tabs.Panel value="versions">
        <ModelVersions model={model} />
      </Tabs.Panel>
      <Tabs.Panel value="code">
        {model.imports && (
          <ModelCode title={texts.imports} code={model.imports} language="python" />
        )}
        <ModelCode title={texts.code} code={model.code ?? ''} language="python" />
      </Tabs.Panel>
      <Tabs.Panel value="json">
        <ModelCode
          title={texts.json}
          code={JSON.stringify(model.architecture, null, 2)}
          language="json"
        />
      </Tabs.Panel>
      <Tabs.Panel value="sets">
        <SetsOfModel model={model} />
      </Tabs.Panel>
    </Tabs>
  );
}

/** The graph beside its twin: what is pointed at in one is marked in the other. */
function Architecture({ model }: { model: Model }) {
  const [chosen, setChosen] = useState<string>();
  return (
    <div className={classes.twins}>
      <Panel flush>
        <LazyModelGraph structure={model} chosen={chosen} onChoose={setChosen} />
      </Panel>
      {model.layers.length > 0 && (
        <Panel flush>
          <LayerTable
            layers={model.layers}
            withInputs={branches(model)}
            chosen={chosen}
            onChoose={setChosen}
          />
        </Panel>
      )}
    </div>
  );
}
