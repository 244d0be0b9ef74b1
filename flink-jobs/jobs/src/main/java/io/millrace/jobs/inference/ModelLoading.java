package io.millrace.jobs.inference;

import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.model.ModelDescriptor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one subtask gets at models.
 *
 * @param scratch where it may put files
 * @param limits what loading may take
 */
record ModelLoading(ScorerLoader loader, Path scratch, SharedScorers shared, Limits limits) {
  /**
   * @throws ModelRefusedException when it cannot be fetched, verified or loaded, or does not fit
   *     into memory
   */
  LoadedModel load(ModelDescriptor descriptor) throws ModelRefusedException, InterruptedException {
    try {
      return new LoadedModel(descriptor, shared.acquire(descriptor, this));
    } catch (IOException e) {
      throw ModelRefusedException.loadFailed(descriptor, e);
    }
  }

  /**
   * @param time after which a model is refused
   * @param memoryBytes of all models of this process; null does not check
   * @param batch rows of the runs that come: a model is warmed up with as many
   */
  record Limits(Duration time, @Nullable Long memoryBytes, int batch) {
    static Limits of(InferenceJobSpec spec) {
      return new Limits(
          Duration.ofMillis(spec.modelsOrDefault().loadMsOrDefault()),
          spec.modelsOrDefault().memoryBytes(),
          spec.batch().maxSize());
    }
  }
}
