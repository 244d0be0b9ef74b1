package io.millrace.controlplane.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.controlplane.MillraceProperties.Mode;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {
  private static final Reach CLUSTER =
      new Reach(
          Mode.CLUSTER,
          Set.of("localhost", "millrace.ml.svc", "millrace.example.org"),
          URI.create("https://millrace.example.org"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "millrace.ml.svc:8080",
        "Millrace.Example.org",
        "10.244.0.17:8080",
        "[fd00::1]:8080",
        "localhost:9999"
      })
  void shouldIncludeOnAClusterEveryAddressAndTheNamesItWasGiven(String host) {
    assertThat(CLUSTER.includes(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "10.244.0.17.evil.example",
        "millrace.ml.svc.evil.example:8080",
        "[fd00::1].evil.example",
        "millrace.ml.svc:80:80",
        ""
      })
  void shouldNotIncludeANameThatSomebodyElseMayOwn(String host) {
    assertThat(CLUSTER.includes(host)).isFalse();
    assertThat(CLUSTER.includes(null)).isFalse();
  }

  @Test
  void shouldIncludeNoAddressButItsOwnInLocalMode() {
    assertThat(Reach.thisMachine().includes("127.0.0.1:8080")).isTrue();
    assertThat(Reach.thisMachine().includes("10.244.0.17:8080")).isFalse();
  }

  @Test
  void shouldKnowWhoCameThroughTheProxyThatEndsTls() {
    assertThat(CLUSTER.isPublicOverTls("millrace.example.org:443")).isTrue();
    assertThat(CLUSTER.isPublicOverTls("localhost:8080")).isFalse();
    assertThat(Reach.thisMachine().isPublicOverTls("localhost:8080")).isFalse();
  }
}
