/** The set with the label, or without it when it was there. */
export function toggled(before: ReadonlySet<string>, label: string): ReadonlySet<string> {
  const after = new Set(before);
  if (!after.delete(label)) after.add(label);
  return after;
}
