package io.millrace.keras.json.operation;

import io.millrace.keras.json.CallArguments;
import io.millrace.keras.json.LayerReader;
import io.millrace.keras.json.Members;
import io.millrace.keras.json.ReadCall;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.operation.BinaryOperation;
import io.millrace.keras.layer.operation.BinaryOperator;
import io.millrace.keras.layer.operation.ElementFunction;
import io.millrace.keras.layer.operation.ElementOperation;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the {@code TFOpLambda} that Keras 2 makes of arithmetic on tensors. */
final class LambdaOperationReader implements LayerReader {
  private static final Map<String, BinaryOperator> BINARY =
      Map.ofEntries(
          Map.entry("__operators__.add", BinaryOperator.ADD),
          Map.entry("math.add", BinaryOperator.ADD),
          Map.entry("math.subtract", BinaryOperator.SUBTRACT),
          Map.entry("math.multiply", BinaryOperator.MULTIPLY),
          Map.entry("math.truediv", BinaryOperator.TRUE_DIVIDE),
          Map.entry("math.divide", BinaryOperator.TRUE_DIVIDE),
          Map.entry("math.pow", BinaryOperator.POWER),
          Map.entry("math.maximum", BinaryOperator.MAXIMUM),
          Map.entry("math.minimum", BinaryOperator.MINIMUM));
  private static final Map<String, ElementFunction> UNARY =
      Map.of(
          "math.negative", ElementFunction.NEGATIVE,
          "math.abs", ElementFunction.ABSOLUTE,
          "math.exp", ElementFunction.EXP,
          "math.square", ElementFunction.SQUARE,
          "math.sqrt", ElementFunction.SQRT);

  @Override
  public @Nullable Layer read(String name, Members config) {
    String function = config.text("function");
    BinaryOperator operator = BINARY.get(function);
    if (operator != null) {
      return new BinaryOperationReader(operator).read(name, config);
    }
    ElementFunction element = UNARY.get(function);
    if (element != null) {
      return new ElementOperation(name, element);
    }
    TreeSet<String> legal = new TreeSet<>(BINARY.keySet());
    legal.addAll(UNARY.keySet());
    config.refuse(
        "function",
        "operation '"
            + function
            + "' is not supported; legal is one of "
            + String.join(", ", legal),
        "use a layer in its place");
    return null;
  }

  @Override
  public ReadCall call(Layer layer, CallArguments arguments) {
    if (layer instanceof BinaryOperation operation) {
      return new BinaryOperationReader(operation.operator()).call(layer, arguments);
    }
    return new ReadCall(layer, arguments.firstTensors(), arguments.options("name"));
  }
}
