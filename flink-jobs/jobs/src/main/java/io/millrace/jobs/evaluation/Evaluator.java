package io.millrace.jobs.evaluation;

import io.millrace.contracts.model.Evaluation;
import io.millrace.contracts.model.Evaluation.Part;
import io.millrace.keras.KerasModel;
import io.millrace.keras.compile.OutputLabels;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares what a model puts out with the labels, one batch after another. Not thread-safe. */
public final class Evaluator {
  private final List<OutputEvaluation> outputs = new ArrayList<>();

  /** Of each entry of {@code outputs}: index of its first value among those of an example. */
  private final List<Integer> firstValues = new ArrayList<>();

  private final int predictionCount;
  private final int labelCount;
  private long examples;
  private @Nullable Part part;

  private Evaluator(List<OutputLabels> labels) {
    int values = 0;
    int count = 0;
    for (OutputLabels output : labels) {
      if (output.count() > 0) {
        outputs.add(evaluation(output));
        firstValues.add(values);
      }
      values += output.shape().size();
      count += output.count();
    }
    this.predictionCount = values;
    this.labelCount = count;
  }

  public static Evaluator of(KerasModel model) {
    return new Evaluator(OutputLabels.of(model.compile(), model.outputShapes()));
  }

  private static OutputEvaluation evaluation(OutputLabels output) {
    return ClassLabels.of(output)
        .<OutputEvaluation>map(ClassCounts::new)
        .orElseGet(() -> new Residuals(output));
  }

  /**
   * @param from of all batches
   * @param predictions rows * values of all outputs, at least
   * @param labels rows * label values of all outputs, at least
   */
  public void add(Part from, float[] predictions, float[] labels, int rows) {
    part = from;
    examples += rows;
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < outputs.size(); i++) {
        int firstPrediction = row * predictionCount + firstValues.get(i);
        outputs.get(i).add(predictions, firstPrediction, labels, row * labelCount);
      }
    }
  }

  /** Empty when there was no example, or the model takes no labels. */
  public Optional<Evaluation> result() {
    return part == null || outputs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Evaluation(
                part, examples, outputs.stream().map(OutputEvaluation::result).toList()));
  }

  public void writeTo(DataOutputStream out) throws IOException {
    out.writeLong(examples);
    out.writeUTF(part == null ? "" : part.name());
    for (OutputEvaluation output : outputs) {
      output.writeTo(out);
    }
  }

  public void readFrom(DataInputStream in) throws IOException {
    examples = in.readLong();
    String name = in.readUTF();
    part = name.isEmpty() ? null : Part.valueOf(name);
    for (OutputEvaluation output : outputs) {
      output.readFrom(in);
    }
  }
}
