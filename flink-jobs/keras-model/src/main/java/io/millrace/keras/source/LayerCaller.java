package io.millrace.keras.source;

import static io.millrace.keras.source.PlainJson.NODES;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.json.LayerProbe.Probed;
import io.millrace.keras.json.TensorKey;
import io.millrace.keras.json.Violations;
import io.millrace.keras.python.Argument;
import io.millrace.keras.python.Arguments;
import io.millrace.keras.python.PythonList;
import io.millrace.keras.python.PythonNone;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;
import io.millrace.keras.python.SourceException;
import io.millrace.keras.python.Unknown;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One call of a layer on tensors, as Keras records it in the graph. */
final class LayerCaller {
  private final PlainLayer layer;
  private final List<Parameter> parameters;
  private final Site site;

  LayerCaller(PlainLayer layer, List<Parameter> parameters, Site site) {
    this.layer = layer;
    this.parameters = parameters;
    this.site = site;
  }

  PythonValue call(Arguments arguments) {
    Session session = layer.session();
    session.count(site);
    Signature signature =
        new Signature("a call of " + layer.className(), parameters, List.of("training"));
    Bound bound = signature.bind(session, arguments, site);
    if (!bound.complete() || arguments.hasUnknown()) {
      return Unknown.UNKNOWN;
    }
    Map<String, PythonValue> tensors = tensorArguments(bound);
    LayerCall call = record(arguments, tensors);
    layer.build(tensors);
    Probed probed = layer.probed();
    @Nullable List<TensorShape> shapes = probed == null ? null : shapes(session, probed, call);
    if (shapes == null) {
      return Unknown.UNKNOWN;
    }
    return finish(call, shapes);
  }

  private PythonValue finish(LayerCall call, List<TensorShape> shapes) {
    layer.calls().add(call);
    for (int i = 0; i < shapes.size(); i++) {
      call.addOutput(new Tensor(call, i, shapes.get(i), Dtypes.FLOAT32));
    }
    return shapes.size() == 1 ? call.outputs().get(0) : new PythonList(call.outputs());
  }

  /** Arguments that are tensors, or lists of nothing else, in the order of the parameters. */
  private Map<String, PythonValue> tensorArguments(Bound bound) {
    Map<String, PythonValue> tensors = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      PythonValue value = bound.value(parameter.name());
      if (value != null && !LayerCall.tensors(value).isEmpty()) {
        tensors.put(parameter.name(), value);
      }
    }
    Argument first = bound.get(parameters.get(0).name());
    if (first == null || !tensors.containsKey(parameters.get(0).name())) {
      throw new SourceException(
          first == null ? site : first.site(),
          "a "
              + layer.className()
              + " is called on a value of type '"
              + (first == null ? "?" : first.value().typeName())
              + "'; legal is a tensor, what"
              + " keras.Input(…) or another layer gives",
          null);
    }
    tensors.remove("mask");
    return tensors;
  }

  /**
   * Keras notes what it adds to a call - training and mask - only when the call had one tensor and
   * nothing else.
   */
  private LayerCall record(Arguments arguments, Map<String, PythonValue> tensors) {
    List<PythonValue> positional = arguments.positional().stream().map(Argument::value).toList();
    Map<String, PythonValue> keywords = new LinkedHashMap<>();
    arguments.keywords().forEach((name, argument) -> keywords.put(name, argument.value()));
    if (keywords.isEmpty() && positional.size() == 1 && positional.get(0) instanceof Tensor) {
      for (Parameter parameter : parameters) {
        addImplied(parameter, keywords);
      }
    }
    return new LayerCall(layer, positional, keywords, site);
  }

  private static void addImplied(Parameter parameter, Map<String, PythonValue> keywords) {
    JsonNode fallback = parameter.fallback();
    if (parameter.name().equals("training") && fallback != null && fallback.isBoolean()) {
      keywords.put("training", io.millrace.keras.python.PythonBool.of(fallback.booleanValue()));
    } else if (parameter.name().equals("mask")) {
      keywords.put("mask", PythonNone.NONE);
    }
  }

  private @Nullable List<TensorShape> shapes(Session session, Probed probed, LayerCall call) {
    List<TensorShape> known = new ArrayList<>();
    Map<Tensor, JsonNode> keys = new IdentityHashMap<>();
    for (Tensor tensor : call.inputs()) {
      if (!keys.containsKey(tensor)) {
        keys.put(tensor, NODES.arrayNode().add("t").add(known.size()).add(0));
        known.add(tensor.shape());
      }
    }
    Violations violations = new Violations();
    List<TensorShape> shapes =
        session
            .probe()
            .call(
                probed,
                CallJson.of(call, keys::get),
                (TensorKey key) -> known.get(key.call()),
                violations);
    Faults.report(session, violations.list(), new Place(site));
    return shapes;
  }
}
