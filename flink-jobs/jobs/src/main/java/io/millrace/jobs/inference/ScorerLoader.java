package io.millrace.jobs.inference;

import io.millrace.contracts.model.ModelDescriptor;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;

/** Makes a model ready to score: fetched, verified, loaded and warm. */
interface ScorerLoader extends Serializable {
  /**
   * @param scratch folder of this machine for files that are needed while loading
   * @throws IOException when the artifact is missing or not what was published
   * @throws RuntimeException when it is no model that can be loaded
   */
  Scorer load(ModelDescriptor model, Path scratch) throws IOException;
}
