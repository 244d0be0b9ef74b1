package io.millrace.controlplane.kubernetes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What kinds of objects the server knows. */
public enum ApiKind {
  NAMESPACE("", "v1", "namespaces", "Namespace", Trait.CLUSTER_WIDE),
  CONFIG_MAP("", "v1", "configmaps", "ConfigMap"),
  EVENT("", "v1", "events", "Event"),
  PERSISTENT_VOLUME_CLAIM(
      "", "v1", "persistentvolumeclaims", "PersistentVolumeClaim", Trait.STATUS_APART),
  POD("", "v1", "pods", "Pod", Trait.STATUS_APART),
  SECRET("", "v1", "secrets", "Secret"),
  SERVICE("", "v1", "services", "Service", Trait.STATUS_APART),
  SERVICE_ACCOUNT("", "v1", "serviceaccounts", "ServiceAccount"),
  DEPLOYMENT("apps", "v1", "deployments", "Deployment", Trait.STATUS_APART, Trait.GENERATIONS),
  CUSTOM_RESOURCE_DEFINITION(
      "apiextensions.k8s.io",
      "v1",
      "customresourcedefinitions",
      "CustomResourceDefinition",
      Trait.CLUSTER_WIDE,
      Trait.STATUS_APART,
      Trait.GENERATIONS),
  FLINK_DEPLOYMENT(
      "flink.apache.org",
      "v1beta1",
      "flinkdeployments",
      "FlinkDeployment",
      Trait.CUSTOM,
      Trait.STATUS_APART,
      Trait.GENERATIONS),
  FLINK_SESSION_JOB(
      "flink.apache.org",
      "v1beta1",
      "flinksessionjobs",
      "FlinkSessionJob",
      Trait.CUSTOM,
      Trait.STATUS_APART,
      Trait.GENERATIONS),
  FLINK_STATE_SNAPSHOT(
      "flink.apache.org",
      "v1beta1",
      "flinkstatesnapshots",
      "FlinkStateSnapshot",
      Trait.CUSTOM,
      Trait.STATUS_APART,
      Trait.GENERATIONS);

  private enum Trait {
    CLUSTER_WIDE,
    CUSTOM,
    STATUS_APART,
    GENERATIONS
  }

  private final String group;
  private final String version;
  private final String plural;
  private final String kind;
  private final List<Trait> traits;

  ApiKind(String group, String version, String plural, String kind, Trait... traits) {
    this.group = group;
    this.version = version;
    this.plural = plural;
    this.kind = kind;
    this.traits = List.of(traits);
  }

  static Optional<ApiKind> of(String group, String version, String plural) {
    return Arrays.stream(values())
        .filter(k -> k.group.equals(group) && k.version.equals(version) && k.plural.equals(plural))
        .findFirst();
  }

  public String group() {
    return group;
  }

  public String version() {
    return version;
  }

  public String plural() {
    return plural;
  }

  public String kind() {
    return kind;
  }

  /** {@code v1}, {@code apps/v1} and so on. */
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** As errors name it: {@code configmaps}, {@code deployments.apps}. */
  String qualified() {
    return group.isEmpty() ? plural : plural + "." + group;
  }

  boolean isNamespaced() {
    return !traits.contains(Trait.CLUSTER_WIDE);
  }

  boolean isCustom() {
    return traits.contains(Trait.CUSTOM);
  }

  /** Whether its status is written through a resource of its own, and only there. */
  boolean keepsStatusApart() {
    return traits.contains(Trait.STATUS_APART);
  }

  boolean countsGenerations() {
    return traits.contains(Trait.GENERATIONS);
  }
}
