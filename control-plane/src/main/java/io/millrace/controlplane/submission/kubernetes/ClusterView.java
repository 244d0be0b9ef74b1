package io.millrace.controlplane.submission.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapList;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.millrace.contracts.job.JobId;
import io.millrace.controlplane.submission.RuntimeUnreachableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The namespace of the jobs, as its watches tell of it. */
final class ClusterView implements AutoCloseable {
  /** Watches are broken and mended all the time; longer than this is an outage. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Labels that Flink itself gives its pods. */
  private static final Map<String, String> OF_FLINK = Map.of("type", "flink-native-kubernetes");

  private static final Map<String, String> OURS = Map.of(JobLabels.MANAGED_BY, JobLabels.MILLRACE);

  private final KubernetesClient client;
  private final String namespace;
  private final Clock clock;
  private final Mirror<GenericKubernetesResource> deployments;
  private final Mirror<GenericKubernetesResource> sessionJobs;
  private final Mirror<ConfigMap> ledgers;
  private final Mirror<Pod> pods;
  private final Mirror<Event> events;
  private volatile @Nullable Instant answeredAt;
  private volatile String silence = "the API server was not asked yet";

  ClusterView(KubernetesClient client, String namespace, Clock clock) {
    this.client = client;
    this.namespace = namespace;
    this.clock = clock;
    this.deployments = new Mirror<>(() -> resources(FlinkDeployment.CONTEXT), clock);
    this.sessionJobs = new Mirror<>(() -> resources(FlinkSessionJob.CONTEXT), clock);
    this.ledgers = new Mirror<>(this::ledgerMaps, clock);
    this.pods =
        new Mirror<>(() -> client.pods().inNamespace(namespace).withLabels(OF_FLINK), clock);
    this.events =
        new Mirror<>(
            () -> client.v1().events().inNamespace(namespace).withField("type", "Warning"), clock);
  }

  private FilterWatchListDeletable<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      resources(ResourceDefinitionContext kind) {
    return client.genericKubernetesResources(kind).inNamespace(namespace).withLabels(OURS);
  }

  private FilterWatchListDeletable<ConfigMap, ConfigMapList, Resource<ConfigMap>> ledgerMaps() {
    return client
        .configMaps()
        .inNamespace(namespace)
        .withLabels(OURS)
        .withLabel(JobLabels.JOB)
        .withLabel(JobLabels.RUN);
  }

  /**
   * Asks the API server, as a watch shows neither that nobody answers nor that its connection is
   * dead.
   */
  void feelPulse() {
    try {
      if (deployments.isBehind(resources(FlinkDeployment.CONTEXT).list().getItems())) {
        mirrors().forEach(Mirror::renew);
      }
      answeredAt = clock.instant();
    } catch (KubernetesClientException e) {
      silence = String.valueOf(e.getMessage());
    }
    mirrors().forEach(Mirror::watchedAt);
  }

  /** Waits for the first lists, but not for ever. */
  void awaitFirstSight(Duration patience) {
    feelPulse();
    long deadline = System.nanoTime() + patience.toNanos();
    for (Mirror<?> mirror : mirrors()) {
      mirror.awaitList(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }
  }

  private List<Mirror<?>> mirrors() {
    return List.of(deployments, sessionJobs, ledgers, pods, events);
  }

  /**
   * @throws RuntimeUnreachableException when what is seen may be old
   */
  void requireFresh() {
    requireFresh("the API server does not answer: " + silence, answeredAt);
    requireFresh("FlinkDeployments cannot be watched", deployments.watchedAt());
    requireFresh("FlinkSessionJobs cannot be watched", sessionJobs.watchedAt());
    requireFresh("ConfigMaps cannot be watched", ledgers.watchedAt());
    requireFresh("pods cannot be watched", pods.watchedAt());
  }

  private void requireFresh(String fault, @Nullable Instant last) {
    if (last == null || Duration.between(last, clock.instant()).compareTo(PATIENCE) > 0) {
      String since = last == null ? "" : ", last at " + last;
      throw new RuntimeUnreachableException(
          fault + " in namespace " + namespace + since, new IllegalStateException(fault));
    }
  }

  Mirror<ConfigMap> ledgers() {
    return ledgers;
  }

  Mirror<GenericKubernetesResource> resources(String kind) {
    return kind.equals(FlinkSessionJob.KIND) ? sessionJobs : deployments;
  }

  /** The resource of a job. */
  Optional<OperatedJob> job(String kind, JobId job) {
    return resources(kind).find(job.value()).map(OperatedJob::of);
  }

  /** Pods that Flink has for the job, those on their way out among them. */
  List<Pod> pods(JobId job) {
    return pods.list().stream()
        .filter(pod -> job.value().equals(pod.getMetadata().getLabels().get("app")))
        .toList();
  }

  /** Whether a JobManager of the job is left. */
  boolean hasJobManager(JobId job) {
    return pods(job).stream()
        .anyMatch(pod -> "jobmanager".equals(pod.getMetadata().getLabels().get("component")));
  }

  /** Events of the job's resource, its Deployment and its pods. */
  List<Event> events(JobId job) {
    return events.list().stream().filter(event -> isOf(job, event)).toList();
  }

  private static boolean isOf(JobId job, Event event) {
    String about = event.getInvolvedObject().getName();
    return about != null && (about.equals(job.value()) || about.startsWith(job.value() + "-"));
  }

  @Override
  public void close() {
    mirrors().forEach(Mirror::close);
  }
}
