import { FAULT_WITHOUT_ADVICE, faultAdviceTexts } from '../texts/trainings';

/** What to do about a training that failed, by the code of its error. */
export function faultAdvice(code: string): string {
  return faultAdviceTexts[code] ?? FAULT_WITHOUT_ADVICE;
}
