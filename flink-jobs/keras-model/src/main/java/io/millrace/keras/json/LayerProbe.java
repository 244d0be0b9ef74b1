package io.millrace.keras.json;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.ModelViolation;
import io.millrace.keras.json.compile.CompileReader;
import io.millrace.keras.json.compile.ModelOutputs;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.ShapeMismatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads single layers, calls of them and compile configurations, for a front end that builds a
 * model piece by piece and must know shapes before there is a whole document.
 */
public final class LayerProbe {
  private static final String ELEMENT = "/layers/0";

  private final LayerReaders readers;

  public LayerProbe(LayerReaders readers) {
    this.readers = readers;
  }

  /**
   * A layer that could be read.
   *
   * @param element as it is in a model's list of layers
   */
  public record Probed(Layer layer, JsonNode element) {}

  /**
   * @param module as Keras writes it
   */
  public boolean supports(String className, String module) {
    return readers.of(className, module).isPresent();
  }

  /** Classes of layers that can be read, in alphabetical order. */
  public Set<String> classNames() {
    Set<String> names = new TreeSet<>(List.of(readers.legalNames().split(", ")));
    names.removeAll(List.of("InputLayer", "Functional", "Model"));
    return names;
  }

  /**
   * @param element as Keras writes it into a list of layers
   * @param violations get pointers into the element
   * @return null when violations were added
   */
  public @Nullable Probed layer(JsonNode element, Violations violations) {
    Violations own = new Violations();
    ObjectNode model = JsonNodeFactory.instance.objectNode();
    model.putArray("layers").add(element);
    Layer layer =
        new LayerElements(readers, new Members(model, "", null, own)).read().get(0).layer();
    own.list().forEach(violation -> violations.add(inElement(violation)));
    return own.count() > 0 || layer == null ? null : new Probed(layer, element);
  }

  private static ModelViolation inElement(ModelViolation violation) {
    String pointer = violation.pointer();
    return new ModelViolation(
        violation.layer(),
        null,
        null,
        pointer.startsWith(ELEMENT) ? pointer.substring(ELEMENT.length()) : pointer,
        violation.message(),
        violation.hint());
  }

  /**
   * Shapes of the outputs of a call.
   *
   * @param call args and kwargs as Keras writes them into {@code inbound_nodes}
   * @param shapes of the tensors that the call names
   * @return null when violations were added
   */
  public @Nullable List<TensorShape> call(
      Probed layer, JsonNode call, Function<TensorKey, TensorShape> shapes, Violations violations) {
    int before = violations.count();
    ObjectNode element = JsonNodeFactory.instance.objectNode();
    element.putArray("inbound_nodes").add(call);
    Members members = new Members(element, "", layer.layer().name(), violations);
    CallArguments arguments = InboundNodes.read(members).get(0);
    String className = layer.element().path("class_name").asString("");
    String module = layer.element().path("module").asString("");
    ReadCall read = readers.of(className, module).orElseThrow().call(layer.layer(), arguments);
    if (violations.count() > before) {
      return null;
    }
    List<TensorShape> inputs = new ArrayList<>();
    read.inputs().forEach(key -> inputs.add(shapes.apply(key)));
    try {
      List<TensorShape> outputs = read.layer().outputShapes(inputs);
      read.layer().weights(inputs);
      return outputs;
    } catch (ShapeMismatchException e) {
      members.refuse(String.valueOf(e.getMessage()), null);
      return null;
    }
  }

  /**
   * What is wrong with a compile configuration, as far as it can be told without the model.
   *
   * @param outputs of the model, as far as they are known
   * @param violations get pointers below {@code /compile_config}
   */
  public void compile(JsonNode configuration, ModelOutputs outputs, Violations violations) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.set("compile_config", configuration);
    CompileReader.read(new Members(document, "", null, violations), outputs);
  }
}
