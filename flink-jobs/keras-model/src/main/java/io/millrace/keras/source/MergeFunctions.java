package io.millrace.keras.source;

import io.millrace.keras.python.Argument;
import io.millrace.keras.python.Arguments;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;
import io.millrace.keras.python.SourceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code keras.layers.add([x, y])}: makes a merging layer and calls it. */
final class MergeFunctions {
  private static final Map<String, String> CLASSES =
      Map.of(
          "add", "Add",
          "subtract", "Subtract",
          "multiply", "Multiply",
          "average", "Average",
          "maximum", "Maximum",
          "minimum", "Minimum",
          "concatenate", "Concatenate",
          "dot", "Dot");

  private MergeFunctions() {}

  static Namespace addTo(Namespace layers, ObjectMaker maker) {
    CLASSES.forEach(
        (function, className) -> {
          ClassSchema schema = KerasSchema.standard().find(Section.LAYERS, className).orElseThrow();
          LayerClass type = new LayerClass(maker, schema);
          layers.with(
              function,
              new HostFunction(function, (arguments, site) -> merge(type, arguments, site)));
        });
    return layers;
  }

  private static PythonValue merge(LayerClass type, Arguments arguments, Site site) {
    List<Argument> options = new ArrayList<>(arguments.positional());
    Map<String, Argument> keywords = new LinkedHashMap<>(arguments.keywords());
    Argument inputs = options.isEmpty() ? keywords.remove("inputs") : options.remove(0);
    if (inputs == null) {
      throw new SourceException(site, "a list of tensors to merge is missing", null);
    }
    PythonValue layer = type.call(new Arguments(options, keywords), site);
    return layer instanceof PlainLayer made
        ? made.call(new Arguments(List.of(inputs), Map.of()), site)
        : layer;
  }
}
