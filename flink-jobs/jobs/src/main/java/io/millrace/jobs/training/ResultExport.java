package io.millrace.jobs.training;

import io.millrace.contracts.event.TrainingSucceeded;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.model.Evaluation;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelCard;
import io.millrace.contracts.model.ModelFiles;
import io.millrace.contracts.model.ModelProvenance;
import io.millrace.jobs.artifact.ArtifactStore;
import io.millrace.jobs.artifact.StagedArtifact;
import io.millrace.keras.archive.KerasArchive;
import io.millrace.tf.TrainingSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.flink.util.FileUtils;

/** Makes a result of a trained model; nobody can see it yet. */
final class ResultExport {
  /** What people download lies beside what inference jobs fetch, which stays small for them. */
  private static final String ARCHIVE_SUFFIX = ".archive";

  private final TrainingPlan plan;
  private final TrainingEvents events;
  private final String attempt;

  ResultExport(TrainingPlan plan, TrainingEvents events, String attempt) {
    this.plan = plan;
    this.events = events;
    this.attempt = attempt;
  }

  TrainedModel stage(OpenModel model, TrainingOutcome outcome) throws IOException {
    ModelProvenance provenance = provenance();
    StagedArtifact savedModel = stage(plan.resultId(), model.session()::exportSavedModel);
    StagedArtifact archive =
        stage(
            plan.resultId() + ARCHIVE_SUFFIX,
            folder -> archive(model, outcome, provenance, folder));
    TrainingSucceeded succeeded =
        new TrainingSucceeded(
            plan.resultId(),
            savedModel.published(),
            archive.published(),
            model.session().signature(),
            provenance,
            outcome.test(),
            outcome.durationMs(),
            outcome.end(),
            outcome.bestEpoch(),
            outcome.effort());
    return new TrainedModel(
        plan.jobId().value(), plan.resultId(), savedModel, archive, events.succeeded(succeeded));
  }

  private void archive(
      OpenModel model, TrainingOutcome outcome, ModelProvenance provenance, Path folder)
      throws IOException {
    String architecture = plan.model().architecture();
    KerasArchive.write(
        folder.resolve(ModelFiles.KERAS), architecture, model.model(), model.session().weights());
    ModelCard card = new ResultCard(model.model(), architecture).of(outcome.test(), provenance);
    Files.write(folder.resolve(ModelFiles.CARD), ContractJson.writeBytes(card));
    Evaluation evaluation = outcome.evaluation();
    if (evaluation != null) {
      Files.write(folder.resolve(ModelFiles.EVALUATION), ContractJson.writeBytes(evaluation));
    }
  }

  private StagedArtifact stage(String id, FolderWriter writer) throws IOException {
    Path folder = Files.createTempDirectory("millrace-export-");
    try {
      writer.write(folder);
      return ArtifactStore.at(plan.artifactStore()).stage(folder, id, attempt);
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private ModelProvenance provenance() {
    ModelArtifact weights = plan.model().initialWeights();
    return new ModelProvenance(
        plan.jobId().value(),
        plan.data().ranges(),
        plan.data().split(),
        plan.fit().seed(),
        sha256(plan.model().architecture()),
        TrainingSession.versions(),
        weights == null ? null : weights.sha256());
  }

  /** Fills an empty folder. */
  private interface FolderWriter {
    void write(Path folder) throws IOException;
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
