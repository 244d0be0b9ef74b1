package io.millrace.controlplane.modelfiles;

import io.millrace.contracts.model.ModelArtifact;
import java.util.Collection;

/** Implemented by modules that refer to kept files, so that none is deleted under their feet. */
public interface FileUsage {
  Collection<ModelArtifact> used();

  /** Who refers to them, as people read it. */
  default String by() {
    return "a model, a deployment or a snapshot";
  }
}
