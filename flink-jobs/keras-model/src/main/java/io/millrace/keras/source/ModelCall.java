package io.millrace.keras.source;

import io.millrace.keras.python.Argument;
import io.millrace.keras.python.Arguments;
import io.millrace.keras.python.PythonBool;
import io.millrace.keras.python.PythonList;
import io.millrace.keras.python.PythonNone;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records the call of a model as a layer of another. */
final class ModelCall {
  private ModelCall() {}

  /**
   * @param made what the model gives when it is called on its own inputs
   */
  static PythonValue of(SourceModel model, Arguments arguments, List<Tensor> made, Site site) {
    model.setUsed();
    List<PythonValue> positional = arguments.positional().stream().map(Argument::value).toList();
    Map<String, PythonValue> keywords = new LinkedHashMap<>();
    arguments.keywords().forEach((name, argument) -> keywords.put(name, argument.value()));
    boolean plain = keywords.isEmpty() && positional.size() == 1;
    boolean tensor = plain && positional.get(0) instanceof Tensor;
    if (model instanceof FunctionalModel || tensor) {
      keywords.putIfAbsent("mask", noMask(positional));
    }
    LayerCall call = new LayerCall(model, positional, keywords, site);
    for (int i = 0; i < made.size(); i++) {
      call.addOutput(new Tensor(call, i, made.get(i).shape(), made.get(i).dtype()));
    }
    model.calls().add(call);
    return made.size() == 1 ? call.outputs().get(0) : new PythonList(call.outputs());
  }

  /** None for each tensor. */
  private static PythonValue noMask(List<PythonValue> positional) {
    if (positional.isEmpty() || positional.get(0) instanceof Tensor) {
      return PythonNone.NONE;
    }
    int tensors = LayerCall.tensors(positional.get(0)).size();
    return new PythonList(java.util.Collections.nCopies(tensors, PythonNone.NONE));
  }

  /** For {@code training=False} and the like. */
  static boolean isOn(PythonValue value) {
    return value == PythonBool.TRUE;
  }
}
