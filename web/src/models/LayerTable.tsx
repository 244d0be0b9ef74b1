import { Table, Text } from '@mantine/core';
import type { FieldError, LayerSummary } from '../api/types';
import { advice } from '../display/ErrorNote';
import { count, shape } from '../display/quantity';
import { modelTexts as texts } from '../texts/models';
import { Breakable } from './Breakable';
import { FaultPlace } from './FaultPlace';
import classes from './LayerTable.module.css';

export interface LayerRow {
  name: string;
  type: string;
  outputShape?: LayerSummary['outputShape'];
  parameters?: number;
  inputs?: string[];
}

interface LayerTableProps {
  layers: LayerRow[];
  faults?: FieldError[];
  onGoTo?: (fault: FieldError) => void;
  /** Whether it is told what each layer takes; for a chain the order says it. */
  withInputs?: boolean;
  chosen?: string;
  onChoose?: (layer: string) => void;
}

/** The layers in order; a fault stands under the layer that has it. */
export function LayerTable({ layers, faults = [], ...props }: LayerTableProps) {
  return (
    <Table
      aria-label={texts.layersTitle}
      verticalSpacing={7}
      horizontalSpacing={10}
      className={classes.table}
    >
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{texts.layer}</Table.Th>
          <Table.Th scope="col">{texts.type}</Table.Th>
          {props.withInputs && <Table.Th scope="col">{texts.takes}</Table.Th>}
          <Table.Th scope="col">{texts.outputShape}</Table.Th>
          <Table.Th scope="col" ta="right">
            {texts.parameters}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {layers.map((layer, index) => (
          <LayerLine
            key={`${index} ${layer.name}`}
            layer={layer}
            {...props}
            faults={faults.filter((fault) => fault.layer === layer.name)}
          />
        ))}
      </Table.Tbody>
    </Table>
  );
}

type LayerLineProps = Omit<LayerTableProps, 'layers' | 'faults'> & {
  layer: LayerRow;
  faults: FieldError[];
};

function LayerLine(props: LayerLineProps) {
  const { layer, chosen, onChoose } = props;
  if (props.faults.length > 0) return <FaultyLine {...props} />;
  return (
    <Table.Tr
      data-chosen={layer.name === chosen || undefined}
      onMouseEnter={onChoose && (() => onChoose(layer.name))}
    >
      <Table.Td>
        <Breakable name={layer.name} />
      </Table.Td>
      <Table.Td className={classes.muted}>
        <Breakable name={layer.type} />
      </Table.Td>
      {props.withInputs && (
        <Table.Td className={classes.muted}>
          <Breakable name={layer.inputs?.join(', ') ?? ''} />
        </Table.Td>
      )}
      <Table.Td className={classes.shape}>
        {layer.outputShape ? shape(layer.outputShape) : '–'}
      </Table.Td>
      <Table.Td ta="right">{count(layer.parameters)}</Table.Td>
    </Table.Tr>
  );
}

/** Has no shape yet, so the fault may have the whole width: the legal values can be many. */
function FaultyLine({ layer, faults, onGoTo, withInputs }: LayerLineProps) {
  return (
    <Table.Tr className={classes.faulty}>
      <Table.Td colSpan={withInputs ? 5 : 4}>
        {layer.name} <span className={classes.type}>{layer.type}</span>
        {faults.map((fault) => (
          <Text key={fault.message} size="sm" className={classes.fault}>
            <FaultPlace fault={fault} name={layer.name} onGoTo={onGoTo} />
            {fault.message}
            {fault.hint && <span className={classes.hint}> {advice(fault.hint)}</span>}
          </Text>
        ))}
      </Table.Td>
    </Table.Tr>
  );
}
