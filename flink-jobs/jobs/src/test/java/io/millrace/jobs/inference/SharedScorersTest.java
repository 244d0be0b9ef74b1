package io.millrace.jobs.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.model.ModelDescriptor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharedScorersTest {

  private final SharedScorers shared = new SharedScorers();
  private final FakeModels models = new FakeModels();
  private final ModelLoading loading = loading(Duration.ofSeconds(10), null);

  private ModelLoading loading(Duration limit, @Nullable Long memoryBytes) {
    return new ModelLoading(
        models, Path.of("unused"), shared, new ModelLoading.Limits(limit, memoryBytes, 4));
  }

  @Test
  void shouldLoadAModelOnceForAllWhoUseIt() throws Exception {
    SharedScorers.Lease first = shared.acquire(models.model(1), loading);
    SharedScorers.Lease second = shared.acquire(models.model(1), loading);

    assertThat(second.scorer()).isSameAs(first.scorer());
    assertThat(models.loaded).containsExactly(1L);
  }

  @Test
  void shouldCloseAModelWithItsLastUser() throws Exception {
    SharedScorers.Lease first = shared.acquire(models.model(1), loading);
    SharedScorers.Lease second = shared.acquire(models.model(1), loading);

    first.release();
    assertThat(models.closed).isEmpty();
    second.release();

    assertThat(models.closed).containsExactly(1L);
  }

  @Test
  void shouldLoadAgainAfterTheLastUserLeft() throws Exception {
    shared.acquire(models.model(1), loading).release();
    shared.acquire(models.model(1), loading);

    assertThat(models.loaded).containsExactly(1L, 1L);
  }

  @Test
  void shouldTryAgainAfterALoadThatFailed() throws Exception {
    ModelDescriptor missing = models.missingModel(1);
    assertThatThrownBy(() -> shared.acquire(missing, loading))
        .isInstanceOf(IOException.class)
        .hasMessage("artifact file:///missing does not exist");

    SharedScorers.Lease lease = shared.acquire(models.model(1), loading);

    assertThat(lease.scorer().outputCount()).isEqualTo(1);
  }
}
