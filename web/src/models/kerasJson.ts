import type { FieldError } from '../api/types';
import type { LayerRow } from './LayerTable';

export type ParsedJson = { ok: true; layers: LayerRow[] } | { ok: false; fault: FieldError };

interface KerasLayer {
  class_name?: unknown;
  config?: { name?: unknown };
}

/** Reads layer names and types out of Keras JSON for display only; the server is the judge. */
export function parseKerasJson(text: string): ParsedJson {
  let document: { config?: { layers?: unknown } } | null;
  try {
    document = JSON.parse(text) as typeof document;
  } catch (cause) {
    return { ok: false, fault: syntaxFault(text, cause as SyntaxError) };
  }
  const layers = document?.config?.layers;
  return { ok: true, layers: Array.isArray(layers) ? layers.map(rowOf) : [] };
}

function rowOf(layer: KerasLayer | null): LayerRow {
  const type = typeof layer?.class_name === 'string' ? layer.class_name : 'unknown';
  const name = layer?.config?.name;
  return { type, name: typeof name === 'string' ? name : type };
}

function syntaxFault(text: string, cause: SyntaxError): FieldError {
  const position = /position (\d+)/.exec(cause.message)?.[1];
  const message = `This is not JSON: ${cause.message}.`;
  const hint = 'Paste what model.to_json() returns, whole.';
  if (position === undefined) return { message, hint };
  const before = text.slice(0, Number(position)).split('\n');
  return { message, hint, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
