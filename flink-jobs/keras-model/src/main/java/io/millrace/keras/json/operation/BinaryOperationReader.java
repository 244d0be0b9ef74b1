package io.millrace.keras.json.operation;

import io.millrace.keras.graph.CallOptions;
import io.millrace.keras.json.CallArgument;
import io.millrace.keras.json.CallArgument.Tensor;
import io.millrace.keras.json.CallArgument.Value;
import io.millrace.keras.json.CallArguments;
import io.millrace.keras.json.LayerReader;
import io.millrace.keras.json.Members;
import io.millrace.keras.json.ReadCall;
import io.millrace.keras.json.TensorKey;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.operation.BinaryOperation;
import io.millrace.keras.layer.operation.BinaryOperator;
import io.millrace.keras.layer.operation.OperationOperand;
import io.millrace.keras.layer.operation.OperationOperand.Constant;
import io.millrace.keras.layer.operation.OperationOperand.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code x + y} and its like: the operator is the class, the operands are in the call. */
final class BinaryOperationReader implements LayerReader {
  private static final OperationOperand INPUT = new Input();

  private final BinaryOperator operator;

  BinaryOperationReader(BinaryOperator operator) {
    this.operator = operator;
  }

  @Override
  public Layer read(String name, Members config) {
    config.ignore("dtype");
    return new BinaryOperation(name, operator, INPUT, INPUT);
  }

  @Override
  public ReadCall call(Layer layer, CallArguments arguments) {
    List<TensorKey> tensors = new ArrayList<>();
    OperationOperand left = operand(arguments, 0, List.of("x1", "x"), tensors);
    OperationOperand right = operand(arguments, 1, List.of("x2", "y"), tensors);
    if (left == null || right == null || tensors.isEmpty()) {
      arguments.refuse(
          "is called with operands that are not supported; legal are tensors of the model, numbers"
              + " and arrays of numbers, at least one of them a tensor");
      return new ReadCall(layer, tensors, CallOptions.NONE);
    }
    return new ReadCall(
        new BinaryOperation(layer.name(), operator, left, right),
        tensors,
        arguments.options("x1", "x2", "x", "y", "name"));
  }

  private static @Nullable OperationOperand operand(
      CallArguments arguments, int index, List<String> names, List<TensorKey> tensors) {
    Optional<CallArgument> given =
        names.stream()
            .map(name -> arguments.given(index, name))
            .flatMap(Optional::stream)
            .findFirst();
    if (given.isPresent() && given.get() instanceof Tensor tensor) {
      tensors.add(tensor.key());
      return INPUT;
    }
    Constant constant =
        given.isPresent() && given.get() instanceof Value value
            ? Constants.read(value.node())
            : null;
    return constant;
  }
}
