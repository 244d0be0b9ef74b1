package io.millrace.keras.json;

import io.millrace.keras.graph.CallOptions;
import io.millrace.keras.json.CallArgument.Value;
import io.millrace.keras.layer.Layer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a layer was called with.
 *
 * @param place for violations
 */
public record CallArguments(
    List<CallArgument> positional, Map<String, CallArgument> keywords, Members place) {
  private static final String MASK = "mask";

  /** The call of a layer that takes the tensors of its first argument and nothing else. */
  public ReadCall firstOnly(Layer layer) {
    if (positional.size() > 1) {
      refuse("is called with " + positional.size() + " arguments; legal is one");
    }
    return new ReadCall(layer, firstTensors(), options());
  }

  /** The tensors of the first positional argument; a violation when there are none. */
  public List<TensorKey> firstTensors() {
    List<TensorKey> tensors =
        positional.isEmpty() ? List.of() : positional.get(0).tensors().toList();
    if (tensors.isEmpty()) {
      refuse("is called with no tensor; legal is the output of another layer");
    }
    return tensors;
  }

  /**
   * The positional argument at an index, or the keyword argument; empty when it is null or not
   * there.
   */
  public Optional<CallArgument> argument(int index, String keyword) {
    return given(index, keyword).filter(argument -> !isOff(argument));
  }

  /** The positional argument at an index, or the keyword argument, even if it is null or false. */
  public Optional<CallArgument> given(int index, String keyword) {
    return Optional.ofNullable(
        index < positional.size() ? positional.get(index) : keywords.get(keyword));
  }

  /**
   * What the call says beside tensors. Anything but what the layer accepts, if it is not null or
   * false, is refused. {@code training} is passed over: {@code fit} and {@code predict} of Keras 3
   * put their own in its place, for every call. So is a {@code mask} that is a tensor: it reaches
   * the layer with the input that it masks.
   *
   * @param accepted keywords that the reader of the layer reads; plain values become options
   */
  public CallOptions options(String... accepted) {
    Set<String> known = new HashSet<>(List.of(accepted));
    Map<String, Object> options = new HashMap<>();
    keywords.forEach(
        (name, argument) -> {
          if (!known.contains(name) && !isPassedOver(name, argument) && !isOff(argument)) {
            refuse(
                "is called with '" + name + "', which is not supported; legal is to leave it out");
          }
          Object value = known.contains(name) ? plain(argument) : null;
          if (value != null) {
            options.put(name, value);
          }
        });
    return new CallOptions(options);
  }

  private static boolean isPassedOver(String name, CallArgument argument) {
    return name.equals("training") || name.equals(MASK) && !(argument instanceof Value);
  }

  /** The tensors that the call names as masks, by the index of the input that they mask. */
  Map<Integer, TensorKey> masks() {
    Map<Integer, TensorKey> masks = new HashMap<>();
    CallArgument given = keywords.get(MASK);
    if (given instanceof CallArgument.Tensor mask) {
      masks.put(0, mask.key());
    } else if (given instanceof CallArgument.Sequence sequence) {
      for (int i = 0; i < sequence.elements().size(); i++) {
        if (sequence.elements().get(i) instanceof CallArgument.Tensor mask) {
          masks.put(i, mask.key());
        }
      }
    }
    return masks;
  }

  /** A violation of the call. */
  public void refuse(String what) {
    place.refuse("the layer " + what, null);
  }

  private static @Nullable Object plain(CallArgument argument) {
    if (!(argument instanceof Value value)) {
      return null;
    }
    JsonNode node = value.node();
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isNumber()) {
      return node.doubleValue();
    }
    return node.isString() ? node.stringValue() : null;
  }

  private static boolean isOff(CallArgument argument) {
    return argument instanceof Value value && Members.isOff(value.node());
  }
}
