import { describe, expect, it } from 'vitest';
import { placed, syntaxFault } from './jsonPlaces';

const TEXT = `{
  "modelSetId": "s1",
  "fit": {
    "epochs": 0,
    "a/b": [
      1,
      "two"
    ]
  }
}`;

function lineOf(pointer: string) {
  const [fault] = placed(TEXT, [{ pointer, message: 'is not legal' }]);
  return [fault?.line, fault?.column];
}

describe('a fault in a JSON text', () => {
  it('stands where its pointer leads', () => {
    expect(lineOf('/modelSetId')).toEqual([2, 3]);
    expect(lineOf('/fit/epochs')).toEqual([4, 5]);
    expect(lineOf('/fit/a~1b')).toEqual([5, 5]);
    expect(lineOf('/fit/a~1b/1')).toEqual([7, 7]);
  });

  it('about something that is missing stands at what it is missing in', () => {
    expect(lineOf('/fit/seed')).toEqual([3, 10]);
    expect(lineOf('/fit/a~1b/9')).toEqual([5, 12]);
    expect(lineOf('')).toEqual([1, 1]);
  });

  it('of the text itself names the line', () => {
    expect(syntaxFault(TEXT)).toBeUndefined();
    expect(syntaxFault('{\n  "epochs": 1,,\n}')?.line).toBe(2);
    expect(syntaxFault('{\n  "epochs": twenty\n}')?.line).toBe(2);
    expect(syntaxFault('')).toBeDefined();
    expect(syntaxFault('{"epochs": 1,}')).toBeDefined();
  });
});
