/** Numbers that a person typed or pasted, or what is wrong with them and where. */
export type TypedValues = { values: number[] } | { fault: TypingFault };
export type TypingFault =
  | { kind: 'NOTHING' }
  | { kind: 'NOT_JSON'; reason: string }
  | { kind: 'NO_NUMBER'; given: string; place: number }
  | { kind: 'MISSING'; names: string[] }
  | { kind: 'COUNT'; given: number; due: number };

interface Due {
  /** How many; any number when absent. */
  count?: number;
  /** In which order members of an object are read. */
  names?: string[];
}

/** JSON (array, nested array, or object with the names), or numbers between commas, tabs, spaces. */
export function typedValues(text: string, due: Due): TypedValues {
  const trimmed = text.trim();
  if (trimmed === '') return { fault: { kind: 'NOTHING' } };
  const read = /^[[{]/.test(trimmed) ? jsonValues(trimmed, due) : listed(trimmed);
  if ('fault' in read) return read;
  const { length } = read.values;
  return due.count !== undefined && length !== due.count
    ? { fault: { kind: 'COUNT', given: length, due: due.count } }
    : read;
}

function listed(text: string): TypedValues {
  return numbers(text.split(/[\s,;]+/).filter((part) => part !== ''));
}

function jsonValues(text: string, { names }: Due): TypedValues {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (fault) {
    return { fault: { kind: 'NOT_JSON', reason: (fault as Error).message } };
  }
  if (Array.isArray(given)) return numbers(given.flat(Infinity));
  const members = given as Record<string, unknown>;
  const wanted = names ?? Object.keys(members);
  const missing = wanted.filter((name) => at(members, name) === undefined);
  if (missing.length > 0) return { fault: { kind: 'MISSING', names: missing } };
  return numbers(wanted.flatMap((name) => [at(members, name)].flat(Infinity)));
}

function at(members: Record<string, unknown>, dotted: string): unknown {
  return dotted
    .split('.')
    .reduce<unknown>(
      (inside, name) => (inside as Record<string, unknown> | undefined)?.[name],
      members,
    );
}

function numbers(parts: unknown[]): TypedValues {
  const values: number[] = [];
  for (const [place, part] of parts.entries()) {
    const value = typeof part === 'boolean' ? Number(part) : Number.parseFloat(String(part));
    const legal = Number.isFinite(value) && (typeof part !== 'string' || Number.isFinite(+part));
    if (!legal) {
      return { fault: { kind: 'NO_NUMBER', given: JSON.stringify(part), place: place + 1 } };
    }
    values.push(value);
  }
  return { values };
}
