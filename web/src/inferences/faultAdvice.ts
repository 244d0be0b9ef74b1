import { inferenceTexts } from '../texts/inferences';

/** What to do about a fault of an inference, by its code. */
export function faultAdvice(code: string): string {
  return inferenceTexts.advice[code] ?? inferenceTexts.otherAdvice;
}
