package io.millrace.controlplane.kubernetes;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that happened to an object.
 *
 * @param version the resourceVersion of the moment
 * @param before null when it was made
 * @param after as it is now; of a removed object as it was last
 */
record Change(
    long version, ApiKind kind, @Nullable ObjectNode before, ObjectNode after, boolean removed) {

  String namespace() {
    return Json.text(after, "metadata", "namespace");
  }

  String name() {
    return Json.text(after, "metadata", "name");
  }
}
