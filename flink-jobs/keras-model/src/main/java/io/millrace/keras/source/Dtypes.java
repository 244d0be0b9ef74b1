package io.millrace.keras.source;

import static io.millrace.keras.source.PlainJson.NODES;

import tools.jackson.databind.node.ObjectNode;

/** How Keras writes the type that a layer computes in. */
final class Dtypes {
  static final String FLOAT32 = "float32";

  private Dtypes() {}

  static ObjectNode policy(String name) {
    ObjectNode policy = NODES.objectNode();
    policy.put("module", "keras").put("class_name", "DTypePolicy");
    policy.putObject("config").put("name", name);
    return policy.putNull("registered_name");
  }
}
