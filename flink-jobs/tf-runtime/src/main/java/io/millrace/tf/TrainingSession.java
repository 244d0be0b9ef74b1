package io.millrace.tf;

import io.millrace.contracts.model.ModelSignature;
import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.KerasModel;
import io.millrace.keras.weight.WeightValues;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Session;
import org.tensorflow.TensorFlow;

/**
 * A model in training. Same model, seed, and batches give bit-identical weights, also across a
 * snapshot and restore. Holds native memory until it is closed. Not thread-safe.
 */
public final class TrainingSession implements AutoCloseable {
  private final KerasModel model;
  private final TrainingGraph graph;
  private final Session session;
  private final TrainingRuns train;
  private final BatchRunner test;
  private final BatchRunner prediction;
  private final LabelChecks labelChecks;
  private final RowSizes row;
  private final float[] numbers;
  private @Nullable TrainingRuns weightedTrain;
  private @Nullable BatchRunner weightedTest;
  private float learningRateFactor = 1;
  private long step;
  private boolean closed;

  private TrainingSession(KerasModel model, long seed) {
    this.model = model;
    this.graph = new TrainingGraph(model, seed);
    this.session = new Session(graph.graph(), Sessions.config(graph.graph()));
    this.row =
        new RowSizes(
            model.inputs().stream().mapToInt(input -> input.shape().size()).sum(),
            model.outputShapes().stream().mapToInt(TensorShape::size).sum());
    this.labelChecks = new LabelChecks(model);
    this.numbers = new float[newTotals().numberCount()];
    this.train = new TrainingRuns(session, graph, model.compile().optimizer(), false);
    this.test =
        new BatchRunner(session, graph.inputs(), runner -> runner.fetch(graph.test().numbers()));
    this.prediction =
        new BatchRunner(session, graph.featureInputs(), runner -> runner.fetch(graph.prediction()));
    graph.initialize(session);
    graph.setLearningRate(session, learningRate());
  }

  /**
   * Builds the graph and initializes the weights.
   *
   * @param seed of the weights and of dropout, where the model gives none of its own
   * @throws UnusableModelException when the loss depends on no weight that may be trained
   */
  public static TrainingSession compile(KerasModel model, long seed) {
    return new TrainingSession(model, seed);
  }

  /** Name to version of what computes. */
  public static Map<String, String> versions() {
    return Map.of("tensorflow", TensorFlow.version());
  }

  /** Values of one example's features: those of each input in C order, one input after another. */
  public int featureCount() {
    return row.featureCount();
  }

  /**
   * Values of one example's label, one output after another: of each output 1 for a class index,
   * none when it has neither loss nor metric, else as many as it puts out.
   */
  public int labelCount() {
    return labelChecks.labelCount();
  }

  /** "loss", then the compiled metrics, as Keras names them, then the losses of several outputs. */
  public List<String> metricNames() {
    return newTotals().names();
  }

  /** Empty totals that batches of this session may be added to, with or without weights. */
  public MetricTotals newTotals() {
    return new MetricTotals(graph.test().entries());
  }

  /**
   * Weights that may be trained and that no loss depends on: they stay as they are, as in Keras,
   * which warns of them.
   */
  public List<String> untrainedWeights() {
    return graph.trainingStep().untrained();
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
  public void trainOnBatch(float[] features, float[] labels, int rows, MetricTotals into) {
    requireBatch(features, labels, rows);
    train.run(step, learningRate(), rows, numbers, features, labels);
    step++;
    into.add(numbers, rows);
  }

  /**
   * As {@link #trainOnBatch(float[], float[], int, MetricTotals)}, with weights of the examples
   * where the batch has some: they weigh the loss and the weighted metrics.
   */
  public void trainOnBatch(ExampleBatch batch, MetricTotals into) {
    float[] weights = batch.weights();
    if (weights == null) {
      trainOnBatch(batch.features(), batch.labels(), batch.rows(), into);
      return;
    }
    requireBatch(batch.features(), batch.labels(), batch.rows());
    if (weightedTrain == null) {
      weightedTrain = new TrainingRuns(session, graph, model.compile().optimizer(), true);
    }
    weightedTrain.run(
        step, learningRate(), batch.rows(), numbers, batch.features(), batch.labels(), weights);
    step++;
    into.add(numbers, batch.rows());
  }

  /**
   * As {@link #trainOnBatch(float[], float[], int, MetricTotals)}, without dropout and without
   * changing the model.
   */
  public void testOnBatch(float[] features, float[] labels, int rows, MetricTotals into) {
    requireBatch(features, labels, rows);
    test.run(rows, numbers, numbers.length, features, labels);
    into.add(numbers, rows);
  }

  /** As {@link #testOnBatch(float[], float[], int, MetricTotals)}, with weights of the examples. */
  public void testOnBatch(ExampleBatch batch, MetricTotals into) {
    float[] weights = batch.weights();
    if (weights == null) {
      testOnBatch(batch.features(), batch.labels(), batch.rows(), into);
      return;
    }
    requireBatch(batch.features(), batch.labels(), batch.rows());
    if (weightedTest == null) {
      var fetched = graph.weightedTest();
      weightedTest =
          new BatchRunner(session, graph.weightedInputs(), runner -> runner.fetch(fetched));
    }
    weightedTest.run(
        batch.rows(), numbers, numbers.length, batch.features(), batch.labels(), weights);
    into.add(numbers, batch.rows());
  }

  /** The learning rate of the next step. */
  public float learningRate() {
    return model.compile().optimizer().learningRate().at(step) * learningRateFactor;
  }

  /** The learning rate of the last step, or of the first before any; the factor is that of now. */
  public float lastLearningRate() {
    return model.compile().optimizer().learningRate().at(Math.max(0, step - 1))
        * learningRateFactor;
  }

  /**
   * Multiplies the learning rate that the model was compiled with, from the next step on; snapshots
   * do not have the factor.
   *
   * @param factor more than 0
   */
  public void setLearningRateFactor(float factor) {
    if (!(factor > 0)) {
      throw new IllegalArgumentException(
          "the factor of the learning rate is " + factor + "; legal is more than 0");
    }
    learningRateFactor = factor;
    graph.setLearningRate(session, learningRate());
  }

  /** Ends the training: where the optimizer averages the weights, they become the averages. */
  public void finish() {
    train.overwrite();
  }

  /** Values that the model puts out for one example, one output after another. */
  public int outputCount() {
    return row.outputCount();
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
    row.require(features, rows, into);
    prediction.run(rows, into, rows * row.outputCount(), features);
  }

  private void requireBatch(float[] features, float[] labels, int rows) {
    if (closed) {
      throw new IllegalStateException("the training session is closed");
    }
    if (rows < 1
        || features.length < (long) rows * row.featureCount()
        || labels.length < (long) rows * labelCount()) {
      throw new IllegalArgumentException(
          "given were "
              + features.length
              + " feature and "
              + labels.length
              + " label values for "
              + rows
              + " rows; legal is at least 1 row with "
              + row.featureCount()
              + " feature and "
              + labelCount()
              + " label values each");
    }
    labelChecks.check(labels, rows);
  }

  /** Number of steps taken. */
  public long step() {
    return step;
  }

  /** A copy of weights, optimizer slots and step, which later training does not change. */
  public Snapshot snapshot() {
    return new Snapshot(step, graph.variables().read(session));
  }

  /**
   * Continues where the snapshot was taken.
   *
   * @throws IncompatibleSnapshotException when it is of another model; nothing is changed then
   */
  public void restore(Snapshot restored) {
    restored.requireFit(graph.variables().all());
    graph.variables().assign(session, restored.variables());
    step = restored.step();
  }

  /** The model's weights as they are now, in Keras' order. */
  public List<WeightValues> weights() {
    return graph.variables().read(session, model.weights().size());
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
    if (weightedTrain != null) {
      weightedTrain.close();
    }
    if (weightedTest != null) {
      weightedTest.close();
    }
    session.close();
    graph.close();
  }
}
