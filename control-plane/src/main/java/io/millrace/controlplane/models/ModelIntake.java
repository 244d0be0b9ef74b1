package io.millrace.controlplane.models;

import io.millrace.contracts.model.ModelArtifact;
import io.millrace.controlplane.modelfiles.FileStore;
import io.millrace.controlplane.modelfiles.ReceivedFile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Takes models in: reads a definition before the database is asked for anything, and lets go of
 * files that no model needs any more.
 */
@Service
class ModelIntake {
  private final ModelReader reader;
  private final Models models;
  private final FileStore files;

  ModelIntake(ModelReader reader, Models models, FileStore files) {
    this.reader = reader;
    this.models = models;
    this.files = files;
  }

  ModelSummary check(ModelRequest request, @Nullable ReceivedFile file) {
    return reader.read(request.definition(file)).summary();
  }

  StoredModel create(ModelRequest request, @Nullable ReceivedFile file) {
    request.requireComplete();
    ReadModel read = reader.read(request.definition(file));
    synchronized (files) {
      ModelContent content = reader.keep(read);
      try {
        return models.create(request, content);
      } catch (RuntimeException e) {
        letGo(content);
        throw e;
      }
    }
  }

  /** A model that came as a file keeps it when the change brings no other. */
  StoredModel replace(
      String id, ModelRequest request, @Nullable ReceivedFile file, Optional<Long> seen) {
    request.requireComplete();
    ModelContent old = models.get(id).content();
    if (file == null && request.keepsFileOf(old)) {
      return models.replace(id, request, old, seen);
    }
    ReadModel read = reader.read(request.definition(file));
    synchronized (files) {
      ModelContent content = reader.keep(read);
      try {
        StoredModel model = models.replace(id, request, content, seen);
        letGo(old);
        return model;
      } catch (RuntimeException e) {
        letGo(content);
        throw e;
      }
    }
  }

  void delete(String id) {
    synchronized (files) {
      letGo(models.delete(id).content());
    }
  }

  /** The same bytes may belong to another model, or to one that is just being stored. */
  private void letGo(ModelContent content) {
    if (content instanceof ModelContent.Uploaded uploaded) {
      ModelArtifact artifact = uploaded.file().artifact();
      files.discard(artifact);
    }
  }
}
