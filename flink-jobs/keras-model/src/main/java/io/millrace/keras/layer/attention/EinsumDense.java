package io.millrace.keras.layer.attention;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.initializer.ScaledByFans;
import io.millrace.keras.layer.ActivationFunction;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.layer.WeightOptions;
import io.millrace.keras.layer.WeightSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A dense layer over the axes that an equation names.
 *
 * @param outputShape without the batch axis; null where an axis is the input's
 * @param biasAxes letters of the output that the bias has, null for no bias
 */
public record EinsumDense(
    String name,
    boolean trainable,
    EinsumEquation equation,
    List<@Nullable Integer> outputShape,
    @Nullable String biasAxes,
    ActivationFunction activation,
    WeightOptions kernel,
    WeightOptions bias)
    implements UnaryLayer {
  public EinsumDense {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(equation, "equation");
    Objects.requireNonNull(activation, "activation");
    Objects.requireNonNull(kernel, "kernel");
    Objects.requireNonNull(bias, "bias");
    outputShape = Collections.unmodifiableList(new ArrayList<>(outputShape));
  }

  private EinsumEquation.Resolved resolved(TensorShape input) {
    return equation.resolve(input, outputShape);
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    return resolved(input).outputShape();
  }

  @Override
  public List<WeightSpec> weights(TensorShape input) {
    EinsumEquation.Resolved resolved = resolved(input);
    WeightOptions scaled =
        new WeightOptions(
            ScaledByFans.of(kernel.initializer(), resolved.fan(false), resolved.fan(true)),
            kernel.regularizer(),
            kernel.constraint());
    List<WeightSpec> weights = new ArrayList<>();
    weights.add(new WeightSpec("kernel", resolved.kernelShape(), scaled, trainable));
    if (biasAxes != null) {
      weights.add(new WeightSpec("bias", resolved.biasShape(biasAxes), bias, trainable));
    }
    return weights;
  }
}
