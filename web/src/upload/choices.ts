import type { DataSourceDraft, FormatConfig, RecordFormat } from '../api/types';
import type { DataType } from '../formats/numbers';
import { uploadTexts as texts } from '../texts/upload';
import type { CsvLayout } from './csv';
import type { JsonlLayout } from './jsonl';
import type { NpyHeader } from './npy';

export interface NpyLayout {
  kind: 'NPY';
  header: NpyHeader;
  /** The first ones. */
  rows: number[][];
  labels?: { file: File; header: NpyHeader; rows: number[][] } | undefined;
}

export type Layout = CsvLayout | JsonlLayout | NpyLayout;

/** What a person decides about a file. */
export interface Choices {
  topic: string;
  /** Columns or members, in order; meaningless for arrays. */
  features: string[];
  label: string | null;
  /** Cells of the label are names of classes. */
  labelNames: boolean;
  format: Extract<RecordFormat, 'RAW' | 'JSON'>;
  type: DataType;
  labelType: DataType;
  shape: string;
  announce: boolean;
  description: string;
  trainingId?: string;
  validationRate: number;
  testRate: number;
  splitMethod: NonNullable<DataSourceDraft['splitMethod']>;
}

const LABEL_NAMES = /^(label|labels|class|classes|target|y|species|diagnosis|category|digit)$/i;

/** What most people would choose; all of it is shown and can be changed. */
export function proposed(file: File, layout: Layout, asked: Partial<Choices>): Choices {
  const columns = layout.kind === 'NPY' ? [] : layout.columns;
  const label = columns.find((name) => LABEL_NAMES.test(name)) ?? lastOf(layout) ?? null;
  const labelNames = layout.kind === 'CSV' && label !== null && hasText(layout, label);
  const stem = file.name.replace(/\.[^.]+$/, '');
  return {
    topic:
      stem
        .toLowerCase()
        .replace(/[^a-z0-9._-]+/g, '-')
        .slice(0, 200) || 'upload',
    features: columns.filter((name) => name !== label && isNumeric(layout, name)),
    label,
    labelNames,
    format: layout.kind === 'JSONL' ? 'JSON' : 'RAW',
    type: 'float32',
    labelType: label !== null && hasFractions(layout, label) ? 'float32' : 'int32',
    shape: '',
    announce: true,
    description: stem,
    validationRate: 0.1,
    testRate: 0.1,
    splitMethod: 'SHUFFLED',
    ...asked,
  };
}

/** Tables mostly end with what is to be predicted. */
function lastOf(layout: Layout): string | undefined {
  return layout.kind === 'CSV' && layout.columns.length > 1 ? layout.columns.at(-1) : undefined;
}

function cellsOf(layout: CsvLayout, column: string): string[] {
  const index = layout.columns.indexOf(column);
  return layout.rows.map((row) => row[index] ?? '');
}

export function hasText(layout: CsvLayout, column: string): boolean {
  return cellsOf(layout, column).some((cell) => cell.trim() !== '' && Number.isNaN(Number(cell)));
}

function isNumeric(layout: Layout, column: string): boolean {
  return layout.kind !== 'CSV' || !hasText(layout, column);
}

function hasFractions(layout: Layout, column: string): boolean {
  if (layout.kind !== 'CSV' || hasText(layout, column)) return false;
  return cellsOf(layout, column).some((cell) => !Number.isInteger(Number(cell)));
}

/** Numbers that a record has; not known of JSON before it is read. */
export function featureCount(layout: Layout, choices: Choices): number | undefined {
  if (layout.kind === 'CSV') return choices.features.length;
  if (layout.kind === 'NPY')
    return layout.header.shape.reduce((product, size) => product * size, 1);
  return undefined;
}

export interface ChoiceFaults {
  topic?: string | undefined;
  features?: string | undefined;
  shape?: string | undefined;
}

export function faultsOf(layout: Layout, choices: Choices): ChoiceFaults {
  const legalTopic =
    /^[A-Za-z0-9._-]{1,249}$/.test(choices.topic) && !['.', '..'].includes(choices.topic);
  const choosable = layout.kind === 'CSV' || (layout.kind === 'JSONL' && !layout.arrays);
  return {
    topic: legalTopic ? undefined : texts.topicIllegal,
    features: choosable && choices.features.length === 0 ? texts.noFeatures : undefined,
    shape: layout.kind === 'NPY' ? undefined : shapeFault(layout, choices),
  };
}

function shapeFault(layout: Layout, choices: Choices): string | undefined {
  const sizes = sizesOf(choices.shape);
  if (sizes.length === 0) return undefined;
  if (sizes.some((size) => !Number.isInteger(size) || size < 1)) return texts.shapeNoNumbers;
  const features = featureCount(layout, choices);
  const product = sizes.reduce((total, size) => total * size, 1);
  return features === undefined || product === features
    ? undefined
    : texts.shapeIllegal(product, features);
}

export function sizesOf(shape: string): number[] {
  return shape
    .split(/[\s,x×]+/)
    .filter(Boolean)
    .map(Number);
}

/** What an announcement says of the bytes. */
export function formatConfig(layout: Layout, choices: Choices): FormatConfig {
  if (layout.kind === 'NPY') return npyConfig(layout);
  const reshape = choices.shape.trim() && { data_reshape: sizesOf(choices.shape).join(' ') };
  if (choices.format === 'JSON') {
    return {
      ...(choices.features.length > 0 && { features: choices.features }),
      ...(choices.label !== null && { label: choices.label }),
      ...reshape,
    };
  }
  return {
    data_type: choices.type,
    ...reshape,
    ...(choices.label !== null && { label_type: choices.labelType }),
  };
}

function npyConfig({ header, labels }: NpyLayout): FormatConfig {
  return {
    data_type: header.type,
    ...(header.shape.length > 0 && { data_reshape: header.shape.join(' ') }),
    ...(labels && {
      label_type: labels.header.type,
      ...(labels.header.shape.length > 0 && { label_reshape: labels.header.shape.join(' ') }),
    }),
  };
}

/** The announcement of what was written. */
export function announcement(
  layout: Layout,
  choices: Choices,
  written: { ranges: string[]; records: number; classes: string[] },
): DataSourceDraft {
  const { description, trainingId, validationRate, testRate, splitMethod } = choices;
  const names = written.classes.length > 0 ? texts.classesIn(written.classes) : '';
  return {
    ranges: written.ranges,
    format: choices.format,
    formatConfig: formatConfig(layout, choices),
    totalMessages: written.records,
    validationRate,
    testRate,
    splitMethod,
    description: [description.trim(), names].filter(Boolean).join(': '),
    ...(trainingId && { trainingId }),
  };
}
