/** A record that a job could not use, as `GET /dead-letters` tells it. */
export interface DeadLetter {
  id: string;
  time: string;
  jobId: string | null;
  inferenceId: string | null;
  trainingId: string | null;
  source: { topic: string; partition: number; offset: number; time: string | null };
  code: string;
  reason: string;
  keyBase64: string | null;
  valueBase64: string | null;
  valueText: string | null;
  headers: Record<string, string>;
  retriedAt: string | null;
  retriedBy: string | null;
}

export interface DeadLetterPage {
  items: DeadLetter[];
  nextCursor: string | null;
}
