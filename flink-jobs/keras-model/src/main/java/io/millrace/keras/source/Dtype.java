package io.millrace.keras.source;

import tools.jackson.databind.JsonNode;

/** {@code tf.float32}, {@code np.int32}. */
record Dtype(String name) implements JsonSource {
  @Override
  public JsonNode json() {
    return PlainJson.NODES.stringNode(name);
  }

  @Override
  public Place place() {
    throw new IllegalStateException("a type has no place");
  }

  @Override
  public String typeName() {
    return "dtype";
  }
}
