package io.millrace.keras.layer.attention;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.initializer.ScaledByFans;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.SizeLimits;
import io.millrace.keras.layer.WeightOptions;
import io.millrace.keras.layer.WeightSpec;
import io.millrace.keras.layer.merge.Axes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Scaled dot-product attention with several heads (Vaswani et al., 2017). Its inputs are query,
 * value, and what the call says.
 *
 * @param bias null when there is none
 */
public record MultiHeadAttention(
    String name,
    boolean trainable,
    AttentionHeads heads,
    WeightOptions kernel,
    @Nullable WeightOptions bias,
    ScoreDropout dropout,
    AttentionCall call)
    implements Layer {
  public MultiHeadAttention {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(heads, "heads");
    Objects.requireNonNull(kernel, "kernel");
    Objects.requireNonNull(dropout, "dropout");
    Objects.requireNonNull(call, "call");
  }

  /** The same layer, called in another way. */
  public MultiHeadAttention calledWith(AttentionCall another) {
    return new MultiHeadAttention(name, trainable, heads, kernel, bias, dropout, another);
  }

  public boolean useBias() {
    return bias != null;
  }

  /** Indices among the axes of one example that attention goes over. */
  public List<Integer> attentionAxes(TensorShape query) {
    return heads.axes().isEmpty()
        ? IntStream.range(0, query.rank() - 1).boxed().toList()
        : heads.axes().stream().map(axis -> Axes.ofExample(axis, query.rank())).toList();
  }

  /** Shape of the last axes of the output. */
  public List<Integer> outputDimensions(TensorShape query) {
    return heads.outputShape().isEmpty() ? List.of(SizeLimits.last(query)) : heads.outputShape();
  }

  @Override
  public List<TensorShape> outputShapes(List<TensorShape> inputs) {
    requireLegal(inputs);
    TensorShape query = inputs.get(0);
    List<Integer> free = query.dimensions().subList(0, query.rank() - 1);
    List<Integer> output = new ArrayList<>(free);
    output.addAll(outputDimensions(query));
    List<TensorShape> shapes = new ArrayList<>(List.of(SizeLimits.checked(output)));
    TensorShape scores = scores(inputs);
    if (call.returnScores()) {
      shapes.add(scores);
    }
    return shapes;
  }

  /** Axes without attention, heads, attention axes of the query, those of the value. */
  private TensorShape scores(List<TensorShape> inputs) {
    List<Integer> axes = attentionAxes(inputs.get(0));
    List<Integer> dimensions = new ArrayList<>();
    for (int axis = 0; axis < inputs.get(0).rank() - 1; axis++) {
      if (!axes.contains(axis)) {
        dimensions.add(inputs.get(0).dimensions().get(axis));
      }
    }
    dimensions.add(heads.count());
    axes.forEach(axis -> dimensions.add(inputs.get(0).dimensions().get(axis)));
    axes.forEach(axis -> dimensions.add(inputs.get(1).dimensions().get(axis)));
    return SizeLimits.checked(dimensions);
  }

  private void requireLegal(List<TensorShape> inputs) {
    if (inputs.size() != call.inputs()) {
      throw new ShapeMismatchException(
          "MultiHeadAttention was given " + inputs.size() + " tensors; legal are " + call.inputs());
    }
    TensorShape query = inputs.get(0);
    TensorShape value = inputs.get(1);
    TensorShape key = call.hasKey() ? inputs.get(2) : value;
    if (query.rank() < 2
        || value.rank() != query.rank()
        || !withoutLast(value).equals(withoutLast(key))) {
      throw new ShapeMismatchException(
          "MultiHeadAttention was given the query "
              + query
              + ", the value "
              + value
              + " and the key "
              + key
              + "; legal are (steps, features) each, value and key with the same steps");
    }
    List<Integer> axes = attentionAxes(query);
    for (int axis = 0; axis < query.rank() - 1; axis++) {
      if (!axes.contains(axis)
          && !query.dimensions().get(axis).equals(value.dimensions().get(axis))) {
        throw new ShapeMismatchException(
            "MultiHeadAttention was given the query "
                + query
                + " and the value "
                + value
                + ", which differ in axis "
                + (axis + 1)
                + " without attention; legal is the same size");
      }
    }
    requireLegalMasks(inputs);
  }

  private void requireLegalMasks(List<TensorShape> inputs) {
    TensorShape query = inputs.get(0);
    if ((call.causal() || call.hasMask()) && query.rank() != 2) {
      throw new ShapeMismatchException(
          "MultiHeadAttention was given the query "
              + query
              + " and use_causal_mask or attention_mask; legal with these is (steps, features)");
    }
    if (call.hasMask()) {
      TensorShape mask = inputs.get(inputs.size() - 1);
      List<Integer> legal = List.of(query.dimensions().get(0), inputs.get(1).dimensions().get(0));
      if (!mask.dimensions().equals(legal)) {
        throw new ShapeMismatchException(
            "MultiHeadAttention was given the attention_mask "
                + mask
                + "; legal is "
                + new TensorShape(legal)
                + ", steps of the query, steps of the value");
      }
    }
  }

  private static List<Integer> withoutLast(TensorShape shape) {
    return shape.dimensions().subList(0, shape.rank() - 1);
  }

  @Override
  public List<WeightSpec> weights(List<TensorShape> inputs) {
    int query = SizeLimits.last(inputs.get(0));
    int value = SizeLimits.last(inputs.get(1));
    int key = call.hasKey() ? SizeLimits.last(inputs.get(2)) : value;
    List<WeightSpec> weights = new ArrayList<>();
    addDense(weights, "query", List.of(query), List.of(heads.count(), heads.keyDim()));
    addDense(weights, "key", List.of(key), List.of(heads.count(), heads.keyDim()));
    addDense(weights, "value", List.of(value), List.of(heads.count(), heads.valueDim()));
    addDense(
        weights,
        "attention_output",
        List.of(heads.count(), heads.valueDim()),
        outputDimensions(inputs.get(0)));
    return weights;
  }

  private void addDense(
      List<WeightSpec> weights, String part, List<Integer> inputs, List<Integer> outputs) {
    List<Integer> dimensions = new ArrayList<>(inputs);
    dimensions.addAll(outputs);
    WeightOptions scaled =
        new WeightOptions(
            ScaledByFans.of(kernel.initializer(), product(inputs), product(outputs)),
            kernel.regularizer(),
            kernel.constraint());
    TensorShape shape = SizeLimits.weight(dimensions.toArray(Integer[]::new));
    weights.add(new WeightSpec("kernel", shape, scaled, trainable).within(part));
    if (bias != null) {
      weights.add(new WeightSpec("bias", new TensorShape(outputs), bias, trainable).within(part));
    }
  }

  private static int product(List<Integer> dimensions) {
    return dimensions.stream().reduce(1, Math::multiplyExact);
  }

  @Override
  public long parameterCount(List<TensorShape> inputs) {
    long query = SizeLimits.last(inputs.get(0));
    long value = SizeLimits.last(inputs.get(1));
    long key = call.hasKey() ? SizeLimits.last(inputs.get(2)) : value;
    long keys = (long) heads.count() * heads.keyDim();
    long values = (long) heads.count() * heads.valueDim();
    long outputs =
        outputDimensions(inputs.get(0)).stream()
            .mapToLong(Integer::longValue)
            .reduce(1, (a, b) -> a * b);
    long biases = bias == null ? 0 : 2 * keys + values + outputs;
    return (query + key) * keys + value * values + values * outputs + biases;
  }
}
