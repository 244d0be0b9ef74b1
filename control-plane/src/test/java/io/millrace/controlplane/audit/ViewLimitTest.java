package io.millrace.controlplane.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ViewLimitTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  @Test
  void shouldCutTheLargestMembersOnly() {
    Map<String, Object> view =
        Map.of("name", "a", "code", "x".repeat(70_000), "layers", "y".repeat(60_000));

    assertThat(ViewLimit.cut(view, MAPPER))
        .containsEntry("name", "a")
        .containsEntry("code", "cut: 70002 characters")
        .containsEntry("layers", "y".repeat(60_000));
  }

  @Test
  void shouldLeaveWhatIsSmallAsItIs() {
    Map<String, Object> view = Map.of("name", "a", "code", "x".repeat(60_000));

    assertThat(ViewLimit.cut(view, MAPPER)).isEqualTo(view);
  }
}
