package io.millrace.controlplane.models;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.model.ModelFiles;
import io.millrace.controlplane.modelfiles.FileStore;
import io.millrace.controlplane.modelfiles.KeptFile;
import io.millrace.controlplane.modelfiles.ReceivedFile;
import io.millrace.controlplane.modelfiles.UnusableFileException;
import io.millrace.controlplane.problem.ProblemEntry;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.keras.InvalidModelException;
import io.millrace.keras.KerasJson;
import io.millrace.keras.ModelViolation;
import io.millrace.keras.archive.KerasArchive;
import io.millrace.keras.savedmodel.ServingSignature;
import io.millrace.keras.source.CompiledSource;
import io.millrace.keras.source.KerasSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Reads the definition of a model, or says everything that is wrong with it. */
@Component
class ModelReader {
  private static final String GRAPH = "saved_model.pb";
  private static final byte[] ZIP = {'P', 'K'};
  private final FileStore files;

  ModelReader(FileStore files) {
    this.files = files;
  }

  /**
   * @throws ProblemException with every fault of the definition
   */
  ReadModel read(ModelDefinition definition) {
    try {
      if (definition instanceof ModelDefinition.SourceText source) {
        return source(source);
      }
      if (definition instanceof ModelDefinition.JsonText json) {
        ModelSummary summary = ModelSummary.of(KerasJson.parse(json.code()));
        return new ReadModel(definition, summary, json.code(), null);
      }
      return definition instanceof ModelDefinition.ArchiveFile archive
          ? archive(archive)
          : savedModel((ModelDefinition.SavedModelFile) definition);
    } catch (InvalidModelException e) {
      throw invalid(definition, e);
    } catch (UnusableFileException e) {
      throw unusable(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ReadModel source(ModelDefinition.SourceText source) {
    CompiledSource compiled = KerasSource.compile(source.imports(), source.code());
    return new ReadModel(source, ModelSummary.of(compiled.model()), compiled.architecture(), null);
  }

  /** One at a time: its weights are checked in memory. */
  private synchronized ReadModel archive(ModelDefinition.ArchiveFile definition)
      throws IOException {
    Path file = files.place(definition.file(), archiveName(definition.file()));
    KerasArchive archive = KerasArchive.read(file);
    return new ReadModel(
        definition, ModelSummary.of(archive.model()), archive.architecture(), file.getParent());
  }

  /** The name by which jobs know what it is. */
  private static String archiveName(ReceivedFile file) throws IOException {
    return file.startsWith(ZIP) ? ModelFiles.KERAS : ModelFiles.LEGACY_H5;
  }

  private ReadModel savedModel(ModelDefinition.SavedModelFile definition) throws IOException {
    Path folder = files.unpack(definition.file(), GRAPH);
    ServingSignature serving = ServingSignature.read(folder);
    return new ReadModel(definition, ModelSummary.of(serving.signature()), null, folder);
  }

  /** Gives the files of a model their final place. */
  ModelContent keep(ReadModel model) {
    ModelDefinition definition = model.definition();
    if (definition instanceof ModelDefinition.SourceText source) {
      return new ModelContent.Source(
          source.imports(), source.code(), architecture(model), model.summary());
    }
    if (definition instanceof ModelDefinition.JsonText) {
      return new ModelContent.Json(architecture(model), model.summary());
    }
    if (definition instanceof ModelDefinition.ArchiveFile archive) {
      return new ModelContent.Archive(
          keep(archive.file(), model), architecture(model), model.summary());
    }
    ReceivedFile file = ((ModelDefinition.SavedModelFile) definition).file();
    return new ModelContent.SavedModel(keep(file, model), model.summary());
  }

  private KeptFile keep(ReceivedFile file, ReadModel model) {
    try {
      return files.keep(file, Objects.requireNonNull(model.folder()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String architecture(ReadModel model) {
    return Objects.requireNonNull(model.architecture());
  }

  private static ProblemException unusable(UnusableFileException unusable) {
    return ProblemException.unprocessable(
        ErrorCode.MODEL_INVALID.name(), "/file", String.valueOf(unusable.getMessage()));
  }

  private static ProblemException invalid(
      ModelDefinition definition, InvalidModelException invalid) {
    boolean text =
        definition instanceof ModelDefinition.SourceText
            || definition instanceof ModelDefinition.JsonText;
    String whole = text ? "/code" : "/file";
    List<ProblemEntry> errors =
        invalid.violations().stream().map(violation -> entry(violation, whole)).toList();
    return ProblemException.unprocessable(ErrorCode.MODEL_INVALID.name(), detail(errors), errors);
  }

  private static String detail(List<ProblemEntry> errors) {
    return errors.size() == 1
        ? "the model has a fault: " + errors.get(0).message()
        : "the model has " + errors.size() + " faults; each names its place";
  }

  /** Places inside of Keras JSON are pointers already; other faults are those of all of it. */
  private static ProblemEntry entry(ModelViolation violation, String whole) {
    return new ProblemEntry(
        violation.pointer().isEmpty() ? whole : violation.pointer(),
        violation.message(),
        violation.hint(),
        violation.layer(),
        violation.line(),
        violation.column());
  }
}
