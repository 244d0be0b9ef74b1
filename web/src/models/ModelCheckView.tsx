import { Text } from '@mantine/core';
import type { FieldError } from '../api/types';
import { ErrorNote, FieldErrors } from '../display/ErrorNote';
import { count } from '../display/quantity';
import { LayerTable, type LayerRow } from './LayerTable';
import classes from './ModelCheckView.module.css';
import type { ModelCheck } from './useModelCheck';

export function ModelCheckView({ check }: { check: ModelCheck }) {
  return (
    <div aria-live="polite" data-check={check.state}>
      <Verdict check={check} />
    </div>
  );
}

function Verdict({ check }: { check: ModelCheck }) {
  switch (check.state) {
    case 'EMPTY':
      return <p className={classes.line}>The layers appear here, with shapes and parameters.</p>;
    case 'CHECKING':
      return (
        <>
          <p className={classes.line}>Checking …</p>
          <LayerTable layers={check.layers} />
        </>
      );
    case 'VALID':
      return (
        <>
          <p className={classes.line} data-tone="good">
            Valid: {count(check.structure.layers.length)} layers,{' '}
            {count(check.structure.parameterCount)} parameters.
          </p>
          <LayerTable layers={check.structure.layers} />
        </>
      );
    case 'INVALID':
      return <Faults layers={check.layers} faults={check.faults} />;
    case 'UNKNOWN':
      return <ErrorNote error={check.error} />;
  }
}

function Faults({ layers, faults }: { layers: LayerRow[]; faults: FieldError[] }) {
  const names = new Set(layers.map((layer) => layer.name));
  const elsewhere = faults.filter((fault) => !fault.layer || !names.has(fault.layer));
  return (
    <>
      <p className={classes.line} data-tone="bad">
        {faults.length === 1 ? 'One fault.' : `${faults.length} faults.`}
      </p>
      {elsewhere.length > 0 && (
        <div className={classes.elsewhere}>
          <FieldErrors errors={elsewhere} />
        </div>
      )}
      {layers.length > 0 ? (
        <LayerTable layers={layers} faults={faults} />
      ) : (
        elsewhere.length === 0 && <Text size="sm">The document has no layers.</Text>
      )}
    </>
  );
}
