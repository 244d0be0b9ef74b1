package io.millrace.controlplane.models;

import io.millrace.contracts.model.ModelArtifact;
import io.millrace.controlplane.artifacts.Download;
import io.millrace.controlplane.artifacts.Downloads;
import io.millrace.controlplane.modelfiles.FileStore;
import io.millrace.controlplane.modelfiles.ReceivedFile;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.uploads.Uploads;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Takes models in: reads a definition before the database is asked for anything, and lets go of
 * files that no model needs any more.
 */
@Service
class ModelIntake {
  private static final Logger LOG = LoggerFactory.getLogger(ModelIntake.class);
  private final ModelReader reader;
  private final Models models;
  private final FileStore files;
  private final Uploads uploads;
  private final Downloads downloads;

  ModelIntake(
      ModelReader reader, Models models, FileStore files, Uploads uploads, Downloads downloads) {
    this.reader = reader;
    this.models = models;
    this.files = files;
    this.uploads = uploads;
    this.downloads = downloads;
  }

  /** The request with the file of the upload that it names, if it names one. */
  ModelUpload open(ModelRequest request) throws IOException {
    String upload = request.uploadId();
    return new ModelUpload(request, upload == null ? null : uploads.open(upload));
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
        StoredModel model = models.create(request, content);
        useUp(request);
        return model;
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
        useUp(request);
        return model;
      } catch (RuntimeException e) {
        letGo(content);
        throw e;
      }
    }
  }

  /** The file of a model that came as one. */
  Download file(StoredModel model) {
    if (model.content() instanceof ModelContent.Archive archive) {
      return downloads.onlyFile(archive.file().artifact(), archive.file().name());
    }
    if (model.content() instanceof ModelContent.SavedModel saved) {
      return downloads.zipped(saved.file().artifact(), saved.file().name());
    }
    throw ProblemException.absent(
        "FILE_ABSENT",
        "model '" + model.name() + "' was not made from a file; its text is in 'code'");
  }

  /** The file is the model's now; an upload that cannot be deleted expires. */
  private void useUp(ModelRequest request) {
    String upload = request.uploadId();
    if (upload != null) {
      try {
        uploads.delete(upload);
      } catch (IOException | ProblemException e) {
        LOG.warn("upload {} of a model could not be deleted: {}", upload, e.toString());
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
