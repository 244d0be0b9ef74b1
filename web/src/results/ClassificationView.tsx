import { NativeSelect, SimpleGrid, Stack, Switch, Text, Title } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Classification, ClassReport, CurvePoint } from '../api/types';
import { ChartPanel } from '../charts/ChartPanel';
import { colorOf } from '../charts/series';
import { DataTable, type Column } from '../display/DataTable';
import { Panel } from '../display/Panel';
import { count, metric } from '../display/quantity';
import { resultTexts as texts } from '../texts/results';
import { confusionsOf, ordered } from './classOrder';
import { ConfusionTable } from './ConfusionTable';
import type { ClassOrder, ResultSearch } from './resultSearch';

const HERE = '/trainings/$trainingId/results/$resultId';
/** Of a share, so that curves of different models are seen alike. */
const SHARES: [number, number] = [0, 1.02];
const MOST_CONFUSIONS = 5;

const REPORT: Column<ClassReport>[] = [
  { title: texts.class, cell: (report) => report.label },
  { title: texts.precision, numeric: true, cell: (report) => metric(report.precision) },
  { title: texts.recall, numeric: true, cell: (report) => metric(report.recall) },
  { title: texts.f1, numeric: true, cell: (report) => metric(report.f1) },
  { title: texts.examples, numeric: true, cell: (report) => count(report.support) },
];
const ORDERS = Object.entries(texts.orders).map(([value, label]) => ({ value, label }));

/** How an output that chooses between classes does, what goes wrong first. */
export function ClassificationView({ output }: { output: Classification }) {
  const search = useSearch({ from: HERE });
  const params = useParams({ from: HERE });
  const navigate = useNavigate();
  const show = (change: ResultSearch) =>
    void navigate({
      to: HERE,
      params,
      search: { ...search, ...change },
      replace: true,
      resetScroll: false,
    });
  return (
    <>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing={20}>
        <Panel
          title={texts.matrix}
          flush
          actions={
            <Switch
              size="sm"
              label={texts.shares}
              checked={search.shares ?? false}
              onChange={(event) => show({ shares: event.currentTarget.checked || undefined })}
            />
          }
        >
          <ConfusionTable output={output} shares={search.shares ?? false} />
          <Confusions output={output} />
        </Panel>
        <Panel
          title={texts.classes(output.accuracy)}
          flush
          actions={
            <NativeSelect
              size="xs"
              aria-label={texts.sortedBy}
              data={ORDERS}
              value={search.order ?? 'worst'}
              onChange={(event) => {
                const order = event.currentTarget.value;
                show({ order: order === 'worst' ? undefined : (order as ClassOrder) });
              }}
            />
          }
        >
          <DataTable
            label={texts.classReport}
            columns={REPORT}
            rows={ordered(output.classes, search.order)}
            rowKey={(report) => String(report.label)}
          />
        </Panel>
      </SimpleGrid>
      {output.curves && (
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing={20}>
          <Curve
            title={texts.roc(output.curves.rocAuc)}
            xName={texts.falsePositives}
            yName={texts.truePositives}
            points={output.curves.roc}
          />
          <Curve
            title={texts.precisionRecall(output.curves.averagePrecision)}
            xName={texts.recall}
            yName={texts.precision.toLowerCase()}
            points={output.curves.precisionRecall}
          />
        </SimpleGrid>
      )}
    </>
  );
}

/** What goes wrong most, in words. */
function Confusions({ output }: { output: Classification }) {
  if (output.confusion.length === 0) return null;
  const confusions = confusionsOf(output, MOST_CONFUSIONS);
  return (
    <Stack gap={4} px={20} pb={14}>
      <Title order={3} fz={14}>
        {texts.confusions}
      </Title>
      {confusions.length === 0 && <Text size="sm">{texts.noConfusion}</Text>}
      {confusions.map(({ label, predicted, examples, share }) => (
        <Text key={`${label} ${predicted}`} size="sm">
          <b>{texts.confusion(label, predicted)}</b>: {texts.confusionShare(examples, share)}
        </Text>
      ))}
    </Stack>
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
      range={SHARES}
      x={points.map((point) => point.x)}
      series={[
        {
          subject: texts.classOne,
          part: yName,
          color: colorOf(0),
          values: points.map((point) => point.y),
        },
      ]}
      format={metric}
    />
  );
}
