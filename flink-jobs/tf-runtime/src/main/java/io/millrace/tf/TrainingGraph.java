package io.millrace.tf;

import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.KerasModel;
import io.millrace.keras.compile.Metric;
import io.millrace.keras.layer.InputLayer;
import io.millrace.keras.layer.WeightSpec;
import io.millrace.keras.weight.WeightValues;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.RandomNumbers;
import io.millrace.tf.lowering.Shapes;
import io.millrace.tf.lowering.Variable;
import io.millrace.tf.lowering.Variables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * The graph that trains and evaluates a model: a training step with dropout, and a test pass
 * without, over the same variables. Both give one vector: the loss, then the metrics.
 */
final class TrainingGraph implements AutoCloseable {
  private final KerasModel model;
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Variables variables = new Variables(tf);
  private final List<Variable> trainable = new ArrayList<>();
  private final List<WeightValues> initialValues = new ArrayList<>();
  private final List<Placeholder<TFloat32>> features = new ArrayList<>();
  private final Placeholder<TFloat32> labels;
  private final Placeholder<TInt64> step;
  private final Operand<TFloat32> trainResult;
  private final Op trainStep;
  private final Operand<TFloat32> testResult;
  private final Operand<TFloat32> prediction;

  TrainingGraph(KerasModel model, long seed) {
    this.model = model;
    for (int i = 0; i < model.inputs().size(); i++) {
      features.add(
          placeholder(i == 0 ? "features" : "features_" + i, model.inputs().get(i).shape()));
    }
    this.labels = placeholder("labels", labelShape());
    this.step =
        tf.withName("step")
            .placeholder(TInt64.class, Placeholder.shape(Shapes.of(TensorShape.scalar())));
    addWeights(new InitialValues(seed));

    ForwardPass train =
        ForwardPass.training(tf.withSubScope("train"), variables, new RandomNumbers(seed, step));
    Activated output = through(train).get(0);
    Operand<TFloat32> loss = loss(train, output);
    this.trainResult = result(train.tf(), output, loss);
    List<Op> updates = new ArrayList<>(train.updates());
    updates.addAll(updates(loss));
    this.trainStep = train.tf().withControlDependencies(updates).noOp();

    ForwardPass test = ForwardPass.inference(tf.withSubScope("test"), variables);
    List<Activated> tested = through(test);
    this.testResult = result(test.tf(), tested.get(0), loss(test, tested.get(0)));
    this.prediction = joined(test.tf(), tested);
  }

  private List<Activated> through(ForwardPass pass) {
    List<Activated> inputs = new ArrayList<>();
    features.forEach(input -> inputs.add(Activated.linear(input)));
    return pass.through(model.graph(), inputs);
  }

  Graph graph() {
    return graph;
  }

  Variables variables() {
    return variables;
  }

  /** First values of all variables, in their order. */
  List<WeightValues> initialValues() {
    return initialValues;
  }

  /** Features are array 0 of a batch, labels array 1. */
  List<FedInput> inputs() {
    List<FedInput> inputs = new ArrayList<>(featureInputs());
    TensorShape shape = labelShape();
    inputs.add(fed(labels, shape, new FedInput.Slice(1, 0, shape.size())));
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

  Operand<TInt64> step() {
    return step;
  }

  Operand<TFloat32> trainResult() {
    return trainResult;
  }

  Op trainStep() {
    return trainStep;
  }

  Operand<TFloat32> testResult() {
    return testResult;
  }

  /** Outputs of the model outside training, those of one example in one row. */
  Operand<TFloat32> prediction() {
    return prediction;
  }

  TensorShape labelShape() {
    return model.compile().loss().labelShape(model.outputShapes().get(0));
  }

  private Placeholder<TFloat32> placeholder(String name, TensorShape shape) {
    return tf.withName(name)
        .placeholder(TFloat32.class, Placeholder.shape(Shapes.batch(-1, shape)));
  }

  private void addWeights(InitialValues initial) {
    for (WeightSpec weight : model.weights()) {
      Variable variable = variables.add(weight.name(), weight.shape());
      initialValues.add(
          new WeightValues(
              weight.name(),
              weight.shape(),
              initial.of(weight.name(), weight.shape(), weight.initializer())));
      if (weight.trainable()) {
        trainable.add(variable);
      }
    }
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

  private Operand<TFloat32> loss(ForwardPass pass, Activated output) {
    Operand<TFloat32> loss =
        new LossLowering(
                pass.tf().withSubScope("loss"), output, labels, model.outputShapes().get(0))
            .lower(model.compile().loss());
    for (Operand<TFloat32> added : pass.losses()) {
      loss = pass.tf().math.add(loss, added);
    }
    return loss;
  }

  private Operand<TFloat32> result(Ops scope, Activated output, Operand<TFloat32> loss) {
    List<Operand<TFloat32>> values = new ArrayList<>(List.of(loss));
    MetricLowering lowering =
        new MetricLowering(
            scope.withSubScope("metrics"), output.output(), labels, model.outputShapes().get(0));
    for (Metric metric : model.compile().metrics()) {
      values.add(lowering.lower(metric.function()));
    }
    return scope.stack(values);
  }

  @SuppressWarnings("unchecked")
  private List<Op> updates(Operand<TFloat32> loss) {
    Output<?>[] weights =
        trainable.stream().map(weight -> weight.read().asOutput()).toArray(Output<?>[]::new);
    Output<?>[] gradients =
        graph.addGradients("gradients", new Output<?>[] {loss.asOutput()}, weights, null);
    List<Operand<TFloat32>> typed = new ArrayList<>();
    for (Output<?> gradient : gradients) {
      typed.add((Output<TFloat32>) gradient);
    }
    OptimizerLowering lowering =
        new OptimizerLowering(tf.withSubScope("optimizer"), variables, step);
    List<Op> updates = lowering.lower(model.compile().optimizer(), trainable, typed);
    for (OptimizerLowering.Slot slot : lowering.slots()) {
      Variable variable = slot.variable();
      float[] values = new float[variable.shape().size()];
      Arrays.fill(values, slot.initialValue());
      initialValues.add(new WeightValues(variable.name(), variable.shape(), values));
    }
    return updates;
  }

  @Override
  public void close() {
    graph.close();
  }
}
