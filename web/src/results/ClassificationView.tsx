import { SimpleGrid } from '@mantine/core';
import type { Classification, ClassReport, CurvePoint } from '../api/evaluationTypes';
import { ChartPanel } from '../charts/ChartPanel';
import { colorOf } from '../charts/series';
import { DataTable, type Column } from '../display/DataTable';
import { Panel } from '../display/Panel';
import { count, metric } from '../display/quantity';
import { ConfusionTable } from './ConfusionTable';

const REPORT: Column<ClassReport>[] = [
  { title: 'Class', cell: (report) => report.label },
  { title: 'Precision', numeric: true, cell: (report) => metric(report.precision) },
  { title: 'Recall', numeric: true, cell: (report) => metric(report.recall) },
  { title: 'F1', numeric: true, cell: (report) => metric(report.f1) },
  { title: 'Examples', numeric: true, cell: (report) => count(report.support) },
];

/** How an output that chooses between classes does. */
export function ClassificationView({ output }: { output: Classification }) {
  return (
    <>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing={20}>
        <Panel title="Confusion matrix" flush>
          <ConfusionTable output={output} />
        </Panel>
        <Panel title={`Classes, accuracy ${metric(output.accuracy)}`} flush>
          <DataTable
            label="Report of each class"
            columns={REPORT}
            rows={output.classes}
            rowKey={(report) => String(report.label)}
          />
        </Panel>
      </SimpleGrid>
      {output.curves && (
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing={20}>
          <Curve
            title={`ROC, area ${metric(output.curves.rocAuc)}`}
            xName="False positive rate"
            yName="true positive rate"
            points={output.curves.roc}
          />
          <Curve
            title={`Precision and recall, average ${metric(output.curves.averagePrecision)}`}
            xName="Recall"
            yName="precision"
            points={output.curves.precisionRecall}
          />
        </SimpleGrid>
      )}
    </>
  );
}

interface CurveProps {
  title: string;
  xName: string;
  yName: string;
  points: CurvePoint[];
}

function Curve({ title, xName, yName, points }: CurveProps) {
  return (
    <ChartPanel
      title={title}
      xName={xName}
      continuous
      x={points.map((point) => point.x)}
      series={[
        {
          subject: 'Class 1',
          part: yName,
          color: colorOf(0),
          values: points.map((point) => point.y),
        },
      ]}
      format={metric}
    />
  );
}
