package io.millrace.keras.json;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** An argument of a layer's call. */
public sealed interface CallArgument {
  /** All tensors in it, in order. */
  Stream<TensorKey> tensors();

  /** A tensor of the graph. */
  record Tensor(TensorKey key) implements CallArgument {
    @Override
    public Stream<TensorKey> tensors() {
      return Stream.of(key);
    }
  }

  /** A list, or the values of a dict in the order of its keys, with at least one tensor in it. */
  record Sequence(List<CallArgument> elements) implements CallArgument {
    @Override
    public Stream<TensorKey> tensors() {
      return elements.stream().flatMap(CallArgument::tensors);
    }
  }

  /** Anything without tensors. */
  record Value(JsonNode node) implements CallArgument {
    @Override
    public Stream<TensorKey> tensors() {
      return Stream.empty();
    }
  }
}
