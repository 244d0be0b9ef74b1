package io.millrace.keras.source;

import io.millrace.keras.python.Argument;
import io.millrace.keras.python.Arguments;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;
import io.millrace.keras.python.SourceException;
import java.util.List;
import java.util.Map;

/** Arithmetic by name: {@code keras.ops.add(x, y)}, {@code tf.add(x, y)}. */
final class OperationNames {
  private static final Map<String, String> CLASSES =
      Map.of(
          "add", "Add",
          "subtract", "Subtract",
          "multiply", "Multiply",
          "divide", "Divide",
          "maximum", "Maximum",
          "minimum", "Minimum",
          "negative", "Negative",
          "matmul", "Matmul");

  private static final String USE_LAYERS =
      "use a layer, for example Reshape, Concatenate, Permute, GlobalAveragePooling1D, or the"
          + " operators + - * /";

  private OperationNames() {}

  static Namespace keras(Session session) {
    Namespace ops = new Namespace("keras.ops");
    ops.withOthers(
        session.schema()::operations,
        name ->
            session.schema().operations().contains(name)
                ? new StandIn("keras.ops." + name, USE_LAYERS)
                : null);
    return addTo(ops, session);
  }

  static Namespace addTo(Namespace namespace, Session session) {
    CLASSES.forEach(
        (name, className) ->
            namespace.with(
                name,
                new HostFunction(
                    name, (arguments, site) -> apply(session, className, arguments, site))));
    return namespace;
  }

  private static PythonValue apply(
      Session session, String className, Arguments arguments, Site site) {
    List<PythonValue> operands = arguments.positional().stream().map(Argument::value).toList();
    if (arguments.hasUnknown()) {
      return io.millrace.keras.python.Unknown.UNKNOWN;
    }
    if (operands.stream().noneMatch(Tensor.class::isInstance) || !arguments.keywords().isEmpty()) {
      throw new SourceException(
          site, "an operation on tensors is called without a tensor as first arguments", null);
    }
    return TensorOperation.apply(session, className, operands, site);
  }
}
