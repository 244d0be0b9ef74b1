package io.millrace.controlplane.dashboard;

import io.millrace.contracts.job.JobId;
import io.millrace.controlplane.KubernetesProperties;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.submission.JobSubmitter;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the JobManager of a job answers. Only jobs that the runtime knows have one. */
@Component
class JobManagers {
  private final MillraceProperties properties;
  private final JobSubmitter submitter;

  JobManagers(MillraceProperties properties, JobSubmitter submitter) {
    this.properties = properties;
    this.submitter = submitter;
  }

  /**
   * @param name of a job, or of the cluster that short trainings share
   * @return without a slash at its end
   */
  Optional<URI> of(String name) {
    return isKnown(name) ? Optional.ofNullable(url(name)).map(URI::create) : Optional.empty();
  }

  private boolean isKnown(String name) {
    KubernetesProperties.Session session = properties.kubernetes().session();
    if (session.enabled() && session.name().equals(name)) {
      return true;
    }
    try {
      return submitter.status(new JobId(name)).isPresent();
    } catch (IllegalArgumentException noId) {
      return false;
    }
  }

  private @Nullable String url(String name) {
    return properties.mode() == MillraceProperties.Mode.LOCAL
        ? properties.flink().dashboardUrl()
        : properties.kubernetes().restUrl(name);
  }
}
