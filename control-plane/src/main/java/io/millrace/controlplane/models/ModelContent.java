package io.millrace.controlplane.models;

import io.millrace.controlplane.modelfiles.KeptFile;
import org.jspecify.annotations.Nullable;

/** A definition that was read, as it is kept. */
public sealed interface ModelContent {
  ModelFormat format();

  ModelSummary summary();

  /** A model that is known layer by layer, and so can be trained. */
  sealed interface Trainable extends ModelContent {
    /** Keras JSON with its {@code compile_config}. */
    String architecture();
  }

  /** A model that came as a file. */
  sealed interface Uploaded extends ModelContent {
    KeptFile file();
  }

  /**
   * @param architecture what the source compiles to
   */
  record Source(@Nullable String imports, String code, String architecture, ModelSummary summary)
      implements Trainable {
    @Override
    public ModelFormat format() {
      return ModelFormat.KERAS_SOURCE;
    }
  }

  record Json(String architecture, ModelSummary summary) implements Trainable {
    @Override
    public ModelFormat format() {
      return ModelFormat.KERAS_JSON;
    }
  }

  /** Training starts from the weights in the file. */
  record Archive(KeptFile file, String architecture, ModelSummary summary)
      implements Trainable, Uploaded {
    @Override
    public ModelFormat format() {
      return ModelFormat.KERAS_ARCHIVE;
    }
  }

  /** A graph without layers: scored with as it is. */
  record SavedModel(KeptFile file, ModelSummary summary) implements Uploaded {
    @Override
    public ModelFormat format() {
      return ModelFormat.SAVED_MODEL;
    }
  }
}
