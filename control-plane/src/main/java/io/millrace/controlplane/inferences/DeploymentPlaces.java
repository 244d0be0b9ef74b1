package io.millrace.controlplane.inferences;

import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.retention.Discards;
import io.millrace.controlplane.retention.Named;
import io.millrace.controlplane.retention.Naming;
import io.millrace.controlplane.retention.Place;
import io.millrace.controlplane.submission.JobSubmitter;
import java.util.Collection;
import org.springframework.stereotype.Component;

/**
 * Where the jobs of deployments keep what they know. A deployment names all of it until it is
 * removed: one that rests, or has failed, may be resumed from any of its snapshots.
 */
@Component
class DeploymentPlaces implements Naming {
  private final InferenceRepository repository;
  private final JobSubmitter submitter;
  private final Discards discards;
  private final String checkpoints;

  DeploymentPlaces(
      InferenceRepository repository,
      JobSubmitter submitter,
      Discards discards,
      MillraceProperties properties) {
    this.repository = repository;
    this.submitter = submitter;
    this.discards = discards;
    this.checkpoints = properties.checkpoints().directory();
  }

  @Override
  public Collection<Named> named() {
    return repository.ids().stream().map(id -> new Named(folder(id), owner(id))).toList();
  }

  private String folder(String id) {
    return submitter.folder(checkpoints, Inference.jobId(id));
  }

  private static String owner(String id) {
    return "deployment " + id;
  }

  /** The deployment goes, and its job has. */
  void removed(String id) {
    discards.add(Place.Kind.JOB_STATE, folder(id), owner(id));
  }
}
