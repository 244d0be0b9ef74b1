package io.millrace.jobs.training;

import io.millrace.contracts.event.TrainingSucceeded;
import io.millrace.contracts.model.ModelProvenance;
import io.millrace.jobs.artifact.ArtifactStore;
import io.millrace.jobs.artifact.StagedArtifact;
import io.millrace.tf.TrainingSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.apache.flink.util.FileUtils;

/** Makes a result of a trained model; nobody can see it yet. */
final class ResultExport {
  private final TrainingPlan plan;
  private final TrainingEvents events;
  private final String attempt;

  ResultExport(TrainingPlan plan, TrainingEvents events, String attempt) {
    this.plan = plan;
    this.events = events;
    this.attempt = attempt;
  }

  TrainedModel stage(TrainingSession session, ModelTrainer trainer)
      throws IOException, TrainingFaultException {
    Map<String, Double> test = trainer.testMetrics();
    StagedArtifact staged = stage(session);
    TrainingSucceeded succeeded =
        new TrainingSucceeded(
            plan.resultId(),
            staged.published(),
            null,
            session.signature(),
            provenance(),
            test,
            trainer.durationMs());
    return new TrainedModel(
        plan.jobId().value(), plan.resultId(), staged, events.succeeded(succeeded));
  }

  private StagedArtifact stage(TrainingSession session) throws IOException {
    Path folder = Files.createTempDirectory("millrace-export-");
    try {
      session.exportSavedModel(folder);
      return ArtifactStore.at(plan.artifactStore()).stage(folder, plan.resultId(), attempt);
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private ModelProvenance provenance() {
    return new ModelProvenance(
        plan.jobId().value(),
        plan.data().ranges(),
        plan.data().split(),
        plan.fit().seed(),
        sha256(plan.model().architecture()),
        TrainingSession.versions());
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
