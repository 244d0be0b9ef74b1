import type { Model } from '../api/types';
import type { ReactNode } from 'react';
import { Moment } from '../display/Moment';
import { bytes, count, shape } from '../display/quantity';
import { modelTexts as texts } from '../texts/models';
import classes from './ModelFigures.module.css';

/** What one wants to know of a model first: how large it is, what it reads and what it says. */
export function ModelFigures({ model }: { model: Model }) {
  const { parameterCount, trainableParameterCount, file } = model;
  const frozen = trainableParameterCount !== parameterCount;
  return (
    <dl className={classes.figures}>
      <Figure
        name={texts.parameters}
        value={count(parameterCount)}
        note={frozen && texts.trainable(count(trainableParameterCount))}
      />
      <Figure name={texts.layersTitle} value={count(model.layers.length)} />
      <Figure name={texts.input} value={shapes(model.inputs)} note={types(model.inputs)} />
      <Figure name={texts.output} value={shapes(model.outputs)} note={types(model.outputs)} />
      <Figure
        name={texts.format}
        value={texts.formats[model.format]}
        note={file && `${file.name}, ${bytes(file.sizeBytes)}`}
      />
      <Figure name={texts.updated} value={<Moment at={model.updatedAt} />} />
    </dl>
  );
}

interface FigureProps {
  name: string;
  value: ReactNode;
  note?: ReactNode;
}

function Figure({ name, value, note }: FigureProps) {
  return (
    <div className={classes.figure}>
      <dt>{name}</dt>
      <dd>
        {value}
        {note && <span className={classes.note}>{note}</span>}
      </dd>
    </div>
  );
}

function shapes(tensors: Model['inputs']): string {
  return tensors.map((tensor) => shape(tensor.shape)).join(', ');
}

function types(tensors: Model['inputs']): string {
  return [...new Set(tensors.map((tensor) => tensor.type))].join(', ');
}
