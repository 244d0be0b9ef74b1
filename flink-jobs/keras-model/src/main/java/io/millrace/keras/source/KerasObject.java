package io.millrace.keras.source;

import io.millrace.keras.python.HostValue;
import tools.jackson.databind.node.ObjectNode;

/**
 * An optimizer, loss, metric, initializer, regularizer, constraint or schedule.
 *
 * @param json as Keras writes it: module, class_name, config, registered_name
 */
record KerasObject(Section section, String className, ObjectNode json, Place place)
    implements JsonSource, HostValue {
  @Override
  public String typeName() {
    return className;
  }
}
