package io.millrace.jobs.evaluation;

import io.millrace.contracts.model.Evaluation;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** What is counted for one output of a model. */
interface OutputEvaluation {
  /**
   * One example.
   *
   * @param predictions of all outputs; those of this one begin at {@code firstPrediction}
   * @param labels of all outputs; those of this example begin at {@code firstLabel}
   */
  void add(float[] predictions, int firstPrediction, float[] labels, int firstLabel);

  Evaluation.Output result();

  void writeTo(DataOutputStream out) throws IOException;

  void readFrom(DataInputStream in) throws IOException;
}
