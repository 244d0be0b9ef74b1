package io.millrace.jobs.artifact;

import java.io.IOException;

/** The store holds something else than it should; trying again does not help. */
public final class ArtifactStoreException extends IOException {
  private static final long serialVersionUID = 1L;

  ArtifactStoreException(String message) {
    super(message);
  }
}
