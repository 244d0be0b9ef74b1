import { Progress, Table } from '@mantine/core';
import type { TrainingResult } from '../api/types';
import { metric } from '../display/quantity';
import { sampleTexts as texts } from '../texts/home';

/** Each model of the sample while it learns: how far it is and how good. */
export function ModelsLearning({ results }: { results: TrainingResult[] }) {
  return (
    <Table aria-label={texts.step.train} mt={18} verticalSpacing={10}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{texts.model}</Table.Th>
          <Table.Th scope="col" w="40%">
            {texts.epochs}
          </Table.Th>
          <Table.Th scope="col" ta="right">
            {texts.loss}
          </Table.Th>
          <Table.Th scope="col" ta="right">
            {texts.validationAccuracy}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {results.map((result) => (
          <Table.Tr key={result.id}>
            <Table.Td>{result.modelName}</Table.Td>
            <Table.Td>
              <Progress
                value={result.epochs ? (100 * result.epoch) / result.epochs : 0}
                aria-label={texts.progressOf(result.modelName)}
                transitionDuration={150}
              />
            </Table.Td>
            <Table.Td ta="right">{metric(result.train.loss)}</Table.Td>
            <Table.Td ta="right">{metric(result.validation.accuracy)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
