package io.millrace.controlplane.trainings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.model.ModelArtifact;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.storage.InMemoryStorage;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class ResultFilesTest {
  private static final ModelArtifact MODEL =
      new ModelArtifact("s3://store/artifacts/result-1", "0".repeat(64), 1);
  private final InMemoryStorage storage = new InMemoryStorage();
  private final ResultFiles files = new ResultFiles(storage);

  @Test
  void shouldTellWhetherFilesInAnObjectStoreAreStillThere() throws Exception {
    assertThat(files.exists(MODEL)).isFalse();

    storage.write(MODEL.uri() + "/saved_model.pb", new byte[1]);

    assertThat(files.exists(MODEL)).isTrue();
  }

  @Test
  void shouldSayThatTheStoreDoesNotAnswer() {
    storage.failWith(new IOException("s3://store cannot be listed: no route"));

    assertThatThrownBy(() -> files.names(MODEL))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
              assertThat(problem.code()).isEqualTo("STORAGE_UNREACHABLE");
            })
        .hasMessage("files cannot be looked for: s3://store cannot be listed: no route");
  }

  @Test
  void shouldReadASmallFile() throws Exception {
    storage.write(MODEL.uri() + "/card.json", new byte[] {7});

    assertThat(files.read(MODEL, "card.json")).containsExactly(7);
    assertThatThrownBy(() -> files.read(MODEL, "none.json"))
        .hasMessage("there is no file at 's3://store/artifacts/result-1/none.json'");
  }
}
