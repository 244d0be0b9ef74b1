package io.millrace.controlplane.models;

import java.time.Instant;
import java.util.Optional;

/**
 * A model as it is kept.
 *
 * @param revision grows with each change
 */
public record StoredModel(
    String id,
    String name,
    String description,
    ModelContent content,
    long revision,
    Instant createdAt,
    Instant updatedAt) {

  /** What can be deployed without a training; empty for all but a SavedModel. */
  public Optional<ImportedModel> imported() {
    return content instanceof ModelContent.SavedModel saved
        ? Optional.of(new ImportedModel(saved.file().artifact(), saved.summary().signature()))
        : Optional.empty();
  }

  /** For a model that is not {@link ModelContent.Trainable}. */
  public String whyNotTrainable() {
    return "model '"
        + name
        + "' is a "
        + content.format()
        + ", a graph without layers, losses and optimizer, and cannot be trained; legal is a"
        + " KERAS_SOURCE, KERAS_JSON or KERAS_ARCHIVE. It can be deployed as it is.";
  }
}
