package io.millrace.controlplane.inferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutTest {
  private static Set<Integer> subtasks(String listed) {
    return listed == null
        ? Set.of()
        : Arrays.stream(listed.split(" ")).map(Integer::valueOf).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # ready, active, refused, subtasks, state
                 ,       , false,   1,        PREPARING
          0      ,       , false,   1,        READY
          0      ,       , false,   2,        PREPARING
          0 1    ,       , false,   2,        READY
          0      , 1     , false,   2,        READY
          1      , 1     , false,   2,        PREPARING
                 , 0     , false,   1,        ACTIVE
          0 1    , 0     , false,   2,        READY
          0 1    , 0 1   , false,   2,        ACTIVE
                 , 0 1 2 , false,   2,        ACTIVE
          0 1    , 0 1   , true,    2,        REFUSED
                 ,       , true,    1,        REFUSED
          """)
  void shouldSayWhereAModelStands(
      String ready, String active, boolean refused, int subtasks, Rollout.State expected) {
    Rollout rollout = new Rollout(7, subtasks(ready), subtasks(active), refused, null);

    assertThat(rollout.state(subtasks)).isEqualTo(expected);
  }
}
