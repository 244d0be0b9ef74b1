package io.millrace.keras.python;

import java.time.Duration;

/**
 * What a program may use. Reaching one of these stops it with a fault.
 *
 * @param characters of text, over all programs that one interpreter runs
 * @param tokens in one text
 * @param nesting of brackets, expressions and blocks in one text
 * @param steps that an interpreter executes: expressions, statements, items gone through
 * @param depth of expressions and calls under evaluation
 * @param calls that are active at the same time
 * @param items in one list, tuple, dict
 * @param stringLength in UTF-16 units
 * @param allocation items and characters that are allocated, over the whole run
 * @param deadline from the start of the interpreter, as a last resort
 * @param faults that are reported
 */
public record Limits(
    int characters,
    int tokens,
    int nesting,
    int steps,
    int depth,
    int calls,
    int items,
    int stringLength,
    long allocation,
    Duration deadline,
    int faults) {
  /** The limits of the product. */
  public static final Limits DEFAULT =
      new Limits(
          64 * 1024,
          40_000,
          100,
          200_000,
          600,
          60,
          100_000,
          100_000,
          2_000_000,
          Duration.ofSeconds(5),
          20);

  /** Longest number in a text, in characters. */
  static final int NUMBER_LENGTH = 100;

  /** Largest width and precision in a format. */
  static final int FORMAT_WIDTH = 1_000;

  /** Deepest nesting of values that are compared, printed or used as a key. */
  static final int VALUE_DEPTH = 40;

  public Limits withCharacters(int other) {
    return new Limits(
        other,
        tokens,
        nesting,
        steps,
        depth,
        calls,
        items,
        stringLength,
        allocation,
        deadline,
        faults);
  }

  public Limits withSteps(int other) {
    return new Limits(
        characters,
        tokens,
        nesting,
        other,
        depth,
        calls,
        items,
        stringLength,
        allocation,
        deadline,
        faults);
  }

  public Limits withAllocation(long other) {
    return new Limits(
        characters,
        tokens,
        nesting,
        steps,
        depth,
        calls,
        items,
        stringLength,
        other,
        deadline,
        faults);
  }

  public Limits withDeadline(Duration other) {
    return new Limits(
        characters,
        tokens,
        nesting,
        steps,
        depth,
        calls,
        items,
        stringLength,
        allocation,
        other,
        faults);
  }
}
