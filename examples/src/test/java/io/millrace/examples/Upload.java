package io.millrace.examples;

import io.millrace.contracts.json.ContractJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** Files to and from a running Millrace, which the demo's client has no use for. */
record Upload(RunningMillrace millrace) {
  private static final String BOUNDARY = "between-the-parts";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** A model of this file; its format is guessed from its name. */
  String model(String name, Path file) throws IOException, InterruptedException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    write(body, "--" + BOUNDARY + "\r\n");
    write(body, "Content-Disposition: form-data; name=\"name\"\r\n\r\n" + name + "\r\n");
    write(body, "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"");
    write(body, file.getFileName() + "\"\r\n\r\n");
    body.writeBytes(Files.readAllBytes(file));
    write(body, "\r\n--" + BOUNDARY + "--\r\n");
    HttpRequest request =
        request("/models")
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new AssertionError(file + " was refused: " + answer.body());
    }
    JsonNode model = ContractJson.mapper().readTree(answer.body());
    return model.path("id").asString();
  }

  Path download(String path, Path target) throws IOException, InterruptedException {
    HttpResponse<Path> answer = HTTP.send(request(path).build(), BodyHandlers.ofFile(target));
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + " was refused: " + Files.readString(target));
    }
    return answer.body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(millrace.url() + "/api/v1" + path))
        .header("Authorization", "Bearer " + millrace.token());
  }

  private static void write(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
