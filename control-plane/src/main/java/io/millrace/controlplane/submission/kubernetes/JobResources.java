package io.millrace.controlplane.submission.kubernetes;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.millrace.contracts.job.JobId;
import io.millrace.controlplane.submission.JobRefusedException;
import io.millrace.controlplane.submission.RuntimeUnreachableException;
import io.millrace.controlplane.submission.Suspension;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes the resources of jobs, each time upon what the API server has at that moment. */
final class JobResources {
  private final KubernetesClient client;
  private final String namespace;
  private final ClusterView view;

  JobResources(KubernetesClient client, String namespace, ClusterView view) {
    this.client = client;
    this.namespace = namespace;
    this.view = view;
  }

  /** As the API server has it now, not as the watch told. */
  Optional<OperatedJob> read(String kind, JobId job) {
    return tree(kind, job.value()).map(OperatedJob::of);
  }

  private Optional<GenericKubernetesResource> tree(String kind, String name) {
    return ClusterFaults.find("reading " + kind + " " + name, at(kind, name)::get);
  }

  /**
   * Makes the resource what is rendered. One that was written for this run or a later one stays.
   *
   * @throws ClusterFaults.Conflict when somebody else has changed it meanwhile
   * @throws RuntimeUnreachableException while one of that name is on its way out
   */
  void write(GenericKubernetesResource rendered) {
    String kind = rendered.getKind();
    String name = rendered.getMetadata().getName();
    Optional<GenericKubernetesResource> there = tree(kind, name);
    if (there.isEmpty()) {
      told(
          ClusterFaults.call(
              "creating " + kind + " " + name, () -> all(kind).resource(rendered).create()));
      return;
    }
    requireOurs(there.get());
    OperatedJob known = OperatedJob.of(there.get());
    if (known.isBeingDeleted()) {
      String fault = kind + " " + name + " is being deleted; another run waits until it is gone";
      throw new RuntimeUnreachableException(fault, new IllegalStateException(fault));
    }
    if (known.run() < OperatedJob.of(rendered).run()) {
      replace(there.get(), rendered);
    }
  }

  private static void requireOurs(GenericKubernetesResource there) {
    Map<String, String> labels = there.getMetadata().getLabels();
    if (labels == null || !JobLabels.MILLRACE.equals(labels.get(JobLabels.MANAGED_BY))) {
      throw new JobRefusedException(
          "%s %s is there already, without the label %s=%s: it is not Millrace's"
              .formatted(
                  there.getKind(),
                  there.getMetadata().getName(),
                  JobLabels.MANAGED_BY,
                  JobLabels.MILLRACE));
    }
  }

  private void replace(GenericKubernetesResource there, GenericKubernetesResource rendered) {
    GenericKubernetesResource next = there.edit().build();
    next.setAdditionalProperty("spec", rendered.get("spec"));
    next.getMetadata()
        .setAnnotations(
            merged(there.getMetadata().getAnnotations(), rendered.getMetadata().getAnnotations()));
    next.getMetadata()
        .setLabels(merged(there.getMetadata().getLabels(), rendered.getMetadata().getLabels()));
    update(next);
  }

  private static Map<String, String> merged(Map<String, String> old, Map<String, String> ours) {
    Map<String, String> all = new TreeMap<>(old == null ? Map.of() : old);
    all.putAll(ours == null ? Map.of() : ours);
    return all;
  }

  /** Carries the version it was decided on. */
  private void update(GenericKubernetesResource next) {
    String what = "writing " + next.getKind() + " " + next.getMetadata().getName();
    told(ClusterFaults.call(what, () -> all(next.getKind()).resource(next).update()));
  }

  private void told(GenericKubernetesResource written) {
    view.resources(written.getKind()).wrote(written);
  }

  /**
   * Asks the run to rest; nothing happens to one that is asked already, or to another run.
   *
   * @return whether there is a resource of the run
   * @throws ClusterFaults.Conflict when somebody else has changed it meanwhile
   */
  boolean suspend(JobId job, int run, Suspension how) {
    Optional<GenericKubernetesResource> there = tree(FlinkDeployment.KIND, job.value());
    if (there.isEmpty() || OperatedJob.of(there.get()).run() != run) {
      return false;
    }
    FlinkDeployment known = FlinkDeployment.of(there.get());
    OperatorJob resting = known.suspended(how).spec().job();
    if (!resting.equals(known.spec().job())) {
      GenericKubernetesResource next = there.get().edit().build();
      Map<String, Object> spec = new TreeMap<>(next.<Map<String, Object>>get("spec"));
      Map<String, Object> members = new TreeMap<>(next.<Map<String, Object>>get("spec", "job"));
      members.put("state", resting.state().spelled());
      members.put("upgradeMode", resting.upgradeMode().spelled());
      spec.put("job", members);
      next.setAdditionalProperty("spec", spec);
      update(next);
    }
    return true;
  }

  /**
   * Asks for the end of the resource.
   *
   * @return whether it is gone
   */
  boolean delete(String kind, JobId job) {
    Optional<GenericKubernetesResource> there = tree(kind, job.value());
    if (there.isEmpty()) {
      view.resources(kind).removed(job.value());
      return true;
    }
    if (there.get().getMetadata().getDeletionTimestamp() == null) {
      ClusterFaults.call(
          "deleting " + kind + " " + job,
          () ->
              at(kind, job.value()).withPropagationPolicy(DeletionPropagation.BACKGROUND).delete());
    }
    return false;
  }

  private Resource<GenericKubernetesResource> at(String kind, String name) {
    return all(kind).withName(name);
  }

  /** By the kind's own address: what discovery says costs a question, and lags behind. */
  private NonNamespaceOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      all(String kind) {
    ResourceDefinitionContext context =
        kind.equals(FlinkSessionJob.KIND) ? FlinkSessionJob.CONTEXT : FlinkDeployment.CONTEXT;
    return client.genericKubernetesResources(context).inNamespace(namespace);
  }
}
