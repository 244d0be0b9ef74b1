package io.millrace.keras.source;

import io.millrace.keras.python.HostValue;
import tools.jackson.databind.JsonNode;

/** A host value that Keras writes into a configuration. */
interface JsonSource extends HostValue {
  JsonNode json();

  /** Where it, and what is in it, came from. */
  Place place();
}
