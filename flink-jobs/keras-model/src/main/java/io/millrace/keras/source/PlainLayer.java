package io.millrace.keras.source;

import static io.millrace.keras.source.PlainJson.NODES;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.json.LayerProbe.Probed;
import io.millrace.keras.python.Arguments;
import io.millrace.keras.python.PythonFloat;
import io.millrace.keras.python.PythonInt;
import io.millrace.keras.python.PythonString;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A layer of {@code keras.layers}. What it computes is the affair of its reader. */
final class PlainLayer extends SourceLayer {
  private final ClassSchema schema;
  private final ObjectNode options;
  private final Place place;
  private final String dtype;
  private final @Nullable DeclaredInput declaredInput;
  private @Nullable Probed probed;
  private @Nullable JsonNode buildConfig;

  /**
   * What a layer is made of.
   *
   * @param options its configuration after name, trainable and dtype
   * @param place of the whole, with that of its configuration
   */
  record Parts(
      ClassSchema schema,
      String name,
      String dtype,
      ObjectNode options,
      Place place,
      @Nullable DeclaredInput declaredInput) {}

  PlainLayer(Session session, Parts parts, Site site) {
    super(session, parts.name(), site);
    this.schema = parts.schema();
    this.options = parts.options();
    this.place = parts.place();
    this.dtype = parts.dtype();
    this.declaredInput = parts.declaredInput();
  }

  /** Reads it, so that its faults are known whether it is called or not. */
  void probe() {
    probed = Faults.probe(session(), this);
  }

  /** Null when it has faults. */
  @Nullable Probed probed() {
    return probed;
  }

  ClassSchema schema() {
    return schema;
  }

  ObjectNode options() {
    return options;
  }

  @Override
  String className() {
    return schema.name();
  }

  @Override
  @Nullable DeclaredInput declaredInput() {
    return declaredInput;
  }

  @Override
  public Place place() {
    return place;
  }

  @Override
  public ObjectNode json() {
    ObjectNode element = element(Section.LAYERS.module(), className(), config());
    element.putNull("registered_name");
    if (buildConfig != null) {
      element.set("build_config", buildConfig);
    }
    return element;
  }

  /** A few classes write their dtype as text, and not whether they are trainable. */
  private ObjectNode config() {
    if (className().equals("InputLayer")) {
      return options;
    }
    ObjectNode config =
        options.has("dtype") ? NODES.objectNode().put("name", name()) : startConfig(dtype);
    return config.setAll(options);
  }

  @Override
  public PythonValue call(Arguments arguments, Site site) {
    return new LayerCaller(this, schema.call(), site).call(arguments);
  }

  /** What the first call settles. */
  void build(Map<String, PythonValue> tensors) {
    if (buildConfig != null || !calls().isEmpty()) {
      return;
    }
    if (schema.built()) {
      buildConfig = BuildConfig.of(schema.name(), tensors);
    }
    LayerCall.tensors(tensors.values().iterator().next()).stream()
        .findFirst()
        .ifPresent(first -> settle(first.shape()));
  }

  private void settle(TensorShape input) {
    switch (schema.name()) {
      case "LayerNormalization" -> {
        if (options.path("axis").isNumber()) {
          options.set("axis", NODES.arrayNode().add(options.path("axis")));
        }
      }
      case "MultiHeadAttention" -> settleAttention(input);
      case "Bidirectional", "TimeDistributed" -> WrapperLayers.settle(options, schema, input);
      default -> {}
    }
  }

  private void settleAttention(TensorShape input) {
    if (options.path("attention_axes").isNull()) {
      ArrayNode axes = options.putArray("attention_axes");
      for (int axis = 1; axis < input.rank(); axis++) {
        axes.add(axis);
      }
    }
    session().names().next("Softmax");
    if (options.path("dropout").asDouble(0) > 0) {
      session().names().next("Dropout");
    }
  }

  @Override
  public PythonValue attribute(String attribute, Site at) {
    JsonNode option = options.path(attribute);
    if (option.isIntegralNumber()) {
      return new PythonInt(option.longValue());
    }
    if (option.isNumber()) {
      return new PythonFloat(option.doubleValue());
    }
    return option.isString()
        ? new PythonString(option.stringValue())
        : super.attribute(attribute, at);
  }

  /** Makes the input layer's tensor. */
  Tensor asInput(TensorShape shape) {
    LayerCall call = new LayerCall(this, List.of(), Map.of(), site());
    Tensor tensor = new Tensor(call, 0, shape, options.path("dtype").asString(Dtypes.FLOAT32));
    call.addOutput(tensor);
    calls().add(call);
    return tensor;
  }
}
