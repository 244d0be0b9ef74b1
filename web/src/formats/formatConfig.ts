import type { FormatConfig, RecordFormat } from '../api/types';
import { formatTexts } from '../texts/formats';
import { NUMBER_TYPES } from './numbers';

/** A format as it is asked for: what `format` and `formatConfig` of a request hold. */
export interface FormatChoice {
  format: RecordFormat;
  formatConfig: FormatConfig;
}

export const FORMATS = (['RAW', 'JSON', 'AVRO', 'IMAGE'] as const).map((value) => ({
  value,
  label: formatTexts.formats[value],
}));

export const DATA_TYPES = Object.keys(NUMBER_TYPES);

/** What each format begins with; the members are those of Kafka-ML's `input_config`. */
const BEGINNINGS: Record<RecordFormat, FormatConfig> = {
  RAW: { data_type: 'float32', label_type: 'int32' },
  JSON: {},
  AVRO: { data_scheme: '' },
  IMAGE: { data_reshape: '28 28 1', label_type: 'uint8' },
};

export function begin(format: RecordFormat): FormatChoice {
  return { format, formatConfig: BEGINNINGS[format] };
}

/** Absent and empty are the same, except for what a format cannot be without. */
export function withMember(
  choice: FormatChoice,
  name: string,
  value: string | string[] | boolean | null,
): FormatChoice {
  const empty = !value || (Array.isArray(value) && value.length === 0);
  const others = without(choice.formatConfig, [name]);
  return { ...choice, formatConfig: empty ? others : { ...others, [name]: value } };
}

function without(config: FormatConfig, members: string[]): FormatConfig {
  return Object.fromEntries(Object.entries(config).filter(([name]) => !members.includes(name)));
}

/** AVRO by a schema in the announcement, or by a registry: never both. */
export function withRegistry(choice: FormatChoice, registry: boolean): FormatChoice {
  const shared = without(choice.formatConfig, [
    'data_scheme',
    'label_scheme',
    'schema_registry',
    'label_in_key',
  ]);
  return {
    ...choice,
    formatConfig: registry ? { ...shared, schema_registry: '' } : { ...shared, data_scheme: '' },
  };
}

export function usesRegistry(choice: FormatChoice): boolean {
  return 'schema_registry' in choice.formatConfig;
}

export function text(choice: FormatChoice, name: string): string {
  const value = choice.formatConfig[name];
  return typeof value === 'string' ? value : '';
}

export function names(choice: FormatChoice): string {
  const value = choice.formatConfig.features;
  return Array.isArray(value) ? value.join(', ') : '';
}

/** Names are separated by commas or spaces. */
export function namesOf(given: string): string[] {
  return given.split(/[\s,]+/).filter(Boolean);
}
