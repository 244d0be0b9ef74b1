package io.millrace.keras.layer.attention;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.initializer.Constant;
import io.millrace.keras.initializer.VarianceScaling;
import io.millrace.keras.initializer.VarianceScaling.Distribution;
import io.millrace.keras.initializer.VarianceScaling.Mode;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.SizeLimits;
import io.millrace.keras.layer.WeightSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Keras' {@code Attention} and {@code AdditiveAttention}; its inputs are query, value and key. */
public record Attention(
    String name,
    boolean trainable,
    ScoreMode mode,
    boolean useScale,
    ScoreDropout dropout,
    AttentionCall call)
    implements Layer {
  private static final VarianceScaling GLOROT =
      new VarianceScaling(1, Mode.FAN_AVG, Distribution.UNIFORM, null);

  public Attention {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(dropout, "dropout");
    Objects.requireNonNull(call, "call");
  }

  /** The same layer, called in another way. */
  public Attention calledWith(AttentionCall another) {
    return new Attention(name, trainable, mode, useScale, dropout, another);
  }

  @Override
  public String type() {
    return mode.className();
  }

  @Override
  public List<TensorShape> outputShapes(List<TensorShape> inputs) {
    TensorShape query = inputs.get(0);
    if (inputs.size() != call.inputs() || inputs.stream().anyMatch(input -> input.rank() != 2)) {
      throw new ShapeMismatchException(
          type()
              + " was given "
              + inputs
              + "; legal are query and value, and maybe a key, of shape (steps, features) each");
    }
    TensorShape value = inputs.get(1);
    TensorShape key = call.hasKey() ? inputs.get(2) : value;
    int steps = value.dimensions().get(0);
    if (SizeLimits.last(query) != SizeLimits.last(key) || key.dimensions().get(0) != steps) {
      throw new ShapeMismatchException(
          type()
              + " was given the query "
              + query
              + ", the value "
              + value
              + " and the key "
              + key
              + "; legal are as many features in query and key, and as many steps in key and"
              + " value");
    }
    List<TensorShape> shapes = new ArrayList<>();
    shapes.add(SizeLimits.checked(List.of(query.dimensions().get(0), SizeLimits.last(value))));
    TensorShape scores = SizeLimits.checked(List.of(query.dimensions().get(0), steps));
    if (call.returnScores()) {
      shapes.add(scores);
    }
    return shapes;
  }

  @Override
  public List<WeightSpec> weights(List<TensorShape> inputs) {
    List<WeightSpec> weights = new ArrayList<>();
    if (useScale && mode == ScoreMode.ADDITIVE) {
      TensorShape shape = TensorShape.of(SizeLimits.last(inputs.get(0)));
      weights.add(new WeightSpec("scale", shape, GLOROT, trainable));
    } else if (useScale) {
      weights.add(one("scale"));
    }
    if (mode == ScoreMode.CONCAT) {
      weights.add(one("concat_score_weight"));
    }
    return weights;
  }

  private WeightSpec one(String weight) {
    return new WeightSpec(weight, TensorShape.scalar(), new Constant(1), trainable);
  }
}
