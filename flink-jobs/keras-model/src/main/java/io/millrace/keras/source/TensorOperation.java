package io.millrace.keras.source;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.json.LayerProbe.Probed;
import io.millrace.keras.json.TensorKey;
import io.millrace.keras.json.Violations;
import io.millrace.keras.python.Arguments;
import io.millrace.keras.python.BinaryOperator;
import io.millrace.keras.python.PythonFloat;
import io.millrace.keras.python.PythonInt;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;
import io.millrace.keras.python.SourceException;
import io.millrace.keras.python.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Arithmetic on tensors, which Keras records like a layer: {@code x + y}. */
final class TensorOperation extends SourceLayer {
  private static final String NUMPY = "keras.src.ops.numpy";
  private static final Map<BinaryOperator, String> CLASSES =
      Map.of(
          BinaryOperator.ADD, "Add",
          BinaryOperator.SUBTRACT, "Subtract",
          BinaryOperator.MULTIPLY, "Multiply",
          BinaryOperator.DIVIDE, "TrueDivide",
          BinaryOperator.FLOOR_DIVIDE, "FloorDivide",
          BinaryOperator.POWER, "Power",
          BinaryOperator.MODULO, "Mod",
          BinaryOperator.MATRIX_MULTIPLY, "Matmul");

  private final String className;

  private TensorOperation(Session session, String className, Site site) {
    super(session, session.names().next(className), site);
    this.className = className;
  }

  /** Null when the other value is no number and no tensor. */
  static @Nullable PythonValue apply(
      Tensor tensor, BinaryOperator operator, PythonValue other, boolean reflected, Site site) {
    boolean operand =
        other instanceof Tensor || other instanceof PythonInt || other instanceof PythonFloat;
    String className = CLASSES.get(operator);
    if (!operand || className == null) {
      return other == Unknown.UNKNOWN ? other : null;
    }
    Session session = tensor.call().layer().session();
    return apply(
        session, className, reflected ? List.of(other, tensor) : List.of(tensor, other), site);
  }

  static PythonValue negate(Tensor tensor, Site site) {
    return apply(tensor.call().layer().session(), "Negative", List.of(tensor), site);
  }

  /** An operation by its class: {@code keras.ops.add(x, y)}. */
  static PythonValue apply(
      Session session, String className, List<PythonValue> operands, Site site) {
    if (!session.probe().supports(className, NUMPY)) {
      throw new SourceException(
          site,
          "the operation '" + AutoNames.snakeCase(className) + "' on tensors is not supported",
          "use a layer: Add, Subtract, Multiply, Rescaling, Dot");
    }
    return new TensorOperation(session, className, site).run(operands);
  }

  private PythonValue run(List<PythonValue> operands) {
    LayerCall call = new LayerCall(this, operands, Map.of(), site());
    Violations violations = new Violations();
    Probed probed = session().probe().layer(json(), violations);
    List<TensorShape> known = new ArrayList<>();
    List<TensorShape> shapes =
        probed == null
            ? null
            : session()
                .probe()
                .call(
                    probed,
                    CallJson.of(call, tensor -> key(tensor, known)),
                    (TensorKey key) -> known.get(key.call()),
                    violations);
    Faults.report(session(), violations.list(), place());
    if (shapes == null) {
      return Unknown.UNKNOWN;
    }
    calls().add(call);
    call.addOutput(new Tensor(call, 0, shapes.get(0), Dtypes.FLOAT32));
    return call.outputs().get(0);
  }

  private static JsonNode key(Tensor tensor, List<TensorShape> known) {
    known.add(tensor.shape());
    return PlainJson.NODES.arrayNode().add("t").add(known.size() - 1).add(0);
  }

  @Override
  String className() {
    return className;
  }

  @Override
  public Place place() {
    return new Place(site());
  }

  @Override
  public ObjectNode json() {
    ObjectNode config = PlainJson.NODES.objectNode();
    config.put("name", name());
    return element(NUMPY, className, config).put("registered_name", className);
  }

  @Override
  public PythonValue call(Arguments arguments, Site site) {
    throw new SourceException(site, "an operation cannot be called again", null);
  }
}
