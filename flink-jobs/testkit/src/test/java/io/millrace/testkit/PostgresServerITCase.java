package io.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PostgresServerITCase {
  @Test
  void shouldServeUntilItIsClosed() throws IOException {
    // Given
    assumeTrue(PostgresServer.isInstalled(), PostgresServer.ABSENT);
    int port;
    try (PostgresServer server = PostgresServer.start(List.of("fsync=off"))) {
      // When
      Matcher url =
          Pattern.compile("jdbc:postgresql://127.0.0.1:(\\d+)/d[0-9a-f]{32}\\?user=millrace")
              .matcher(server.createDatabase());

      // Then
      assertThat(url.matches()).isTrue();
      port = Integer.parseInt(url.group(1));
      new Socket("127.0.0.1", port).close();
    }
    assertThatThrownBy(() -> new Socket("127.0.0.1", port).close())
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void shouldFailWithTheWordsOfItsPrograms() {
    // Given
    assumeTrue(PostgresServer.isInstalled(), PostgresServer.ABSENT);
    PostgresPrograms programs = PostgresPrograms.find().orElseThrow();

    // When, then
    assertThatThrownBy(() -> programs.run("initdb", "-D", Path.of("/dev/null/data").toString()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("initdb of PostgreSQL failed: ");
  }
}
