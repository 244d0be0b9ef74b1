package io.millrace.tf;

import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.KerasModel;
import io.millrace.keras.compile.Objective;
import io.millrace.keras.layer.InputLayer;
import io.millrace.keras.layer.WeightSpec;
import io.millrace.keras.optimizer.LearningRate;
import io.millrace.keras.weight.WeightValues;
import io.millrace.tf.ObjectiveLowering.Fed;
import io.millrace.tf.ObjectiveLowering.Forward;
import io.millrace.tf.ObjectiveLowering.Lowered;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.RandomNumbers;
import io.millrace.tf.lowering.Shapes;
import io.millrace.tf.lowering.Variables;
import io.millrace.tf.optimizer.Slots;
import io.millrace.tf.optimizer.StepInputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * The graph that trains and evaluates a model: a training step with dropout, and a test pass
 * without, over the same variables. Steps for batches with weights of examples are added when the
 * first such batch comes, so that others do not pay for them.
 */
final class TrainingGraph implements AutoCloseable {
  private final KerasModel model;
  private final long seed;
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Variables variables = new Variables(tf);
  private final Slots slots = new Slots(variables);

  /** What changes how a training goes on and is no part of its state. */
  private final Variables settings = new Variables(tf.withSubScope("settings"));

  private final List<WeightValues> initialValues = new ArrayList<>();
  private final List<Placeholder<TFloat32>> features = new ArrayList<>();
  private final List<@Nullable Placeholder<TFloat32>> labels = new ArrayList<>();
  private final Placeholder<TFloat32> weights;
  private final StepInputs stepInputs;
  private final TrainingStep trainingStep;
  private final Lowered test;
  private final Operand<TFloat32> prediction;

  TrainingGraph(KerasModel model, long seed) {
    this.model = model;
    this.seed = seed;
    for (int i = 0; i < model.inputs().size(); i++) {
      features.add(placeholder("features", i, model.inputs().get(i).shape()));
    }
    for (int i = 0; i < model.compile().objectives().size(); i++) {
      TensorShape shape = labelShape(i);
      labels.add(shape == null ? null : placeholder("labels", i, shape));
    }
    this.weights = placeholder("weights", 0, TensorShape.scalar());
    this.stepInputs =
        new StepInputs(
            tf.withName("step").placeholder(TInt64.class, scalar()),
            rateChanges()
                ? tf.withName("learning_rate").placeholder(TFloat32.class, scalar())
                : settings.add("learning_rate", TensorShape.scalar()).operand());
    addWeights(new InitialValues(seed));
    this.trainingStep = trainingStep(false);
    addSlots();

    ForwardPass pass = ForwardPass.inference(tf.withSubScope("test"), variables);
    List<Activated> outputs = through(pass);
    this.test = lowered(pass, outputs, false);
    this.prediction = joined(pass.tf(), outputs);
  }

  /**
   * Whether the learning rate is fed with each step; else it is a variable, which is cheaper to
   * read.
   */
  boolean rateChanges() {
    return !(model.compile().optimizer().learningRate() instanceof LearningRate.Fixed);
  }

  /** Sets a learning rate that is not fed. */
  void setLearningRate(Session session, float rate) {
    if (!rateChanges()) {
      settings.assign(
          session,
          List.of(new WeightValues("learning_rate", TensorShape.scalar(), new float[] {rate})));
    }
  }

  private static Placeholder.Options scalar() {
    return Placeholder.shape(Shapes.of(TensorShape.scalar()));
  }

  private Placeholder<TFloat32> placeholder(String name, int index, TensorShape shape) {
    return tf.withName(index == 0 ? name : name + "_" + index)
        .placeholder(TFloat32.class, Placeholder.shape(Shapes.batch(-1, shape)));
  }

  private @Nullable TensorShape labelShape(int output) {
    Optional<TensorShape> shape =
        model.compile().objectives().get(output).labelShape(model.outputShapes().get(output));
    return shape.orElse(null);
  }

  private void addWeights(InitialValues initial) {
    for (WeightSpec weight : model.weights()) {
      variables.add(weight.name(), weight.shape());
      initialValues.add(
          new WeightValues(
              weight.name(),
              weight.shape(),
              initial.of(weight.name(), weight.shape(), weight.initializer())));
    }
  }

  private void addSlots() {
    for (Slots.Slot slot : slots.all()) {
      float[] values = new float[slot.variable().shape().size()];
      Arrays.fill(values, slot.initialValue());
      initialValues.add(new WeightValues(slot.variable().name(), slot.variable().shape(), values));
    }
  }

  private List<Activated> through(ForwardPass pass) {
    List<Activated> inputs = new ArrayList<>();
    features.forEach(input -> inputs.add(Activated.linear(input)));
    return pass.through(model.graph(), inputs);
  }

  private Lowered lowered(ForwardPass pass, List<Activated> outputs, boolean weighted) {
    List<@Nullable Operand<TFloat32>> given = new ArrayList<>(labels);
    return new ObjectiveLowering(
            model, new Forward(pass, variables, outputs), new Fed(given, weighted ? weights : null))
        .lower();
  }

  private TrainingStep trainingStep(boolean weighted) {
    String scope = weighted ? "train_weighted" : "train";
    ForwardPass pass =
        ForwardPass.training(
            tf.withSubScope(scope), variables, new RandomNumbers(seed, stepInputs.step()));
    Lowered lowered = lowered(pass, through(pass), weighted);
    return new TrainingStepLowering(model, graph, variables, slots)
        .lower(scope, pass, lowered, stepInputs);
  }

  /** Step for batches with weights of examples; made anew with each call. */
  TrainingStep weightedTrainingStep() {
    return trainingStep(true);
  }

  /** Loss and metrics of batches with weights of examples; made anew with each call. */
  Operand<TFloat32> weightedTest() {
    ForwardPass pass = ForwardPass.inference(tf.withSubScope("test_weighted"), variables);
    return lowered(pass, through(pass), true).numbers();
  }

  Graph graph() {
    return graph;
  }

  Variables variables() {
    return variables;
  }

  /** Gives all variables their first values, once: they are as large as the model. */
  void initialize(Session session) {
    variables.assign(session, initialValues);
    initialValues.clear();
  }

  /** Features are array 0 of a batch, labels array 1. */
  List<FedInput> inputs() {
    List<FedInput> inputs = new ArrayList<>(featureInputs());
    int stride = labelCount();
    int offset = 0;
    for (int i = 0; i < labels.size(); i++) {
      Placeholder<TFloat32> placeholder = labels.get(i);
      TensorShape shape = labelShape(i);
      if (placeholder != null && shape != null) {
        inputs.add(fed(placeholder, shape, new FedInput.Slice(1, offset, stride)));
        offset += shape.size();
      }
    }
    return inputs;
  }

  /** Beside those of {@link #inputs}, the weights of the examples as array 2. */
  List<FedInput> weightedInputs() {
    List<FedInput> inputs = new ArrayList<>(inputs());
    inputs.add(fed(weights, TensorShape.scalar(), new FedInput.Slice(2, 0, 1)));
    return inputs;
  }

  List<FedInput> featureInputs() {
    List<FedInput> inputs = new ArrayList<>();
    int stride = model.inputs().stream().mapToInt(input -> input.shape().size()).sum();
    int offset = 0;
    for (int i = 0; i < features.size(); i++) {
      InputLayer input = model.inputs().get(i);
      inputs.add(fed(features.get(i), input.shape(), new FedInput.Slice(0, offset, stride)));
      offset += input.shape().size();
    }
    return inputs;
  }

  private static FedInput fed(
      Placeholder<TFloat32> placeholder, TensorShape shape, FedInput.Slice slice) {
    return new FedInput(placeholder.op().name() + ":0", shape, DataType.FLOAT32, slice);
  }

  StepInputs stepInputs() {
    return stepInputs;
  }

  TrainingStep trainingStep() {
    return trainingStep;
  }

  /** Loss and metrics outside training. */
  Lowered test() {
    return test;
  }

  /** Outputs of the model outside training, those of one example in one row. */
  Operand<TFloat32> prediction() {
    return prediction;
  }

  /** Label values of one example, of all outputs. */
  int labelCount() {
    int count = 0;
    List<Objective> objectives = model.compile().objectives();
    for (int i = 0; i < objectives.size(); i++) {
      count += objectives.get(i).labelCount(model.outputShapes().get(i));
    }
    return count;
  }

  private Operand<TFloat32> joined(Ops scope, List<Activated> outputs) {
    List<TensorShape> shapes = model.outputShapes();
    List<Operand<TFloat32>> rows = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      rows.add(
          scope.reshape(
              outputs.get(i).output(), scope.constant(new long[] {-1, shapes.get(i).size()})));
    }
    return rows.size() == 1 ? rows.get(0) : scope.concat(rows, scope.constant(1));
  }

  @Override
  public void close() {
    graph.close();
  }
}
