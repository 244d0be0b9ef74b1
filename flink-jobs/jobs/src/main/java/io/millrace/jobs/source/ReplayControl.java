package io.millrace.jobs.source;

import org.jspecify.annotations.Nullable;

/** What whoever takes the elements of a data set may ask of the source, in the thread of both. */
public interface ReplayControl {
  /**
   * No more epochs: the next element is the first of the last part, which is for measuring. The
   * checkpointed progress goes there too. Without effect once it is there.
   */
  void endEpochs();

  /**
   * The next element of the last part, for when the source itself tells no more, as in a job that
   * is being stopped.
   *
   * @return valid until the next call; null at the end
   */
  @Nullable DatasetElement takeOfLastPart();
}
