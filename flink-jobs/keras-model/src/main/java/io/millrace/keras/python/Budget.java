package io.millrace.keras.python;

/** Counts what a run uses, and stops it at the limits. */
final class Budget {
  private static final int STEPS_PER_LOOK_AT_THE_CLOCK = 64;
  private static final int MAX_FAILURES = 400;
  private static final long CHARACTERS_PER_STEP = 1_000;
  private static final long CHARACTERS_PER_ITEM = 4;

  private final Limits limits;
  private final long start = System.nanoTime();
  private long steps;
  private long allocated;
  private int depth;
  private int calls;
  private int failures;

  Budget(Limits limits) {
    this.limits = limits;
  }

  Limits limits() {
    return limits;
  }

  void step(Site site) {
    steps(1, site);
  }

  void steps(long count, Site site) {
    long before = steps;
    steps += count;
    if (steps > limits.steps()) {
      throw new LimitException(
          site, "the code runs for more than " + limits.steps() + " steps; loops must end");
    }
    if (before / STEPS_PER_LOOK_AT_THE_CLOCK != steps / STEPS_PER_LOOK_AT_THE_CLOCK) {
      requireTime(site);
    }
  }

  private void requireTime(Site site) {
    if (System.nanoTime() - start > limits.deadline().toNanos()) {
      throw new LimitException(
          site, "the code runs for longer than " + limits.deadline().toMillis() + " ms");
    }
  }

  /** Searching a text costs time that grows with both lengths. */
  void search(long length, long pattern, Site site) {
    steps(1 + length * pattern / CHARACTERS_PER_STEP, site);
  }

  /** Finding the words for a fault is work, also when it is one that is known already. */
  void failure() {
    if (++failures > MAX_FAILURES) {
      throw new LimitException();
    }
  }

  void enter(Site site) {
    step(site);
    if (++depth > limits.depth()) {
      depth--;
      throw new LimitException(site, Interpreter.TOO_DEEP);
    }
  }

  void leave() {
    depth--;
  }

  void enterCall(String name, Site site) {
    if (++calls > limits.calls()) {
      calls--;
      throw new LimitException(
          site, "calls are nested deeper than " + limits.calls() + ", here of " + Quoted.of(name));
    }
  }

  void leaveCall() {
    calls--;
  }

  /** Before items are stored in a list, tuple or dict that will then have the given size. */
  void items(long size, long added, Site site) {
    if (size > limits.items()) {
      throw new LimitException(
          site, "more than " + limits.items() + " items in one list, tuple or dict");
    }
    allocate(added, site);
  }

  /** Before a text of the given length is made. */
  void text(long length, Site site) {
    textLength(length, site);
    allocate(length / CHARACTERS_PER_ITEM, site);
  }

  /** While a text grows to the given length. */
  void textLength(long length, Site site) {
    if (length > limits.stringLength()) {
      throw new LimitException(site, "text of more than " + limits.stringLength() + " characters");
    }
  }

  private void allocate(long amount, Site site) {
    allocated += amount;
    if (allocated > limits.allocation()) {
      throw new LimitException(site, "the code uses too much memory");
    }
  }
}
