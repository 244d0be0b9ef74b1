package io.millrace.controlplane.models;

/** How the definition of a model is written. */
public enum ModelFormat {
  KERAS_JSON,
  KERAS_SOURCE,
  KERAS_ARCHIVE,
  SAVED_MODEL
}
