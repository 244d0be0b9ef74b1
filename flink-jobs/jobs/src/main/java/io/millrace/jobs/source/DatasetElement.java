package io.millrace.jobs.source;

import io.millrace.jobs.deadletter.DeadLetter;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the source tells the trainer. Sequence: dead letters and then either one {@code
 * FAULT} or one {@code OPENED}; for each epoch the training examples, the validation examples, one
 * {@code EPOCH_END}; at last the test examples, or without any the validation examples once more.
 * Elements from {@code OPENED} on carry the replay that they come from, so they do not leave the
 * thread of the source.
 *
 * @param features of an example, empty otherwise; the source reuses the array, so copy it
 * @param labels of an example, empty otherwise; reused too
 * @param summary with {@code OPENED}
 * @param deadLetter with {@code DEAD_LETTER}
 * @param fault with {@code FAULT}
 * @param replay with all others but {@code DEAD_LETTER}
 */
public record DatasetElement(
    Kind kind,
    float[] features,
    float[] labels,
    @Nullable DatasetSummary summary,
    @Nullable DeadLetter deadLetter,
    @Nullable DatasetFault fault,
    @Nullable ReplayControl replay) {
  private static final float[] NONE = {};

  /** What an element is. */
  public enum Kind {
    DEAD_LETTER,
    FAULT,
    OPENED,
    TRAINING,
    VALIDATION,
    EPOCH_END,
    TEST
  }

  public static DatasetElement example(
      Kind part, float[] features, float[] labels, ReplayControl replay) {
    return new DatasetElement(part, features, labels, null, null, null, replay);
  }

  public static DatasetElement epochEnd(ReplayControl replay) {
    return new DatasetElement(Kind.EPOCH_END, NONE, NONE, null, null, null, replay);
  }

  public static DatasetElement opened(DatasetSummary summary, ReplayControl replay) {
    return new DatasetElement(Kind.OPENED, NONE, NONE, summary, null, null, replay);
  }

  public static DatasetElement rejected(DeadLetter deadLetter) {
    return new DatasetElement(Kind.DEAD_LETTER, NONE, NONE, null, deadLetter, null, null);
  }

  public static DatasetElement failed(DatasetFault fault) {
    return new DatasetElement(Kind.FAULT, NONE, NONE, null, null, fault, null);
  }
}
