import { Stack, Text } from '@mantine/core';
import { metric } from '../display/quantity';
import { tryItTexts as texts } from '../texts/tryit';
import { classOf, isDistribution, type Prediction } from './prediction';
import classes from './PredictionView.module.css';

const SHOWN = 12;

/** The verdict in large, and what stands behind it: a table whose cells are bars. */
export function PredictionView({ prediction, labels }: ViewProps) {
  return (
    <Stack gap={12}>
      {prediction.output && (
        <Text size="sm" c="dimmed">
          {prediction.output}
        </Text>
      )}
      <div className={classes.verdict}>{verdictOf(prediction, labels)}</div>
      {prediction.values.length > 1 && <Bars {...{ prediction, labels }} />}
    </Stack>
  );
}

interface ViewProps {
  prediction: Prediction;
  labels?: string[];
}

/** What the model says in a word or a number. */
export function verdictOf(prediction: Prediction, labels?: string[]): string {
  const chosen = classOf(prediction);
  if (prediction.number !== undefined) return metric(prediction.number);
  if (chosen !== undefined) return prediction.label ?? nameOf(chosen, labels);
  return prediction.values.length === 1 ? metric(prediction.values[0]) : texts.numbers;
}

export function nameOf(index: number, labels?: string[]): string {
  return labels?.[index] ?? texts.className(index);
}

function Bars({ prediction, labels }: ViewProps) {
  const { values } = prediction;
  const shares = isDistribution(values);
  const chosen = classOf(prediction);
  const rows = values.map((value, index) => ({ value, index }));
  const shown =
    rows.length <= SHOWN ? rows : rows.sort((a, b) => b.value - a.value).slice(0, SHOWN);
  const largest = Math.max(...values.map(Math.abs));
  const named = chosen !== undefined;
  return (
    <table className={classes.bars} aria-label={shares ? texts.shares : texts.numbers}>
      <thead>
        <tr>
          <th scope="col">{named ? texts.columns.name : texts.columns.output}</th>
          <td />
          <th scope="col">{texts.columns.value}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ value, index }) => (
          <tr key={index} data-chosen={index === chosen}>
            <th scope="row">{named ? nameOf(index, labels) : texts.outputName(index)}</th>
            <td>
              <div className={classes.track}>
                <div
                  className={classes.bar}
                  style={{ width: `${(shares ? value : Math.abs(value) / largest) * 100}%` }}
                />
              </div>
            </td>
            <td>{metric(value)}</td>
          </tr>
        ))}
      </tbody>
      {rows.length > shown.length && <caption>{texts.more(rows.length - shown.length)}</caption>}
    </table>
  );
}
