package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.json.ContractJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Takes every operation of {@code /api/openapi} and sends what nobody should: each field missing,
 * of another type, huge, negative, in other scripts, unknown; each parameter likewise. Nothing is
 * answered with 500, whatever is refused is a problem, and names the field that is at fault.
 *
 * <p>Sends a sample, always the same one, in which each operation has each kind of fault and each
 * field one; with {@code -Dmillrace.fuzz=full} everything, with {@code -Dmillrace.fuzz.seed=n}
 * another sample.
 */
@ControlPlaneTest
class FuzzITCase {
  private static final Logger LOG = LoggerFactory.getLogger(FuzzITCase.class);
  private static final boolean FULL = "full".equals(System.getProperty("millrace.fuzz"));
  private static final long SEED = Long.getLong("millrace.fuzz.seed", 7);

  /** An answer that takes longer is a fault like any other. */
  private static final int PATIENCE_SECONDS = FULL ? 10 : 5;

  /** Of HTTP itself, or of the door: not repeated in the description of each operation. */
  private static final Set<Integer> UNANNOUNCED = Set.of(405, 406, 415, 429);

  /** A field is at fault, not the state of things. */
  private static final Set<Integer> OF_FIELDS = Set.of(400, 422);

  /** Each field is legal, but the body as a whole says nothing. */
  private static final Set<String> OF_THE_WHOLE = Set.of("UPGRADE_CHANGES_NOTHING");

  @Autowired private Api api;
  @Autowired private Scenario scenario;
  @TempDir private Path store;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> faults = new ArrayList<>();
  private final Map<Integer, Integer> statuses = new TreeMap<>();

  private record Reply(int status, String type, String text) {
    static Reply of(HttpResponse<InputStream> response) {
      String type = response.headers().firstValue("Content-Type").orElse("");
      try (InputStream body = response.body()) {
        boolean endless = type.startsWith("text/event-stream");
        byte[] bytes = endless ? new byte[0] : body.readAllBytes();
        return new Reply(response.statusCode(), type, new String(bytes, StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    JsonNode json() {
      try {
        return ContractJson.mapper().readTree(text);
      } catch (JacksonException e) {
        return ContractJson.mapper().missingNode();
      }
    }

    boolean isProblem() {
      JsonNode problem = json();
      return type.equals("application/problem+json")
          && problem.path("status").asInt(0) == status
          && !problem.path("code").asString("").isEmpty()
          && !problem.path("detail").asString("").isEmpty()
          && problem.path("errors").isArray()
          && problem.has("traceId");
    }

    String code() {
      return json().path("code").asString("");
    }

    List<String> pointers() {
      return json()
          .path("errors")
          .valueStream()
          .map(error -> error.path("pointer").asString(""))
          .toList();
    }
  }

  @Test
  void shouldRefuseWhatNobodyShouldSendWithAProblemThatNamesTheField() throws Exception {
    // Given
    DescribedApi described = DescribedApi.of(api);
    List<FuzzCase> all = FuzzCases.of(described, new Requests(scenario, store));
    List<FuzzCase> chosen = FULL ? all : sample(all);

    // When
    for (FuzzCase one : chosen) {
      check(one);
    }

    // Then
    LOG.info("{} of {} requests, by status {}", chosen.size(), all.size(), statuses);
    assertThat(faults).isEmpty();
    assertThat(chosen.stream().map(one -> one.operation().id()).distinct())
        .hasSameSizeAs(described.operations());
    assertThat(statuses.keySet()).contains(200, 400, 404, 405, 415, 422);
  }

  private static List<FuzzCase> sample(List<FuzzCase> all) {
    List<FuzzCase> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(SEED));
    Set<List<String>> seen = new HashSet<>();
    List<FuzzCase> sample = new ArrayList<>();
    for (FuzzCase one : shuffled) {
      boolean kind = seen.add(List.of("kind", one.operation().id(), one.kind()));
      boolean field = seen.add(List.of("field", one.operation().id(), one.field()));
      if (kind || field) {
        sample.add(one);
      }
    }
    return sample;
  }

  private HttpRequest request(FuzzCase one) {
    HttpRequest signed = api.request(one.target().path());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(signed, (name, value) -> true)
            .setHeader("Content-Type", "application/json")
            .method(
                one.target().method(),
                one.body() == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(one.body()));
    one.target().headers().forEach(request::setHeader);
    return request.build();
  }

  private void check(FuzzCase one) throws InterruptedException {
    try {
      check(
          one,
          client
              .sendAsync(request(one), HttpResponse.BodyHandlers.ofInputStream())
              .thenApply(Reply::of)
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (TimeoutException | ExecutionException e) {
      faults.add(one + ": no answer: " + e);
    }
  }

  private void check(FuzzCase one, Reply reply) {
    int status = reply.status();
    statuses.merge(status, 1, Integer::sum);
    boolean diskFull = status == 507;
    require(one, reply, status < 500 || diskFull, "no fault of the server");
    require(one, reply, one.operation().tells(status) || UNANNOUNCED.contains(status), "described");
    if (status >= 400 && !one.target().method().equals("HEAD")) {
      require(one, reply, reply.isProblem(), "a problem");
      boolean ofAField = OF_FIELDS.contains(status) && !OF_THE_WHOLE.contains(reply.code());
      if (one.needsPointer() && ofAField && !one.saysNothing()) {
        require(one, reply, reply.pointers().stream().anyMatch(one.pointer()), "a pointer");
      }
    }
  }

  private void require(FuzzCase one, Reply reply, boolean so, String what) {
    if (!so) {
      String text = reply.text().substring(0, Math.min(400, reply.text().length()));
      faults.add(one + ": is not " + what + ": " + reply.status() + " " + text);
    }
  }
}
