/** What a request would become. */
export interface JobPreview {
  job: Record<string, unknown> | null;
  manifest: string | null;
  note: string | null;
}
