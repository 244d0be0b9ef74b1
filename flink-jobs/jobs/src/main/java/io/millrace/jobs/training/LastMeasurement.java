package io.millrace.jobs.training;

import io.millrace.contracts.model.Evaluation;
import io.millrace.contracts.model.Evaluation.Part;
import io.millrace.jobs.evaluation.Evaluator;
import io.millrace.jobs.source.DatasetElement.Kind;
import io.millrace.tf.MetricTotals;
import io.millrace.tf.TrainingSession;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Measures the weights of the result, on the last part of the data set. */
final class LastMeasurement {
  private final TrainingSession session;
  private final MetricTotals test;
  private final Evaluator evaluator;
  private float[] predictions = {};

  LastMeasurement(OpenModel model) {
    this.session = model.session();
    this.test = session.newTotals();
    this.evaluator = Evaluator.of(model.model());
  }

  /**
   * @param batch of the test part, or where there is none of the validation part
   */
  void add(Batch batch) {
    boolean tests = batch.part() == Kind.TEST;
    if (tests) {
      session.testOnBatch(batch.features(), batch.labels(), batch.rows(), test);
    }
    if (predictions.length < batch.rows() * session.outputCount()) {
      predictions = new float[batch.rows() * session.outputCount()];
    }
    session.predict(batch.features(), batch.rows(), predictions);
    Part part = tests ? Part.TEST : Part.VALIDATION;
    evaluator.add(part, predictions, batch.labels(), batch.rows());
  }

  /** Empty without a test part. */
  Map<String, Double> test() {
    return test.results();
  }

  /** Empty when there is nothing to compare with. */
  Optional<Evaluation> evaluation() {
    return evaluator.result();
  }

  void writeTo(DataOutputStream out) throws IOException {
    byte[] totals = test.toBytes();
    out.writeInt(totals.length);
    out.write(totals);
    evaluator.writeTo(out);
  }

  void readFrom(DataInputStream in) throws IOException {
    test.restore(in.readNBytes(in.readInt()));
    evaluator.readFrom(in);
  }
}
