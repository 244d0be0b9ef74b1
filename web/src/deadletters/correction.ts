import { base64Of, bytesOf, bytesOfHex, hexOf } from '../tryit/bytes';
import type { DeadLetter } from './deadLetter';

/** The value of a dead letter as somebody types it. */
export interface Correction {
  form: 'text' | 'hex';
  typed: string;
}

type Value = Pick<DeadLetter, 'valueBase64' | 'valueText'>;

export function begun({ valueBase64, valueText }: Value): Correction {
  if (valueText !== null) return { form: 'text', typed: valueText };
  return { form: 'hex', typed: hexOf(bytesOf(valueBase64 ?? '')) };
}

/** Other bytes than those that came; undefined when nothing was changed or it cannot be read. */
export function correctedValue(correction: Correction, { valueBase64 }: Value): string | undefined {
  const bytes = bytesTyped(correction);
  const base64 = bytes && base64Of(bytes);
  return base64 === (valueBase64 ?? '') ? undefined : base64;
}

export function bytesTyped({ form, typed }: Correction): Uint8Array | undefined {
  return form === 'hex' ? bytesOfHex(typed) : new TextEncoder().encode(typed);
}
