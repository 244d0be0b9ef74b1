import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FieldError, ModelStructure } from '../api/types';
import { ErrorNote } from '../display/ErrorNote';
import { count } from '../display/quantity';
import { modelTexts as texts } from '../texts/models';
import type { LayerView } from './addresses';
import { FaultList } from './FaultList';
import { LazyModelGraph } from './graph/LazyModelGraph';
import { LayerTable, type LayerRow } from './LayerTable';
import classes from './ModelCheckView.module.css';
import type { ModelCheck } from './useModelCheck';

interface ModelCheckViewProps {
  check: ModelCheck;
  view?: LayerView;
  onGoTo?: (fault: FieldError) => void;
  /** What stands there while nothing is written. */
  empty?: ReactNode;
}

/** What the server says of the model so far; the last legal layers stay in sight. */
export function ModelCheckView({ check, view = 'table', onGoTo, empty }: ModelCheckViewProps) {
  return (
    <div data-check={check.state} className={classes.check}>
      <div aria-live="polite">
        <Verdict check={check} />
      </div>
      {check.state === 'EMPTY' ? empty : <Below check={check} view={view} onGoTo={onGoTo} />}
    </div>
  );
}

function Verdict({ check }: { check: ModelCheck }) {
  switch (check.state) {
    case 'EMPTY':
      return <p className={classes.line}>{texts.checkEmpty}</p>;
    case 'CHECKING':
      return <p className={classes.line}>{texts.checking}</p>;
    case 'VALID':
      return (
        <p className={classes.line} data-tone="good">
          {verdictOf(check.structure)}
        </p>
      );
    case 'INVALID':
      return (
        <p className={classes.line} data-tone="bad">
          {texts.faults(check.faults.length)}
        </p>
      );
    case 'UNKNOWN':
      return (
        <div className={classes.error}>
          <ErrorNote error={check.error} />
        </div>
      );
  }
}

function verdictOf({ layers, parameterCount }: ModelStructure): string {
  return layers.length === 0
    ? texts.validGraph
    : texts.valid(count(layers.length), count(parameterCount));
}

function Below({ check, view, onGoTo }: ModelCheckViewProps & { view: LayerView }) {
  switch (check.state) {
    case 'VALID':
      return <Structure structure={check.structure} view={view} />;
    case 'CHECKING':
      return check.last ? (
        <Structure structure={check.last} view={view} />
      ) : (
        check.layers.length > 0 && <LayerTable layers={check.layers} />
      );
    case 'INVALID':
      return <Faults {...check} view={view} onGoTo={onGoTo} />;
    default:
      return null;
  }
}

function Structure({ structure, view }: { structure: ModelStructure; view: LayerView }) {
  if (view === 'graph') return <LazyModelGraph structure={structure} />;
  if (structure.layers.length === 0) return null;
  return <LayerTable layers={structure.layers} withInputs={branches(structure)} />;
}

/** Whether the order of the layers does not say what each of them takes. */
export function branches({ layers }: Pick<ModelStructure, 'layers'>): boolean {
  return layers.some(
    ({ inputs }, index) =>
      inputs.length > 1 ||
      (index > 0 && inputs.length === 1 && inputs[0] !== layers[index - 1]?.name),
  );
}

interface FaultsProps {
  layers: LayerRow[];
  faults: FieldError[];
  last?: ModelStructure;
  view: LayerView;
  onGoTo?: (fault: FieldError) => void;
}

/** Faults of JSON stand at the layers that they are of; those of code in the order of the code. */
function Faults({ layers, faults, last, view, onGoTo }: FaultsProps) {
  const names = new Set(layers.map((layer) => layer.name));
  const elsewhere = faults.filter((fault) => !fault.layer || !names.has(fault.layer));
  return (
    <>
      {elsewhere.length > 0 && <FaultList faults={elsewhere} onGoTo={onGoTo} />}
      {layers.length > 0 ? (
        <LayerTable layers={layers} faults={faults} onGoTo={onGoTo} />
      ) : (
        last && (
          <div className={classes.former}>
            <Text size="sm" c="dimmed" px={20} py={8}>
              {texts.lastValid}
            </Text>
            <Structure structure={last} view={view} />
          </div>
        )
      )}
    </>
  );
}
