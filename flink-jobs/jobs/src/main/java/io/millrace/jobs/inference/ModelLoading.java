package io.millrace.jobs.inference;

import io.millrace.contracts.model.ModelDescriptor;
import java.io.IOException;
import java.nio.file.Path;

/** How one subtask gets at models: the loader, where it may put files, and the shared ones. */
record ModelLoading(ScorerLoader loader, Path scratch, SharedScorers shared) {
  /**
   * @throws ModelRefusedException when it cannot be fetched, verified or loaded
   */
  LoadedModel load(ModelDescriptor descriptor) throws ModelRefusedException, InterruptedException {
    try {
      return new LoadedModel(descriptor, shared.acquire(descriptor, loader, scratch));
    } catch (IOException e) {
      throw ModelRefusedException.loadFailed(descriptor, e);
    }
  }
}
