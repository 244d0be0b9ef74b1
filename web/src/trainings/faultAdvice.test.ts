import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { faultAdvice } from './faultAdvice';

const CODES = join(
  process.cwd(),
  '../flink-jobs/contracts/src/main/java/io/millrace/contracts/error/ErrorCode.java',
);
/** Told where there is no training. */
const ELSEWHERE = ['CONTROL_MESSAGE_MALFORMED', 'SCORING_FAILED', 'MODEL_TOO_LARGE', 'NO_MODEL'];

it('says what to do about every fault that ends a training', () => {
  const codes = [...readFileSync(CODES, 'utf8').matchAll(/^ {2}([A-Z_]+)\(/gm)].map(
    (match) => match[1] ?? '',
  );
  const unknown = faultAdvice('SOMETHING_NEW');
  expect(codes.length).toBeGreaterThan(10);
  expect(
    codes.filter((code) => !ELSEWHERE.includes(code) && faultAdvice(code) === unknown),
  ).toEqual([]);
});
