package io.millrace.keras.json.compile;

import io.millrace.keras.json.Members;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An argument of {@code compile()} that says something of each output: once for all, as a list in
 * the order of the outputs, or by their names.
 */
final class PerOutput {
  private final Members argument;
  private final String name;
  private final ModelOutputs outputs;

  PerOutput(Members compile, String name, ModelOutputs outputs) {
    this.argument = compile.child(name);
    this.name = name;
    this.outputs = outputs;
  }

  boolean isMissing() {
    return argument.node().isMissingNode();
  }

  boolean isList() {
    return argument.node().isArray();
  }

  /** True for an object that is no Keras object: it has the names of outputs. */
  boolean isByName() {
    return argument.node().isObject() && !argument.node().path("class_name").isString();
  }

  Members argument() {
    return argument;
  }

  /** The same for each output. */
  List<Members> forAll() {
    return outputs.names().stream().map(output -> argument).toList();
  }

  /** Null when there are not as many elements as outputs; then a violation was added. */
  @Nullable List<Members> listed() {
    int count = argument.node().size();
    if (count != outputs.count()) {
      argument.refuse(
          "'"
              + name
              + "' has "
              + count
              + " elements and the model "
              + outputs.count()
              + (outputs.count() == 1 ? " output" : " outputs")
              + "; legal is one for each output, in the order "
              + outputs.legalNames(),
          null);
      return null;
    }
    List<Members> elements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      elements.add(argument.child(i));
    }
    return elements;
  }

  /**
   * A missing place for an output that is not named.
   *
   * @param complete whether each output must be named, as Keras wants it of losses
   */
  List<Members> named(boolean complete) {
    for (var member : argument.node().properties()) {
      if (!outputs.names().contains(member.getKey())) {
        argument.refuse(
            member.getKey(),
            "'"
                + name
                + "' names the output '"
                + member.getKey()
                + "', which the model has not; legal is "
                + outputs.legalNames(),
            "outputs have the names of the layers that make them");
      }
    }
    List<Members> members = new ArrayList<>();
    for (String output : outputs.names()) {
      JsonNode node = argument.node().path(output);
      if (complete && node.isMissingNode()) {
        argument.refuse(
            "'"
                + name
                + "' does not name the output '"
                + output
                + "'; legal is each output, or a list",
            "use None for an output without it");
      }
      members.add(argument.child(output));
    }
    return members;
  }
}
