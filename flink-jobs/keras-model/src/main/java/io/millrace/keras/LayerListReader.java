package io.millrace.keras;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.InputLayer;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.SizeLimits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the layers of a Sequential model and follows the shape through them. After a layer with
 * violations the shape is unknown, and later layers are checked without it.
 */
final class LayerListReader {
  static final int MAX_LAYERS = 500;

  /** What TensorFlow takes as the name of an operation, without '/', which Keras forbids. */
  private static final Pattern LEGAL_NAME = Pattern.compile("[A-Za-z0-9.][A-Za-z0-9_.-]{0,99}");

  private final LayerReaders readers;
  private final Members document;
  private final Members sequential;
  private final List<Layer> layers = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private @Nullable TensorShape shape;
  private long parameters;
  private long trainable;

  LayerListReader(LayerReaders readers, Members document, Members sequential) {
    this.readers = readers;
    this.document = document;
    this.sequential = sequential;
  }

  /** The layers that could be read, the input layer first. */
  List<Layer> read() {
    JsonNode array = sequential.get("layers");
    if (!array.isArray() || array.isEmpty() || array.size() > MAX_LAYERS) {
      sequential.refuse(
          "layers",
          "'layers' has "
              + (array.isArray() ? array.size() + " elements" : "no list")
              + "; legal is a list of 1 to "
              + MAX_LAYERS
              + " layers",
          null);
      return layers;
    }
    for (int i = 0; i < array.size(); i++) {
      readLayer(i);
    }
    requireWeights();
    return layers;
  }

  /** Shape of the model's output; null when it is not known. */
  @Nullable TensorShape outputShape() {
    return shape;
  }

  private void readLayer(int index) {
    Members element = sequential.element("layers", index);
    Members unnamed = element.object("config");
    String name = name(unnamed);
    String attributed = unnamed.has("name") ? name : null;
    element = element.inLayer(attributed);
    Members config = unnamed.inLayer(attributed);
    config.ignore("name", "trainable", "batch_shape", "batch_input_shape");
    int before = config.violationCount();
    requireName(config, name);
    requireFloat32(config);
    String className = element.text("class_name");
    if (index == 0 && !className.equals("InputLayer")) {
      readDeclaredInput(config, name);
    }
    Layer layer = read(className, name, element, config, index);
    append(config.violationCount() == before ? layer : null, config);
  }

  private static String name(Members config) {
    JsonNode node = config.get("name");
    return node.isString() ? node.asString() : "?";
  }

  private @Nullable Layer read(
      String className, String name, Members element, Members config, int index) {
    if (className.equals("?")) {
      return null;
    }
    if (className.equals("InputLayer") && index > 0) {
      element.refuse("class_name", "an InputLayer is at place " + index + "; legal is 0", null);
      return null;
    }
    Optional<LayerReader> reader = readers.of(className);
    if (reader.isEmpty()) {
      element.refuse(
          "class_name",
          "layer class '"
              + className
              + "' is not supported; legal is one of "
              + readers.legalNames(),
          null);
      return null;
    }
    Layer layer = reader.get().read(name, config);
    config.requireKnown(className);
    return layer;
  }

  /** Keras 2 writes the input shape into the first layer; Keras 3 may write it beside them. */
  private void readDeclaredInput(Members config, String firstLayer) {
    String member = InputReader.declaredBy(config);
    TensorShape declared;
    if (member != null) {
      declared = InputReader.shape(config, member);
    } else if (sequential.has("build_input_shape")) {
      declared = InputReader.shape(sequential, "build_input_shape");
    } else {
      declared = null;
      sequential.refuse(
          "layers",
          "the input shape is not known: the first layer is no InputLayer and has no"
              + " 'batch_input_shape'",
          "start the model with keras.Input(shape=(…))");
    }
    if (declared != null) {
      layers.add(new InputLayer(firstLayer + "_input", declared));
      names.add(firstLayer + "_input");
      shape = declared;
    }
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

  /** Text, or the policy object of Keras 3. */
  private static void requireFloat32(Members config) {
    JsonNode dtype = config.get("dtype");
    JsonNode name = dtype.isObject() ? dtype.path("config").path("name") : dtype;
    if (!name.isMissingNode() && !name.asString("").equals("float32")) {
      config.refuse(
          "dtype",
          "'dtype' is " + Members.given(name) + "; legal is float32",
          "records of any type are converted to float32 before they reach the model");
    }
  }

  private void append(@Nullable Layer layer, Members config) {
    if (layer == null) {
      shape = null;
      return;
    }
    TensorShape input = layer instanceof InputLayer in ? in.shape() : shape;
    layers.add(layer);
    if (input == null) {
      return;
    }
    try {
      shape = layer.outputShape(input);
      countParameters(layer, input, config);
    } catch (ShapeMismatchException e) {
      config.refuse(String.valueOf(e.getMessage()), null);
      shape = null;
    }
  }

  private void countParameters(Layer layer, TensorShape input, Members config) {
    boolean fitted = parameters <= SizeLimits.MAX_PARAMETERS;
    parameters += layer.parameterCount(input);
    if (parameters > SizeLimits.MAX_PARAMETERS) {
      if (fitted) {
        config.refuse(
            "the model has "
                + parameters
                + " weights up to this layer; legal are at most "
                + SizeLimits.MAX_PARAMETERS,
            null);
      }
      return;
    }
    trainable += layer.weights(input).stream().filter(weight -> weight.trainable()).count();
  }

  private void requireWeights() {
    if (shape != null && trainable == 0 && parameters <= SizeLimits.MAX_PARAMETERS) {
      document.refuse(
          "config",
          "the model has no weight that can be trained; legal is at least one trainable layer with"
              + " weights",
          "add a Dense layer");
    }
  }
}
