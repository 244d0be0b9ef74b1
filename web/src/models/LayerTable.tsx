import { Table, Text } from '@mantine/core';
import type { FieldError, LayerSummary } from '../api/types';
import { advice } from '../display/ErrorNote';
import { count, shape } from '../display/quantity';
import classes from './LayerTable.module.css';

export interface LayerRow {
  name: string;
  type: string;
  outputShape?: LayerSummary['outputShape'];
  parameters?: number;
}

/** The layers in order; a fault stands under the layer that has it. */
export function LayerTable({ layers, faults = [] }: { layers: LayerRow[]; faults?: FieldError[] }) {
  return (
    <Table aria-label="Layers" verticalSpacing={7} horizontalSpacing={10} className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Layer</Table.Th>
          <Table.Th scope="col">Type</Table.Th>
          <Table.Th scope="col">Output shape</Table.Th>
          <Table.Th scope="col" ta="right">
            Parameters
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {layers.map((layer, index) => (
          <LayerLine
            key={`${index} ${layer.name}`}
            layer={layer}
            faults={faults.filter((fault) => fault.layer === layer.name)}
          />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function LayerLine({ layer, faults }: { layer: LayerRow; faults: FieldError[] }) {
  if (faults.length > 0) return <FaultyLine layer={layer} faults={faults} />;
  return (
    <Table.Tr>
      <Table.Td>{layer.name}</Table.Td>
      <Table.Td>{layer.type}</Table.Td>
      <Table.Td>{layer.outputShape ? shape(layer.outputShape) : '–'}</Table.Td>
      <Table.Td ta="right">{count(layer.parameters)}</Table.Td>
    </Table.Tr>
  );
}

/** Has no shape yet, so the fault may have the whole width: the legal values can be many. */
function FaultyLine({ layer, faults }: { layer: LayerRow; faults: FieldError[] }) {
  return (
    <Table.Tr className={classes.faulty}>
      <Table.Td colSpan={4}>
        {layer.name} <span className={classes.type}>{layer.type}</span>
        {faults.map((fault) => (
          <Text key={fault.message} size="sm" className={classes.fault}>
            {fault.message}
            {fault.hint && <span className={classes.hint}> {advice(fault.hint)}</span>}
          </Text>
        ))}
      </Table.Td>
    </Table.Tr>
  );
}
