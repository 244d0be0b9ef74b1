package io.millrace.keras.source;

import io.millrace.keras.python.SourceException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which calls belong to a functional model, and in which order Keras lists their layers: by
 * distance from the outputs, then as met by a depth-first walk from them ({@code map_graph} in
 * Keras' {@code function.py}).
 */
final class GraphOrder {
  private final Set<Tensor> inputs;
  private final Map<SourceLayer, Integer> met = new HashMap<>();
  private final List<LayerCall> calls = new ArrayList<>();
  private final Set<LayerCall> finished = new HashSet<>();
  private final List<SourceLayer> layers = new ArrayList<>();

  /** A call whose inputs are being walked. */
  private record Step(LayerCall call, Iterator<Tensor> inputs) {}

  GraphOrder(List<Tensor> inputs, List<Tensor> outputs) {
    this.inputs = Set.copyOf(new HashSet<>(inputs));
    outputs.forEach(output -> walk(output.call()));
    order(inputs);
  }

  /** In Keras' order. */
  List<SourceLayer> layers() {
    return layers;
  }

  /** Calls of a layer that belong to the model, in the order of the source. */
  List<LayerCall> callsOf(SourceLayer layer) {
    return layer.calls().stream().filter(finished::contains).toList();
  }

  /** Without recursion, since a source may be a chain of thousands of calls. */
  private void walk(LayerCall output) {
    Deque<Step> steps = new ArrayDeque<>();
    enter(output, steps);
    while (!steps.isEmpty()) {
      Step step = steps.peek();
      if (step.inputs().hasNext()) {
        enter(step.inputs().next().call(), steps);
      } else {
        steps.pop();
        if (finished.add(step.call())) {
          calls.add(step.call());
        }
      }
    }
  }

  private void enter(LayerCall call, Deque<Step> steps) {
    if (finished.contains(call)) {
      return;
    }
    if (call.inputs().isEmpty() && inputs.stream().noneMatch(tensor -> tensor.call() == call)) {
      throw new SourceException(
          call.site(),
          "the model's outputs depend on the input '"
              + call.layer().name()
              + "', which is not among its inputs",
          "add it: keras.Model(inputs=[…], outputs=…)");
    }
    met.putIfAbsent(call.layer(), met.size());
    steps.push(new Step(call, call.inputs().iterator()));
  }

  private void order(List<Tensor> modelInputs) {
    Map<LayerCall, Integer> callDepths = new HashMap<>();
    Map<SourceLayer, Integer> layerDepths = new LinkedHashMap<>();
    for (int i = calls.size() - 1; i >= 0; i--) {
      LayerCall call = calls.get(i);
      int depth =
          Math.max(callDepths.getOrDefault(call, 0), layerDepths.getOrDefault(call.layer(), 0));
      layerDepths.put(call.layer(), depth);
      callDepths.put(call, depth);
      for (Tensor input : call.inputs()) {
        callDepths.merge(input.call(), depth + 1, Math::max);
      }
    }
    for (Tensor input : modelInputs) {
      if (!layerDepths.containsKey(input.call().layer())) {
        layerDepths.put(input.call().layer(), 0);
        met.put(input.call().layer(), -1);
        finished.add(input.call());
      }
    }
    sort(layerDepths);
  }

  private void sort(Map<SourceLayer, Integer> layerDepths) {
    TreeMap<Integer, List<SourceLayer>> byDepth = new TreeMap<>(Comparator.reverseOrder());
    layerDepths.forEach(
        (layer, depth) -> byDepth.computeIfAbsent(depth, none -> new ArrayList<>()).add(layer));
    for (List<SourceLayer> sameDepth : byDepth.values()) {
      sameDepth.sort(Comparator.comparing(met::get));
      layers.addAll(sameDepth);
    }
  }
}
