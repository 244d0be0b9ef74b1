package io.millrace.controlplane.conditions;

import io.millrace.controlplane.KubernetesProperties;
import io.millrace.controlplane.MillraceProperties;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings of clusters, as far as remedies name them. */
final class Clusters {
  private Clusters() {}

  static KubernetesProperties of(String namespace) {
    return bound(Map.of("millrace.kubernetes.namespace", namespace));
  }

  static KubernetesProperties withSession() {
    return bound(
        Map.of(
            "millrace.kubernetes.session.enabled", "true",
            "millrace.kubernetes.session.jar", "https://jars/millrace-jobs.jar"));
  }

  private static KubernetesProperties bound(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("millrace", MillraceProperties.class)
        .kubernetes();
  }
}
