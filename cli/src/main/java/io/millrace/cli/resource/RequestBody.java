package io.millrace.cli.resource;

import io.millrace.cli.client.CommandFailedException;
import io.millrace.cli.session.Session;
import io.millrace.contracts.json.ContractJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A request as JSON: a file, and options that say it shorter. */
public final class RequestBody {
  @Option(
      names = "--body",
      paramLabel = "FILE",
      description =
          "The request as JSON, as the REST API takes it; - is standard input. Other options change"
              + " members of it.")
  @Nullable Path file;

  public ObjectNode read(Session session) {
    if (file == null) {
      return ContractJson.mapper().createObjectNode();
    }
    return object(text(session, file), "the file " + file);
  }

  private static String text(Session session, Path file) {
    try {
      return file.toString().equals("-")
          ? new String(session.console().in().readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(file);
    } catch (IOException e) {
      throw CommandFailedException.usage("the file " + file + " cannot be read (" + e + ")");
    }
  }

  /**
   * @param what was given, for the refusal
   */
  public static ObjectNode object(String json, String what) {
    try {
      JsonNode read = ContractJson.mapper().readTree(json);
      if (read instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      throw CommandFailedException.usage(
          what + " is not JSON: " + e.getOriginalMessage() + "; legal is an object");
    }
    throw CommandFailedException.usage(what + " is not a JSON object; legal is {\"member\": …}");
  }

  public static void put(ObjectNode body, String member, @Nullable Object value) {
    if (value != null) {
      body.set(member, ContractJson.mapper().valueToTree(value));
    }
  }
}
