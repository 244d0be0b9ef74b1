package io.millrace.keras.archive;

import io.millrace.contracts.json.ContractJson;
import io.millrace.keras.KerasModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Architecture JSON as Keras 3 loads it from {@code config.json}, also in its older releases: they
 * fail at members that came later, so members that only say a default are left out.
 */
final class Keras3Json {
  private static final JsonMapper MAPPER = ContractJson.mapper();

  /** Members that came after Keras 3.3, with the default that every release acts by. */
  private static final Map<String, String> LATER_MEMBERS =
      Map.of(
          "quantization_config", "null",
          "input_axes", "null",
          "output_axes", "null",
          "ragged", "false",
          "optional", "false",
          "renorm", "false",
          "renorm_clipping", "null",
          "renorm_momentum", "0.99",
          "output_padding", "null",
          "rms_scaling", "false");

  /** The same, of layers that share the name of a member with layers that always had it. */
  private static final Map<String, Map<String, String>> LATER_MEMBERS_OF =
      Map.of(
          "MultiHeadAttention",
          Map.of("seed", "null", "use_gate", "false", "sliding_window", "null"));

  private Keras3Json() {}

  /**
   * @param architecture of Keras 2 or 3
   * @param model what was read from it
   */
  static String of(String architecture, KerasModel model) {
    ObjectNode tree = (ObjectNode) MAPPER.readTree(architecture);
    new Keras2Json().convert(tree, model);
    removeLaterMembers(tree);
    return MAPPER.writeValueAsString(tree);
  }

  private static void removeLaterMembers(JsonNode node) {
    if (node.path("config") instanceof ObjectNode config && node.path("class_name").isString()) {
      remove(config, LATER_MEMBERS);
      remove(config, LATER_MEMBERS_OF.getOrDefault(node.get("class_name").asString(), Map.of()));
    }
    node.forEach(Keras3Json::removeLaterMembers);
  }

  private static void remove(ObjectNode config, Map<String, String> defaults) {
    List<String> names = new ArrayList<>(defaults.keySet());
    names.removeIf(
        name -> !config.has(name) || !config.get(name).toString().equals(defaults.get(name)));
    config.remove(names);
  }
}
