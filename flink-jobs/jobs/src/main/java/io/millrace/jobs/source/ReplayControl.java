package io.millrace.jobs.source;

/** What whoever takes the elements of a data set may ask of the source, in the thread of both. */
public interface ReplayControl {
  /**
   * No more epochs: the next element is the first of the last part, which is for measuring. The
   * checkpointed progress goes there too. Without effect once it is there.
   */
  void endEpochs();
}
