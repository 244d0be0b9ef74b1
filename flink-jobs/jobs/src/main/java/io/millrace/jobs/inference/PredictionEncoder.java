package io.millrace.jobs.inference;

/** Writes the predictions of one model in one format. Keeps its buffer: one thread only. */
interface PredictionEncoder {
  /**
   * @param record that was scored
   * @param outputs every value is finite
   * @param row index of the first of the record's values
   */
  byte[] encode(InputRecord record, float[] outputs, int row);
}
