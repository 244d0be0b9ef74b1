package io.millrace.keras.json;

import io.millrace.keras.layer.Layer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the elements of a model's {@code layers}, whatever connects them. */
final class LayerElements {
  static final int MAX_LAYERS = 500;

  /** What TensorFlow takes as the name of an operation, without '/', which Keras forbids. */
  private static final Pattern LEGAL_NAME = Pattern.compile("[A-Za-z0-9.][A-Za-z0-9_.-]{0,99}");

  private final LayerReaders readers;
  private final Members model;
  private final Set<String> names = new HashSet<>();

  /**
   * @param model the configuration of the model
   */
  LayerElements(LayerReaders readers, Members model) {
    this.readers = readers;
    this.model = model;
  }

  List<LayerElement> read() {
    JsonNode array = model.get("layers");
    List<LayerElement> elements = new ArrayList<>();
    if (!array.isArray() || array.isEmpty() || array.size() > MAX_LAYERS) {
      model.refuse(
          "layers",
          "'layers' has "
              + (array.isArray() ? array.size() + " elements" : "no list")
              + "; legal is a list of 1 to "
              + MAX_LAYERS
              + " layers",
          null);
      return elements;
    }
    for (int i = 0; i < array.size(); i++) {
      elements.add(read(i));
    }
    return elements;
  }

  /** Reserves a name for a layer that is not in the list. */
  void use(String name) {
    names.add(name);
  }

  /** The layer that is a member of the object, not one of its list. */
  @Nullable Layer inner(String member) {
    return read(model.object(member)).layer();
  }

  private LayerElement read(int index) {
    return read(model.element("layers", index));
  }

  private LayerElement read(Members unattributed) {
    Members unnamed = unattributed.object("config");
    String name = name(unnamed);
    String attributed = unnamed.has("name") ? name : null;
    Members element = unattributed.inLayer(attributed);
    Members config = unnamed.inLayer(attributed);
    config.ignore("name", "trainable", "batch_shape", "batch_input_shape");
    int before = config.violationCount();
    requireName(config, name);
    String className = element.text("class_name");
    requireFloat32(config, isTyped(className, element));
    Optional<LayerReader> reader = reader(className, element);
    Layer layer = reader.isEmpty() ? null : reader.get().read(name, config);
    if (layer != null) { // a reader that gave up has not asked for all members
      config.requireKnown(className);
    }
    return new LayerElement(
        name,
        className,
        config.violationCount() == before ? layer : null,
        reader.orElse(null),
        element,
        config);
  }

  private static String name(Members config) {
    JsonNode node = config.get("name");
    return node.isString() ? node.asString() : "?";
  }

  private Optional<LayerReader> reader(String className, Members element) {
    Optional<LayerReader> reader =
        readers.of(className, element.get("module").asString("keras.layers"));
    if (reader.isEmpty() && LayerReaders.isOperation(element.get("module").asString(""))) {
      element.refuse(
          "class_name",
          "operation '"
              + className
              + "' is not supported; legal is one of "
              + readers.legalOperations(),
          "use a layer in its place");
    } else if (reader.isEmpty() && !className.equals("?")) {
      element.refuse(
          "class_name",
          "layer class '"
              + className
              + "' is not supported; legal is one of "
              + readers.legalNames(),
          null);
    }
    return reader;
  }

  private void requireName(Members config, String name) {
    if (!LEGAL_NAME.matcher(name).matches()) {
      config.refuse(
          "name",
          "'name' is "
              + Members.given(config.get("name"))
              + "; legal are 1 to 100 letters, digits, '_', '-' and '.', not starting with '_' or"
              + " '-'",
          null);
    } else if (!names.add(name)) {
      config.refuse("name", "name '" + name + "' is there twice; legal is once", null);
    }
  }

  /** An input, or an operation, which read their type themselves. */
  private static boolean isTyped(String className, Members element) {
    return className.equals("InputLayer")
        || LayerReaders.isOperation(element.get("module").asString(""));
  }

  /** Text, or the policy object of Keras 3. Inputs may have any type, as they are converted. */
  private static void requireFloat32(Members config, boolean typed) {
    JsonNode dtype = config.get("dtype");
    @Nullable JsonNode name = dtype.isObject() ? dtype.path("config").path("name") : dtype;
    if (!typed && !name.isMissingNode() && !name.asString("").equals("float32")) {
      config.refuse(
          "dtype",
          "'dtype' is " + Members.given(name) + "; legal is float32",
          "records of any type are converted to float32 before they reach the model");
    }
  }
}
