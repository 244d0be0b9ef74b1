package io.millrace.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.fit.FitConfig;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryBudgetTest {
  private static final long HEAP = Runtime.getRuntime().maxMemory();

  @ParameterizedTest
  @ValueSource(longs = {0, 16 << 20})
  void shouldBeWhatTheOptionsGive(long cacheBytes) {
    assertThat(budget(cacheBytes)).isEqualTo(new MemoryBudget(cacheBytes, Path.of("/local")));
  }

  @Test
  void shouldBeAShareOfTheHeapWithoutAnOption() {
    assertThat(budget(null).heapBytes()).isEqualTo(HEAP / 16);
  }

  @Test
  void shouldNeverBeMoreThanHalfOfTheHeap() {
    assertThat(budget(Long.MAX_VALUE).heapBytes()).isEqualTo(HEAP / 2);
  }

  private static MemoryBudget budget(Long cacheBytes) {
    FitConfig fit =
        new FitConfig(2, 1, false, 42, 0, null, null, null, null, null, null, cacheBytes);
    return MemoryBudget.of(fit, "/local");
  }
}
