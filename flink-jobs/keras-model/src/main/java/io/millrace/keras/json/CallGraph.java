package io.millrace.keras.json;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.graph.Call;
import io.millrace.keras.graph.CallOptions;
import io.millrace.keras.graph.ModelKind;
import io.millrace.keras.graph.NestedModel;
import io.millrace.keras.graph.TensorRef;
import io.millrace.keras.layer.InputLayer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Brings the calls of a functional model, which name each other, into an order. */
final class CallGraph {
  /** Keeps the place of a call that cannot be read. */
  private static final InputLayer UNKNOWN = new InputLayer("unknown", TensorShape.of(1));

  /**
   * A call whose inputs may not be there yet.
   *
   * @param arguments null for an input layer
   */
  record Pending(LayerElement element, int index, @Nullable CallArguments arguments) {}

  private final Members model;
  private final List<Pending> pending = new ArrayList<>();
  private final Map<String, LayerElement> elements = new HashMap<>();
  private final Map<TensorKey, Integer> indices = new HashMap<>();
  private final Set<TensorKey> announced = new HashSet<>();
  private final List<Call> calls = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final Set<Integer> unknown = new HashSet<>();
  private final GraphChecks checks = new GraphChecks();

  CallGraph(Members model) {
    this.model = model;
  }

  void add(Pending call) {
    pending.add(call);
    elements.put(call.element().name(), call.element());
    announced.add(new TensorKey(call.element().name(), call.index(), 0));
  }

  GraphChecks checks() {
    return checks;
  }

  List<Call> calls() {
    return calls;
  }

  /** Null when it could not be read. */
  @Nullable Call call(int index) {
    return unknown.contains(index) ? null : calls.get(index);
  }

  String layerName(int call) {
    return names.get(call);
  }

  /** Orders the calls; each that waits for itself is a violation. */
  void resolve() {
    boolean progress = true;
    while (progress && !pending.isEmpty()) {
      progress = false;
      for (Iterator<Pending> each = pending.iterator(); each.hasNext(); ) {
        Pending call = each.next();
        if (tryAppend(call)) {
          each.remove();
          progress = true;
        }
      }
    }
    for (Pending call : pending) {
      call.element()
          .element()
          .refuse("inbound_nodes", "the layer takes its own output, over other layers", null);
    }
  }

  private boolean tryAppend(Pending pendingCall) {
    LayerElement element = pendingCall.element();
    CallArguments arguments = pendingCall.arguments();
    if (element.layer() == null || element.reader() == null) {
      append(pendingCall, null);
      return true;
    }
    if (arguments == null) {
      append(pendingCall, new Call(element.layer(), List.of(), CallOptions.NONE));
      return true;
    }
    if (waits(arguments)) {
      return false;
    }
    int before = model.violationCount();
    ReadCall read = element.reader().call(element.layer(), arguments);
    List<TensorRef> inputs = new ArrayList<>();
    for (TensorKey key : read.inputs()) {
      TensorRef ref = find(key, arguments.place());
      if (ref != null) {
        inputs.add(ref);
      }
    }
    Map<Integer, TensorRef> masks = masks(arguments, inputs);
    boolean legal = model.violationCount() == before;
    append(pendingCall, legal ? new Call(read.layer(), inputs, read.options(), masks) : null);
    return true;
  }

  private Map<Integer, TensorRef> masks(CallArguments arguments, List<TensorRef> inputs) {
    Map<Integer, TensorRef> masks = new HashMap<>();
    arguments
        .masks()
        .forEach(
            (input, key) -> {
              TensorRef mask = find(key, arguments.place());
              if (mask != null && input < inputs.size()) {
                masks.put(input, mask);
                checks.addMask(inputs.get(input), mask, arguments.place());
              }
            });
    return masks;
  }

  private boolean waits(CallArguments arguments) {
    return Stream.concat(arguments.positional().stream(), arguments.keywords().values().stream())
        .flatMap(CallArgument::tensors)
        .map(this::call)
        .anyMatch(call -> announced.contains(call) && !indices.containsKey(call));
  }

  private void append(Pending pendingCall, @Nullable Call call) {
    indices.put(new TensorKey(pendingCall.element().name(), pendingCall.index(), 0), calls.size());
    names.add(pendingCall.element().name());
    if (call == null) {
      unknown.add(calls.size());
      calls.add(new Call(UNKNOWN, List.of(), CallOptions.NONE));
      checks.addUnknown();
    } else {
      calls.add(call);
      checks.add(call, pendingCall.element().config());
    }
  }

  /** Null when there is no such tensor; then a violation was added. */
  @Nullable TensorRef find(TensorKey key, Members place) {
    Integer index = indices.get(call(key));
    if (index == null) {
      place.refuse(
          "a tensor is output "
              + key.output()
              + " of call "
              + key.call()
              + " of layer '"
              + key.layer()
              + "', which is not there",
          null);
      return null;
    }
    return new TensorRef(index, key.output());
  }

  /**
   * As {@link #find}, for an end of the model: there Keras counts the call that made a nested
   * functional model as its first.
   */
  @Nullable TensorRef findEnd(TensorKey key, Members place) {
    LayerElement element = elements.get(key.layer());
    boolean functional =
        element != null
            && element.layer() instanceof NestedModel nested
            && nested.kind() == ModelKind.FUNCTIONAL;
    return functional && key.call() > 0
        ? find(new TensorKey(key.layer(), key.call() - 1, key.output()), place)
        : find(key, place);
  }

  /** The call a key names. Keras 2 counts the call that made a nested model as its first. */
  private TensorKey call(TensorKey key) {
    TensorKey call = new TensorKey(key.layer(), key.call(), 0);
    LayerElement element = elements.get(key.layer());
    return !announced.contains(call)
            && element != null
            && element.layer() instanceof NestedModel
            && key.call() > 0
        ? new TensorKey(key.layer(), key.call() - 1, 0)
        : call;
  }
}
