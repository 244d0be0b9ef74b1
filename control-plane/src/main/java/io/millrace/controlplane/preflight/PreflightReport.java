package io.millrace.controlplane.preflight;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** Says in the log at the start what is missing: who installs looks there first. */
public final class PreflightReport implements ApplicationListener<ApplicationReadyEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(PreflightReport.class);
  private final Preflight preflight;

  public PreflightReport(Preflight preflight) {
    this.preflight = preflight;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent ready) {
    for (Check check : preflight.run()) {
      if (check.state() == Check.State.OK) {
        LOG.info("preflight check={} state=OK: {}", check.name(), check.detail());
      } else {
        LOG.warn(
            "preflight check={} state={}: {} {}",
            check.name(),
            check.state(),
            check.detail(),
            check.remedy());
      }
    }
  }
}
