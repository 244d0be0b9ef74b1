package io.millrace.tf;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.KerasModel;
import io.millrace.keras.compile.Metric;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.WeightSpec;
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
  private final List<NamedValues> initialValues = new ArrayList<>();
  private final Placeholder<TFloat32> features;
  private final Placeholder<TFloat32> labels;
  private final Placeholder<TInt64> step;
  private final Operand<TFloat32> trainResult;
  private final Op trainStep;
  private final Operand<TFloat32> testResult;

  TrainingGraph(KerasModel model, long seed) {
    this.model = model;
    this.features = placeholder("features", model.input().shape());
    this.labels = placeholder("labels", labelShape());
    this.step =
        tf.withName("step")
            .placeholder(TInt64.class, Placeholder.shape(Shapes.of(TensorShape.scalar())));
    addWeights(new InitialValues(seed));

    Ops train = tf.withSubScope("train");
    Activated output =
        new ForwardPass(train, variables, new DropoutMasks(seed, step)).through(model, features);
    Operand<TFloat32> loss = loss(train, output);
    this.trainResult = result(train, output, loss);
    this.trainStep = train.withControlDependencies(updates(loss)).noOp();

    Ops test = tf.withSubScope("test");
    Activated tested = new ForwardPass(test, variables, null).through(model, features);
    this.testResult = result(test, tested, loss(test, tested));
  }

  Graph graph() {
    return graph;
  }

  Variables variables() {
    return variables;
  }

  /** First values of all variables, in their order. */
  List<NamedValues> initialValues() {
    return initialValues;
  }

  List<FedInput> inputs() {
    return List.of(
        new FedInput(features.op().name() + ":0", model.input().shape()),
        new FedInput(labels.op().name() + ":0", labelShape()));
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

  TensorShape labelShape() {
    return model.compile().loss().labelShape(model.outputShape());
  }

  private Placeholder<TFloat32> placeholder(String name, TensorShape shape) {
    return tf.withName(name)
        .placeholder(TFloat32.class, Placeholder.shape(Shapes.batch(-1, shape)));
  }

  private void addWeights(InitialValues initial) {
    List<TensorShape> shapes = model.outputShapes();
    for (int i = 1; i < shapes.size(); i++) {
      Layer layer = model.layers().get(i);
      for (WeightSpec weight : layer.weights(shapes.get(i - 1))) {
        String name = Variables.name(layer, weight);
        Variable variable = variables.add(name, weight.shape());
        initialValues.add(
            new NamedValues(
                name, weight.shape(), initial.of(name, weight.shape(), weight.initializer())));
        if (weight.trainable()) {
          trainable.add(variable);
        }
      }
    }
  }

  private Operand<TFloat32> loss(Ops scope, Activated output) {
    return new LossLowering(scope.withSubScope("loss"), output, labels, model.outputShape())
        .lower(model.compile().loss());
  }

  private Operand<TFloat32> result(Ops scope, Activated output, Operand<TFloat32> loss) {
    List<Operand<TFloat32>> values = new ArrayList<>(List.of(loss));
    MetricLowering lowering =
        new MetricLowering(
            scope.withSubScope("metrics"), output.output(), labels, model.outputShape());
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
      initialValues.add(new NamedValues(variable.name(), variable.shape(), values));
    }
    return updates;
  }

  @Override
  public void close() {
    graph.close();
  }
}
