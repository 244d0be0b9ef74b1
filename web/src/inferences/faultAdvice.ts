const ADVICE: Record<string, string> = {
  JOB_NOT_RUNNING: 'It runs by itself once this is repaired. Or suspend it, or roll it back.',
  KAFKA_UNREACHABLE: 'It starts by itself once the brokers answer.',
  MODEL_LOAD_FAILED:
    'The model before it stays in use, if there is one. Switch to another, or deploy it again.',
  UPGRADE_FAILED: 'Resume it, give it other settings, or roll it back.',
  INTERNAL: 'Its job has ended for good. Resume it from what it has left, or delete it.',
};

/** What to do about a fault of an inference, by its code. */
export function faultAdvice(code: string): string {
  return ADVICE[code] ?? 'Look at the reason and correct it, or switch to another model.';
}
