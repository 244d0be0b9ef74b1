package io.millrace.jobs.inference;

import static io.millrace.jobs.inference.OutputBytes.ascii;
import static io.millrace.jobs.inference.OutputBytes.quoted;

import io.millrace.contracts.job.PredictionOutput;
import io.millrace.contracts.job.PredictionTask;
import io.millrace.contracts.model.ModelDescriptor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code {"label":…,"class":…,"score":…,"values":[…],"model":…,"version":…,"source":{…}}},
 * or {@code "prediction":…} for a number, or {@code "outputs":{…}} with these for each of several.
 */
final class PredictionJson implements PredictionEncoder {
  private static final byte[] LABEL = ascii("\"label\":");
  private static final byte[] CLASS = ascii(",\"class\":");
  private static final byte[] SCORE = ascii(",\"score\":");
  private static final byte[] PREDICTION = ascii("\"prediction\":");
  private static final byte[] VALUES = ascii("\"values\":");
  private static final byte[] OUTPUTS = ascii("\"outputs\":{");
  private static final byte[] PARTITION = ascii(",\"partition\":");
  private static final byte[] OFFSET = ascii(",\"offset\":");
  private static final byte[] TIMESTAMP = ascii(",\"timestamp\":");

  private final OutputBytes bytes = new OutputBytes();
  private final List<Output> outputs;
  private final byte[] model;
  private String topic = "";
  private byte[] quotedTopic = quoted("");

  PredictionJson(PredictionOutput format, RowLayout layout, ModelDescriptor model) {
    this.outputs = layout.outputs().stream().map(slice -> Output.of(format, slice)).toList();
    OutputBytes tail = new OutputBytes();
    tail.add(ascii(",\"model\":"));
    tail.add(quoted(model.modelName()));
    tail.add(ascii(",\"version\":" + model.modelVersion() + ",\"source\":{\"topic\":"));
    this.model = tail.copy();
  }

  /** What never changes of one output. */
  private record Output(
      byte[] quotedName,
      OutputSlice slice,
      boolean number,
      @Nullable ClassChoice choice,
      List<byte[]> quotedLabels) {
    static Output of(PredictionOutput format, OutputSlice slice) {
      ClassChoice choice = ClassChoice.of(format, slice).orElse(null);
      return new Output(
          quoted(slice.name()),
          slice,
          format.task() == PredictionTask.REGRESSION && slice.count() == 1,
          choice,
          choice == null ? List.of() : choice.labels().stream().map(OutputBytes::quoted).toList());
    }
  }

  @Override
  public byte[] encode(InputRecord record, float[] values, int row) {
    bytes.clear();
    bytes.add('{');
    if (outputs.size() == 1) {
      output(outputs.get(0), values, row);
    } else {
      several(values, row);
    }
    bytes.add(model);
    source(record);
    bytes.add('}');
    return bytes.copy();
  }

  private void several(float[] values, int row) {
    bytes.add(OUTPUTS);
    for (int i = 0; i < outputs.size(); i++) {
      if (i > 0) {
        bytes.add(',');
      }
      bytes.add(outputs.get(i).quotedName());
      bytes.add(':');
      bytes.add('{');
      output(outputs.get(i), values, row);
      bytes.add('}');
    }
    bytes.add('}');
  }

  private void output(Output output, float[] values, int row) {
    OutputSlice slice = output.slice();
    ClassChoice choice = output.choice();
    if (choice != null) {
      int best = choice.best(values, row);
      bytes.add(LABEL);
      bytes.add(output.quotedLabels().get(best));
      bytes.add(CLASS);
      bytes.number((long) best);
      bytes.add(SCORE);
      bytes.number(choice.score(values, row, best));
      bytes.add(',');
    } else if (output.number()) {
      bytes.add(PREDICTION);
      bytes.number(values[row + slice.from()]);
      bytes.add(',');
    }
    bytes.add(VALUES);
    bytes.numbers(values, row + slice.from(), slice.count());
  }

  private void source(InputRecord record) {
    if (!topic.equals(record.topic())) {
      topic = record.topic();
      quotedTopic = quoted(topic);
    }
    bytes.add(quotedTopic);
    bytes.add(PARTITION);
    bytes.number((long) record.partition());
    bytes.add(OFFSET);
    bytes.number(record.offset());
    if (record.timestamp() >= 0) {
      bytes.add(TIMESTAMP);
      bytes.number(record.timestamp());
    }
    bytes.add('}');
  }
}
