import { Checkbox, SimpleGrid, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { trainingFormTexts as texts } from '../../texts/trainingForm';
import { MonitorField, NumberField } from './DraftFields';
import classes from './TrainingForm.module.css';
import { usualMonitor } from './fitDraft';
import type { FitFieldsProps } from './FitFields';

/** What watches a metric: which weights are kept, when it stops, when it learns slower. */
export function WatchingFields(props: FitFieldsProps) {
  return (
    <Stack gap="sm">
      <BestWeights {...props} />
      <EarlyStopping {...props} />
      <ReduceOnPlateau {...props} />
    </Stack>
  );
}

function BestWeights({ fit, source, faultAt, onChange }: FitFieldsProps) {
  const { bestWeights } = fit;
  const usual = usualMonitor(fit, source);
  return (
    <Watcher
      label={texts.bestWeights}
      on={Boolean(bestWeights)}
      onSwitch={(on) => onChange({ bestWeights: on ? { monitor: usual } : undefined })}
    >
      <MonitorField
        label={texts.monitor}
        description={texts.monitorHelp}
        usual={usual}
        value={bestWeights?.monitor}
        fault={faultAt('/fit/bestWeights/monitor') ?? faultAt('/fit/bestWeights')}
        onChange={(monitor) => onChange({ bestWeights: { ...bestWeights, monitor } })}
      />
    </Watcher>
  );
}

function EarlyStopping({ fit, source, faultAt, onChange }: FitFieldsProps) {
  const { earlyStopping: early } = fit;
  const usual = usualMonitor(fit, source);
  const edit = (change: object) => onChange({ earlyStopping: { ...early, ...change } });
  const at = (name: string) => faultAt(`/fit/earlyStopping/${name}`);
  return (
    <Watcher
      label={texts.earlyStopping}
      on={Boolean(early)}
      onSwitch={(on) =>
        onChange({ earlyStopping: on ? { monitor: usual, patience: 5, minDelta: 0 } : undefined })
      }
    >
      <MonitorField
        label={texts.monitor}
        description={texts.monitorHelp}
        usual={usual}
        value={early?.monitor}
        fault={at('monitor') ?? faultAt('/fit/earlyStopping')}
        onChange={(monitor) => edit({ monitor })}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NumberField
          label={texts.patience}
          whole
          min={0}
          value={early?.patience}
          fault={at('patience')}
          onChange={(patience) => edit({ patience })}
        />
        <NumberField
          label={texts.minDelta}
          min={0}
          value={early?.minDelta}
          fault={at('minDelta')}
          onChange={(minDelta) => edit({ minDelta })}
        />
      </SimpleGrid>
    </Watcher>
  );
}

function ReduceOnPlateau({ fit, source, faultAt, onChange }: FitFieldsProps) {
  const { reduceOnPlateau: reduce } = fit;
  const usual = usualMonitor(fit, source);
  const edit = (change: object) => onChange({ reduceOnPlateau: { ...reduce, ...change } });
  const at = (name: string) => faultAt(`/fit/reduceOnPlateau/${name}`);
  return (
    <Watcher
      label={texts.reduceOnPlateau}
      on={Boolean(reduce)}
      onSwitch={(on) =>
        onChange({ reduceOnPlateau: on ? { monitor: usual, factor: 0.1, patience: 3 } : undefined })
      }
    >
      <MonitorField
        label={texts.monitor}
        description={texts.monitorHelp}
        usual={usual}
        value={reduce?.monitor}
        fault={at('monitor') ?? faultAt('/fit/reduceOnPlateau')}
        onChange={(monitor) => edit({ monitor })}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NumberField
          label={texts.factor}
          min={0.001}
          max={0.999}
          step={0.1}
          value={reduce?.factor}
          fault={at('factor')}
          onChange={(factor) => edit({ factor })}
        />
        <NumberField
          label={texts.reducePatience}
          whole
          min={0}
          value={reduce?.patience}
          fault={at('patience')}
          onChange={(patience) => edit({ patience })}
        />
      </SimpleGrid>
    </Watcher>
  );
}

interface WatcherProps {
  label: string;
  on: boolean;
  onSwitch: (on: boolean) => void;
  children: ReactNode;
}

function Watcher({ label, on, onSwitch, children }: WatcherProps) {
  return (
    <div role="group" aria-label={label}>
      <Checkbox
        label={label}
        checked={on}
        onChange={(event) => onSwitch(event.currentTarget.checked)}
      />
      {on && <Stack className={classes.watched}>{children}</Stack>}
    </div>
  );
}
