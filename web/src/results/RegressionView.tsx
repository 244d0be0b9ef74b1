import { SimpleGrid } from '@mantine/core';
import type { Regression } from '../api/types';
import { ChartPanel } from '../charts/ChartPanel';
import { colorOf } from '../charts/series';
import { Facts } from '../display/Facts';
import { Panel } from '../display/Panel';
import { count, metric } from '../display/quantity';
import { resultTexts as texts } from '../texts/results';

/** How an output that predicts numbers does. */
export function RegressionView({ output }: { output: Regression }) {
  const [least, , , median, , , greatest] = output.residuals;
  const samples = [...output.samples].sort((a, b) => a.given - b.given);
  const given = samples.map((sample) => sample.given);
  return (
    <>
      <Panel title={texts.errors}>
        <Facts
          facts={[
            [texts.meanError, metric(output.meanError)],
            [texts.meanAbsolute, metric(output.meanAbsoluteError)],
            [texts.rootMeanSquare, metric(output.rootMeanSquaredError)],
            [texts.r2, metric(output.r2)],
            [texts.medianResidual, metric(median)],
            [texts.residuals, texts.fromTo(metric(least), metric(greatest))],
          ]}
        />
      </Panel>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing={20}>
        <ChartPanel
          title={texts.residualChart}
          xName={texts.bin}
          continuous
          x={output.histogram.map((bin) => (bin.from + bin.until) / 2)}
          series={[
            {
              subject: texts.values,
              part: '',
              mark: 'bars',
              color: colorOf(0),
              values: output.histogram.map((bin) => bin.count),
            },
          ]}
          format={count}
        />
        <ChartPanel
          title={texts.scatter}
          xName={texts.given}
          continuous
          x={given}
          series={[
            {
              subject: texts.predicted,
              part: '',
              mark: 'points',
              color: colorOf(0),
              values: samples.map((sample) => sample.predicted),
            },
            { subject: texts.given, part: '', dashed: true, color: colorOf(1), values: given },
          ]}
          format={metric}
        />
      </SimpleGrid>
    </>
  );
}
