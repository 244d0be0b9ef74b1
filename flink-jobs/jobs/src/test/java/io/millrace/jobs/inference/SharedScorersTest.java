package io.millrace.jobs.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.model.ModelDescriptor;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SharedScorersTest {
  private static final Path SCRATCH = Path.of("unused");

  private final SharedScorers shared = new SharedScorers();
  private final FakeModels models = new FakeModels();

  @Test
  void shouldLoadAModelOnceForAllWhoUseIt() throws Exception {
    SharedScorers.Lease first = shared.acquire(models.model(1), models, SCRATCH);
    SharedScorers.Lease second = shared.acquire(models.model(1), models, SCRATCH);

    assertThat(second.scorer()).isSameAs(first.scorer());
    assertThat(models.loaded).containsExactly(1L);
  }

  @Test
  void shouldCloseAModelWithItsLastUser() throws Exception {
    SharedScorers.Lease first = shared.acquire(models.model(1), models, SCRATCH);
    SharedScorers.Lease second = shared.acquire(models.model(1), models, SCRATCH);

    first.release();
    assertThat(models.closed).isEmpty();
    second.release();

    assertThat(models.closed).containsExactly(1L);
  }

  @Test
  void shouldLoadAgainAfterTheLastUserLeft() throws Exception {
    shared.acquire(models.model(1), models, SCRATCH).release();
    shared.acquire(models.model(1), models, SCRATCH);

    assertThat(models.loaded).containsExactly(1L, 1L);
  }

  @Test
  void shouldTryAgainAfterALoadThatFailed() throws Exception {
    ModelDescriptor missing = models.missingModel(1);
    assertThatThrownBy(() -> shared.acquire(missing, models, SCRATCH))
        .isInstanceOf(IOException.class)
        .hasMessage("artifact file:///missing does not exist");

    SharedScorers.Lease lease = shared.acquire(models.model(1), models, SCRATCH);

    assertThat(lease.scorer().outputCount()).isEqualTo(1);
  }
}
