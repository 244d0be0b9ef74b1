package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.json.ContractJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The published description of the API is a promise: a change of it shows in the diff. Run with
 * {@code -Dmillrace.golden=write} to accept one, then {@code npm run types} in {@code web/}.
 */
@ControlPlaneTest
class OpenApiITCase {
  private static final Path GOLDEN = Path.of("../docs/openapi.json");
  private static final JsonMapper PRETTY =
      ContractJson.mapper().rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
  @Autowired private Api api;

  private String described() {
    Map<String, Object> description =
        PRETTY.readValue(
            api.get("/api/openapi").bytes(), new TypeReference<TreeMap<String, Object>>() {});
    // The address is that of this run.
    description.remove("servers");
    return PRETTY.writeValueAsString(description) + "\n";
  }

  @Test
  void shouldDescribeTheApiAsPublished() throws IOException {
    // When
    String described = described();

    // Then
    if ("write".equals(System.getProperty("millrace.golden"))) {
      Files.writeString(GOLDEN, described);
    }
    assertThat(described).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void shouldSpeakOpenApi31AndShowItToPeople() {
    assertThat(api.get("/api/openapi").json().path("openapi").asString()).startsWith("3.1");
    assertThat(api.get("/api/docs").status()).isIn(200, 302);
  }
}
