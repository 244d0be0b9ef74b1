package io.millrace.keras.source;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A class of Keras as the schema has it.
 *
 * @param parameters of its constructor, in order, without those that take the rest
 * @param open whether the constructor takes keywords that it does not name
 * @param config what {@code get_config()} says when only what is required is given, in order;
 *     without name, trainable and dtype for layers; never changed
 * @param call parameters of a layer's call
 * @param built whether a layer that was called has a {@code build_config}
 */
record ClassSchema(
    Section section,
    String name,
    List<Parameter> parameters,
    boolean open,
    ObjectNode config,
    List<Parameter> call,
    boolean built) {
  ClassSchema {
    parameters = List.copyOf(parameters);
    call = List.copyOf(call);
  }

  Optional<Parameter> parameter(String parameter) {
    return parameters.stream().filter(p -> p.name().equals(parameter)).findFirst();
  }

  boolean takesInCall(String parameter) {
    return call.stream().anyMatch(p -> p.name().equals(parameter));
  }
}
