package io.millrace.controlplane.uploads;

import io.millrace.controlplane.reconciliation.Reconciler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes expired uploads now and then. */
@Component
class UploadSweep implements Reconciler {
  private final Uploads uploads;

  UploadSweep(Uploads uploads) {
    this.uploads = uploads;
  }

  @Override
  public void reconcile() {
    try {
      uploads.sweep();
    } catch (IOException e) {
      throw new UncheckedIOException("expired uploads could not be deleted", e);
    }
  }

  @Override
  public Duration pause() {
    return Duration.ofMinutes(5);
  }

  @Override
  public String name() {
    return "uploads";
  }
}
