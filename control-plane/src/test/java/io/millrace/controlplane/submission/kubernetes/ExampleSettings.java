package io.millrace.controlplane.submission.kubernetes;

import io.millrace.controlplane.KubernetesProperties;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings of cluster mode as an administrator would write them. */
final class ExampleSettings {
  /** Below the mount path of {@link #onAVolume()}. */
  static final String CHECKPOINTS = "file:///var/lib/millrace/store/checkpoints";

  private ExampleSettings() {}

  /** A claim that all pods share. */
  static KubernetesProperties onAVolume() {
    return of(Map.of("storage.kind", "CLAIM", "storage.source", "millrace-store"));
  }

  /**
   * @param settings without {@code millrace.kubernetes.}; the others have their defaults
   */
  static KubernetesProperties of(Map<String, ?> settings) {
    Map<String, Object> named = new HashMap<>();
    settings.forEach((name, value) -> named.put("millrace.kubernetes." + name, value));
    return new Binder(new MapConfigurationPropertySource(named))
        .bindOrCreate("millrace.kubernetes", KubernetesProperties.class);
  }
}
