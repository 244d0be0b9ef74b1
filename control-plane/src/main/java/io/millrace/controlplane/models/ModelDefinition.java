package io.millrace.controlplane.models;

import io.millrace.controlplane.modelfiles.ReceivedFile;
import org.jspecify.annotations.Nullable;

/** What a model is made from, as it was sent: complete, but not read yet. */
sealed interface ModelDefinition {
  /** Python that makes a model; read, never executed. */
  record SourceText(@Nullable String imports, String code) implements ModelDefinition {}

  /** What {@code model.to_json()} returns. */
  record JsonText(String code) implements ModelDefinition {}

  /** A file that {@code model.save()} wrote: {@code .keras}, or {@code .h5} of older releases. */
  record ArchiveFile(ReceivedFile file) implements ModelDefinition {}

  /** A zip file of a folder that {@code model.export()} or TensorFlow wrote. */
  record SavedModelFile(ReceivedFile file) implements ModelDefinition {}
}
