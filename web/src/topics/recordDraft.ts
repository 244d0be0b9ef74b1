import type { RecordDraft, RecordsDraft } from '../api/topicTypes';
import { topicTexts as texts } from '../texts/topics';

export type KeyForm = 'none' | 'text' | 'base64';
export type ValueForm = 'json' | 'text' | 'base64';

/** A record as it stands in the form. */
export interface RecordFields {
  keyForm: KeyForm;
  key: string;
  valueForm: ValueForm;
  value: string;
  headers: string;
  partition: number | undefined;
}

export interface FieldFaults {
  key?: string | undefined;
  value?: string | undefined;
  headers?: string | undefined;
}

export function faultsOf(fields: RecordFields): FieldFaults {
  return {
    key: fields.keyForm === 'base64' ? base64Fault(fields.key) : undefined,
    value:
      fields.valueForm === 'json'
        ? jsonFault(fields.value)
        : fields.valueForm === 'base64'
          ? base64Fault(fields.value)
          : undefined,
    headers: linesOf(fields.headers)
      .filter((line) => line.indexOf(':') < 1)
      .map(texts.headerWithoutColon)[0],
  };
}

/** Legal only when {@link faultsOf} finds none. */
export function draftOf(fields: RecordFields): RecordsDraft {
  const record: RecordDraft = {
    ...(fields.keyForm === 'text' && { key: fields.key }),
    ...(fields.keyForm === 'base64' && { keyBase64: fields.key.trim() }),
    ...(fields.valueForm === 'text' && { value: fields.value }),
    ...(fields.valueForm === 'base64' && { valueBase64: fields.value.trim() }),
    ...(fields.valueForm === 'json' && {
      valueJson: JSON.parse(fields.value) as RecordDraft['valueJson'],
    }),
    ...(linesOf(fields.headers).length > 0 && { headers: headersOf(fields.headers) }),
  };
  return {
    records: [record],
    ...(fields.partition !== undefined && { partition: fields.partition }),
  };
}

function headersOf(text: string): Record<string, string> {
  return Object.fromEntries(
    linesOf(text).map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    }),
  );
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

function jsonFault(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (fault) {
    return texts.notJson((fault as Error).message);
  }
}

function base64Fault(text: string): string | undefined {
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text.trim())
    ? undefined
    : texts.notBase64;
}
