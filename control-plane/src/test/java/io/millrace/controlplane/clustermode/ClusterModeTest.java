package io.millrace.controlplane.clustermode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterModeTest {
  private static final Map<String, String> CLUSTER = Map.of("MILLRACE_MODE", "cluster");

  @Test
  void shouldBeAskedForByTheEnvironmentOrAnArgument() {
    assertThat(ClusterMode.isAskedFor(Map.of())).isFalse();
    assertThat(ClusterMode.isAskedFor(CLUSTER)).isTrue();
    assertThat(ClusterMode.isAskedFor(Map.of(), "--millrace.mode=CLUSTER")).isTrue();
  }

  @Test
  void shouldListenToTheArgumentBeforeTheEnvironment() {
    assertThat(ClusterMode.isAskedFor(CLUSTER, "--server.port=1", "--millrace.mode=LOCAL"))
        .isFalse();
  }
}
