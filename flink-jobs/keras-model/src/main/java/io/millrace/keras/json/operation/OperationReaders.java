package io.millrace.keras.json.operation;

import io.millrace.keras.json.LayerReader;
import io.millrace.keras.json.LayerReaders;
import io.millrace.keras.json.Members;
import io.millrace.keras.layer.ActivationFunction;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.merge.Concatenate;
import io.millrace.keras.layer.operation.ActivationOperation;
import io.millrace.keras.layer.operation.BinaryOperator;
import io.millrace.keras.layer.operation.ElementFunction;
import io.millrace.keras.layer.operation.ElementOperation;
import io.millrace.keras.layer.operation.ExpandDims;
import io.millrace.keras.layer.operation.ReductionFunction;
import io.millrace.keras.layer.operation.SoftmaxOperation;
import io.millrace.keras.layer.operation.Squeeze;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Registers the readers of operations. */
public final class OperationReaders {
  /** Activation functions without arguments, by the class of their operation. */
  private static final Map<String, ActivationFunction> ACTIVATIONS =
      Map.ofEntries(
          Map.entry("Relu", ActivationFunction.RELU),
          Map.entry("Relu6", ActivationFunction.RELU6),
          Map.entry("Sigmoid", ActivationFunction.SIGMOID),
          Map.entry("Tanh", ActivationFunction.TANH),
          Map.entry("Softplus", ActivationFunction.SOFTPLUS),
          Map.entry("Softsign", ActivationFunction.SOFTSIGN),
          Map.entry("Silu", ActivationFunction.SILU),
          Map.entry("LogSigmoid", ActivationFunction.LOG_SIGMOID),
          Map.entry("HardSigmoid", ActivationFunction.HARD_SIGMOID),
          Map.entry("HardSilu", ActivationFunction.HARD_SILU),
          Map.entry("Selu", ActivationFunction.SELU));

  /** Functions whose class says all. */
  private static final Set<ElementFunction> PLAIN =
      EnumSet.complementOf(
          EnumSet.of(
              ElementFunction.GELU_BY_TANH,
              ElementFunction.CAST_TO_BOOL,
              ElementFunction.CAST_TO_FLOAT,
              ElementFunction.CAST_TO_INT));

  private OperationReaders() {}

  public static void register(LayerReaders readers) {
    for (BinaryOperator operator : BinaryOperator.values()) {
      operation(readers, operator.className(), new BinaryOperationReader(operator));
    }
    for (ElementFunction function : PLAIN) {
      operation(readers, function.className(), (name, config) -> plain(name, function, config));
    }
    for (ReductionFunction function : ReductionFunction.values()) {
      operation(readers, function.className(), new ReductionReader(function));
    }
    ACTIVATIONS.forEach(
        (type, function) ->
            operation(
                readers, type, (name, config) -> new ActivationOperation(name, type, function)));
    operation(readers, "Gelu", OperationReaders::gelu);
    operation(readers, "Cast", OperationReaders::cast);
    operation(readers, "Softmax", (name, config) -> new SoftmaxOperation(name, axis(config)));
    operation(readers, "Concatenate", (name, config) -> new Concatenate(name, axis(config)));
    operation(readers, "ExpandDims", (name, config) -> new ExpandDims(name, axis(config)));
    operation(readers, "Squeeze", (name, config) -> new Squeeze(name, axis(config)));
    operation(readers, "Matmul", new MatmulReader());
    operation(readers, "Reshape", new ReshapeReader());
    operation(readers, "Transpose", new TransposeReader());
    operation(readers, "GetItem", new GetItemReader());
    readers
        .with("TFOpLambda", new LambdaOperationReader())
        .with("SlicingOpLambda", new GetItemReader());
  }

  private static void operation(LayerReaders readers, String className, LayerReader reader) {
    readers.with(LayerReaders.OPERATION + className, reader);
  }

  private static int axis(Members config) {
    return config.integer("axis", -1);
  }

  private static Layer plain(String name, ElementFunction function, Members config) {
    config.ignore("dtype", "sparse", "ragged");
    return new ElementOperation(name, function);
  }

  private static Layer gelu(String name, Members config) {
    return config.bool("approximate", true)
        ? new ElementOperation(name, ElementFunction.GELU_BY_TANH)
        : new ActivationOperation(name, "Gelu", ActivationFunction.GELU);
  }

  private static Layer cast(String name, Members config) {
    String type = config.text("dtype");
    return switch (type) {
      case "bool" -> new ElementOperation(name, ElementFunction.CAST_TO_BOOL);
      case "int32", "int64" -> new ElementOperation(name, ElementFunction.CAST_TO_INT);
      case "float32", "float64" -> new ElementOperation(name, ElementFunction.CAST_TO_FLOAT);
      default -> {
        config.refuse(
            "dtype",
            "'dtype' is '" + type + "'; legal is float32, float64, int32, int64 or bool",
            null);
        yield new ElementOperation(name, ElementFunction.CAST_TO_FLOAT);
      }
    };
  }
}
