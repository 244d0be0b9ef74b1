import { SimpleGrid } from '@mantine/core';
import type { Regression } from '../api/evaluationTypes';
import { ChartPanel } from '../charts/ChartPanel';
import { colorOf } from '../charts/series';
import { Facts } from '../display/Facts';
import { Panel } from '../display/Panel';
import { count, metric } from '../display/quantity';

/** How an output that predicts numbers does. */
export function RegressionView({ output }: { output: Regression }) {
  const [least, , , median, , , greatest] = output.residuals;
  const samples = [...output.samples].sort((a, b) => a.given - b.given);
  const given = samples.map((sample) => sample.given);
  return (
    <>
      <Panel title="Errors">
        <Facts
          facts={[
            ['Mean error', metric(output.meanError)],
            ['Mean absolute', metric(output.meanAbsoluteError)],
            ['Root mean square', metric(output.rootMeanSquaredError)],
            ['R²', metric(output.r2)],
            ['Median residual', metric(median)],
            ['Residuals', `${metric(least)} to ${metric(greatest)}`],
          ]}
        />
      </Panel>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing={20}>
        <ChartPanel
          title="Residuals, predicted minus given"
          xName="Middle of bin"
          continuous
          x={output.histogram.map((bin) => (bin.from + bin.until) / 2)}
          series={[
            {
              subject: 'Values',
              part: '',
              mark: 'bars',
              color: colorOf(0),
              values: output.histogram.map((bin) => bin.count),
            },
          ]}
          format={count}
        />
        <ChartPanel
          title="Given and predicted"
          xName="Given"
          continuous
          x={given}
          series={[
            {
              subject: 'Predicted',
              part: '',
              mark: 'points',
              color: colorOf(0),
              values: samples.map((sample) => sample.predicted),
            },
            { subject: 'Given', part: '', dashed: true, color: colorOf(1), values: given },
          ]}
          format={metric}
        />
      </SimpleGrid>
    </>
  );
}
