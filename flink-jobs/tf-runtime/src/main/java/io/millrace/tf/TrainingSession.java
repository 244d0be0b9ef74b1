package io.millrace.tf;

import io.millrace.contracts.model.ModelSignature;
import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.KerasModel;
import io.millrace.keras.compile.Metric;
import io.millrace.keras.compile.SparseCategoricalCrossentropy;
import io.millrace.keras.weight.WeightValues;
import io.millrace.tf.lowering.Shapes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Session;
import org.tensorflow.TensorFlow;
import org.tensorflow.types.TInt64;

/**
 * A model in training. Same model, seed, and batches give bit-identical weights, also across a
 * snapshot and restore. Holds native memory until it is closed. Not thread-safe.
 */
public final class TrainingSession implements AutoCloseable {
  private final KerasModel model;
  private final TrainingGraph graph;
  private final Session session;
  private final TInt64 stepTensor = TInt64.scalarOf(0);
  private final BatchRunner train;
  private final BatchRunner test;
  private final BatchRunner prediction;
  private final int featureCount;
  private final int labelCount;
  private final int outputCount;
  private final int classes;
  private final List<String> metricNames;
  private final float[] values;
  private long step;
  private boolean closed;

  private TrainingSession(KerasModel model, long seed) {
    this.model = model;
    this.graph = new TrainingGraph(model, seed);
    this.session = new Session(graph.graph(), Sessions.config());
    this.featureCount = model.inputs().stream().mapToInt(input -> input.shape().size()).sum();
    this.outputCount = model.outputShapes().stream().mapToInt(TensorShape::size).sum();
    this.labelCount = graph.labelShape().size();
    this.classes =
        model.compile().loss() instanceof SparseCategoricalCrossentropy
            ? Shapes.last(model.outputShapes().get(0))
            : 0;
    this.metricNames = metricNames(model);
    this.values = new float[metricNames.size()];
    this.train =
        new BatchRunner(
            session,
            graph.inputs(),
            runner ->
                runner
                    .feed(graph.step(), stepTensor)
                    .addTarget(graph.trainStep())
                    .fetch(graph.trainResult()));
    this.test =
        new BatchRunner(session, graph.inputs(), runner -> runner.fetch(graph.testResult()));
    this.prediction =
        new BatchRunner(session, graph.featureInputs(), runner -> runner.fetch(graph.prediction()));
    graph.variables().assign(session, graph.initialValues());
  }

  /**
   * Builds the graph and initializes the weights.
   *
   * @param seed of the weights and of dropout, where the model gives none of its own
   */
  public static TrainingSession compile(KerasModel model, long seed) {
    return new TrainingSession(model, seed);
  }

  /** Name to version of what computes. */
  public static Map<String, String> versions() {
    return Map.of("tensorflow", TensorFlow.version());
  }

  private static List<String> metricNames(KerasModel model) {
    List<String> names = new ArrayList<>(List.of("loss"));
    model.compile().metrics().stream().map(Metric::name).forEach(names::add);
    return List.copyOf(names);
  }

  /** Values of one example's features: those of each input in C order, one input after another. */
  public int featureCount() {
    return featureCount;
  }

  /** Values of one example's label: 1 for a class index, else as many as the model puts out. */
  public int labelCount() {
    return labelCount;
  }

  /** "loss", then the compiled metrics, as Keras names them. */
  public List<String> metricNames() {
    return metricNames;
  }

  /**
   * One step of the optimizer.
   *
   * @param features rows * featureCount values; a longer array may be given
   * @param labels rows * labelCount values; a longer array may be given
   * @param rows at least 1
   * @param into gets loss and metrics of this batch, NaN or infinite ones too
   * @throws IllegalArgumentException when an array is too short or a label is no class
   * @throws IllegalStateException after {@link #close}
   */
  public void trainOnBatch(float[] features, float[] labels, int rows, MetricMeans into) {
    requireBatch(features, labels, rows);
    stepTensor.setLong(step);
    train.run(rows, values, values.length, features, labels);
    step++;
    into.add(values, rows);
  }

  /** As {@link #trainOnBatch}, without dropout and without changing the model. */
  public void testOnBatch(float[] features, float[] labels, int rows, MetricMeans into) {
    requireBatch(features, labels, rows);
    test.run(rows, values, values.length, features, labels);
    into.add(values, rows);
  }

  /** Values that the model puts out for one example, one output after another. */
  public int outputCount() {
    return outputCount;
  }

  /**
   * The model's outputs as it is now, without dropout.
   *
   * @param features rows * featureCount values; a longer array may be given
   * @param rows at least 1
   * @param into gets rows * outputCount values, from index 0
   * @throws IllegalArgumentException when an array is too short
   * @throws IllegalStateException after {@link #close}
   */
  public void predict(float[] features, int rows, float[] into) {
    if (closed) {
      throw new IllegalStateException("the training session is closed");
    }
    if (rows < 1
        || features.length < (long) rows * featureCount
        || into.length < (long) rows * outputCount) {
      throw new IllegalArgumentException(
          "given were "
              + features.length
              + " feature values and room for "
              + into.length
              + " for "
              + rows
              + " rows; legal is at least 1 row with "
              + featureCount
              + " feature values and room for "
              + outputCount
              + " each");
    }
    prediction.run(rows, into, rows * outputCount, features);
  }

  private void requireBatch(float[] features, float[] labels, int rows) {
    if (closed) {
      throw new IllegalStateException("the training session is closed");
    }
    if (rows < 1
        || features.length < (long) rows * featureCount
        || labels.length < (long) rows * labelCount) {
      throw new IllegalArgumentException(
          "given were "
              + features.length
              + " feature and "
              + labels.length
              + " label values for "
              + rows
              + " rows; legal is at least 1 row with "
              + featureCount
              + " feature and "
              + labelCount
              + " label values each");
    }
    for (int i = 0; classes > 0 && i < rows * labelCount; i++) {
      float label = labels[i];
      if (!(label >= 0 && label < classes && label == (int) label)) {
        throw new IllegalArgumentException(
            "label "
                + label
                + " of row "
                + i / labelCount
                + " is no class; legal are whole numbers from 0 to "
                + (classes - 1));
      }
    }
  }

  /** Number of steps taken. */
  public long step() {
    return step;
  }

  /** Weights, optimizer slots and step. */
  public byte[] snapshot() {
    return new Snapshot(step, graph.variables().read(session)).toBytes();
  }

  /**
   * Continues where the snapshot was taken.
   *
   * @throws IncompatibleSnapshotException when it is damaged or of another model; nothing is
   *     changed then
   */
  public void restore(byte[] snapshot) {
    Snapshot restored = Snapshot.of(snapshot);
    restored.requireFit(graph.variables().all());
    graph.variables().assign(session, restored.variables());
    step = restored.step();
  }

  /** The model's weights as they are now, in Keras' order. */
  public List<WeightValues> weights() {
    return graph.variables().read(session).subList(0, model.weights().size());
  }

  /**
   * Replaces the model's weights; optimizer slots and step stay.
   *
   * @param weights all weights of the model, in any order
   * @throws IllegalArgumentException naming what is missing, not known, or of another shape
   */
  public void assignWeights(List<WeightValues> weights) {
    List<WeightValues> all = new ArrayList<>(ModelWeights.inOrder(model, weights));
    List<WeightValues> current = graph.variables().read(session);
    all.addAll(current.subList(all.size(), current.size()));
    graph.variables().assign(session, all);
  }

  public ModelSignature signature() {
    return model.signature();
  }

  /**
   * Writes the model as it is now, without dropout and optimizer, as a SavedModel with the
   * signature {@code serving_default}.
   *
   * @param directory is made; must not exist, or be empty
   * @throws IllegalArgumentException when it has files
   * @throws java.io.UncheckedIOException when it cannot be written
   */
  public void exportSavedModel(Path directory) {
    SavedModelExport.write(model, weights(), directory);
  }

  /** Frees native memory. May be called again. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    train.close();
    test.close();
    prediction.close();
    stepTensor.close();
    session.close();
    graph.close();
  }
}
