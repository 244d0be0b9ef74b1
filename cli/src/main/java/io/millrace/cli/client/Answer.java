package io.millrace.cli.client;

import java.net.http.HttpHeaders;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * @param body an empty object when the answer has none
 */
public record Answer(int status, JsonNode body, HttpHeaders headers) {
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }
}
