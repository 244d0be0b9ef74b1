package io.millrace.benchmarks;

import io.millrace.codecs.RecordDecoder;
import io.millrace.codecs.UndecodableRecordException;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.tf.Predictor;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Decodes and predicts in a loop: no Kafka, no Flink, no output. */
final class BareScoring {
  private final Predictor predictor;
  private final RecordDecoder decoder;
  private final int batchSize;
  private final float[] features;
  private final float[] outputs;

  BareScoring(Predictor predictor, RecordFormat format, int batchSize) {
    this.predictor = predictor;
    this.decoder = RecordDecoder.of(format);
    this.batchSize = batchSize;
    this.features = new float[batchSize * predictor.featureCount()];
    this.outputs = new float[batchSize * predictor.outputCount()];
  }

  Measured measure(List<byte[]> values) throws UndecodableRecordException {
    scoreAll(values);
    long cpuStart = cpuNanos();
    long start = System.nanoTime();
    scoreAll(values);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Measured(values.size() / seconds, (cpuNanos() - cpuStart) / 1e3 / values.size());
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /**
   * @param cpuMicros for each record
   */
  record Measured(double recordsPerSecond, double cpuMicros) {}

  private void scoreAll(List<byte[]> values) throws UndecodableRecordException {
    int length = predictor.featureCount();
    int rows = 0;
    for (byte[] value : values) {
      decoder.decodeFeatures(value, features, rows * length, length);
      rows++;
      if (rows == batchSize) {
        predictor.predict(features, rows, outputs);
        rows = 0;
      }
    }
    if (rows > 0) {
      predictor.predict(features, rows, outputs);
    }
  }
}
