package io.millrace.jobs.inference;

import io.millrace.contracts.model.ModelDescriptor;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;

/** Fetches, verifies and loads a model; it is warmed up by who asked for it. */
interface ScorerLoader extends Serializable {
  /**
   * @param scratch folder of this machine for files that are needed while loading
   * @throws IOException when the artifact is missing or not what was published
   * @throws RuntimeException when it is no model that can be loaded
   */
  Scorer load(ModelDescriptor model, Path scratch) throws IOException;
}
