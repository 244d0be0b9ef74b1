package io.millrace.keras.json.operation;

import io.millrace.keras.json.CallArgument;
import io.millrace.keras.json.CallArguments;
import io.millrace.keras.json.LayerReader;
import io.millrace.keras.json.Members;
import io.millrace.keras.json.ReadCall;
import io.millrace.keras.json.TensorKey;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.operation.Matmul;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code matmul(x, y)} of two tensors. */
final class MatmulReader implements LayerReader {
  @Override
  public Layer read(String name, Members config) {
    return new Matmul(name);
  }

  @Override
  public ReadCall call(Layer layer, CallArguments arguments) {
    List<TensorKey> tensors =
        Stream.of(arguments.argument(0, "x1"), arguments.argument(1, "x2"))
            .flatMap(Optional::stream)
            .flatMap(CallArgument::tensors)
            .toList();
    if (tensors.size() != 2) {
      arguments.refuse("is called with " + tensors.size() + " tensors; legal are two");
    }
    return new ReadCall(layer, tensors, arguments.options("x1", "x2"));
  }
}
