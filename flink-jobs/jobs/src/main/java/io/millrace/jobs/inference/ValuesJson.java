package io.millrace.jobs.inference;

/** Writes {@code {"values":[…]}}, the output of Kafka-ML: all values, one output after another. */
final class ValuesJson implements PredictionEncoder {
  private static final byte[] HEAD = OutputBytes.ascii("{\"values\":");

  private final OutputBytes bytes = new OutputBytes();
  private final OutputSlice values;

  ValuesJson(OutputSlice values) {
    this.values = values;
  }

  @Override
  public byte[] encode(InputRecord record, float[] outputs, int row) {
    bytes.clear();
    bytes.add(HEAD);
    bytes.numbers(outputs, row + values.from(), values.count());
    bytes.add('}');
    return bytes.copy();
  }
}
