/** Names of cached answers. Live events are patched into the cache by the same names. */
export const keys = {
  list: (resource: string) => [resource, 'list'] as const,
  /** Pages of a list by a filter; all of them begin with the resource and `rows`. */
  rows: (resource: string, filter?: object) =>
    filter ? ([resource, 'rows', filter] as const) : ([resource, 'rows'] as const),
  detail: (resource: string, id: string) => [resource, 'detail', id] as const,
  series: (resultId: string) => ['series', resultId] as const,
  steps: (resultId: string) => ['steps', resultId] as const,
  evaluation: (resultId: string) => ['evaluation', resultId] as const,
  scoring: (inferenceId: string) => ['scoring', inferenceId] as const,
  revisions: (inferenceId: string) => ['inferences', 'revisions', inferenceId] as const,
  session: ['session'] as const,
  system: ['system'] as const,
  capabilities: ['capabilities'] as const,
};
