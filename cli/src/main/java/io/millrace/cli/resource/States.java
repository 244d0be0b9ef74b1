package io.millrace.cli.resource;

import io.millrace.cli.client.CommandFailedException;
import tools.jackson.databind.JsonNode;

/** The state of what was waited for. */
final class States {
  private States() {}

  /**
   * @throws CommandFailedException with the reason that the thing gives, when it is in another
   *     state
   */
  static void require(JsonNode thing, String wanted, String noun) {
    String state = thing.path("state").asString();
    if (!state.equals(wanted)) {
      throw CommandFailedException.failed("the " + noun + " is " + state + reason(thing));
    }
  }

  private static String reason(JsonNode thing) {
    for (JsonNode result : thing.path("results")) {
      if (result.path("error").hasNonNull("message")) {
        return ": " + result.path("error").path("message").asString();
      }
    }
    JsonNode message = thing.path("error").path("message");
    return message.isString() ? ": " + message.asString() : "";
  }
}
