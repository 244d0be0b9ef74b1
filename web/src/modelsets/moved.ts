/** The same with one of them a place further up or down; at the end it stays. */
export function moved(all: string[], one: string, by: -1 | 1): string[] {
  const from = all.indexOf(one);
  const to = from + by;
  if (from < 0 || to < 0 || to >= all.length) return all;
  const order = all.filter((each) => each !== one);
  order.splice(to, 0, one);
  return order;
}
