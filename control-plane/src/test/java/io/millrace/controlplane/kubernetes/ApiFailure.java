package io.millrace.controlplane.kubernetes;

import tools.jackson.databind.node.ObjectNode;

/** An answer of the server that is not what was asked for, in the words of the real one. */
final class ApiFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final String reason;

  ApiFailure(int code, String reason, String message) {
    super(message);
    this.code = code;
    this.reason = reason;
  }

  static ApiFailure notFound(ApiKind kind, String name) {
    return new ApiFailure(404, "NotFound", kind.qualified() + " \"" + name + "\" not found");
  }

  static ApiFailure alreadyExists(ApiKind kind, String name) {
    return new ApiFailure(
        409, "AlreadyExists", kind.qualified() + " \"" + name + "\" already exists");
  }

  static ApiFailure conflict(ApiKind kind, String name, String why) {
    return new ApiFailure(
        409,
        "Conflict",
        "Operation cannot be fulfilled on " + kind.qualified() + " \"" + name + "\": " + why);
  }

  static ApiFailure modified(ApiKind kind, String name) {
    return conflict(
        kind,
        name,
        "the object has been modified; please apply your changes to the latest version and try again");
  }

  static ApiFailure invalid(ApiKind kind, String name, String violations) {
    String full = kind.group().isEmpty() ? kind.kind() : kind.kind() + "." + kind.group();
    return new ApiFailure(422, "Invalid", full + " \"" + name + "\" is invalid: " + violations);
  }

  static ApiFailure badRequest(String message) {
    return new ApiFailure(400, "BadRequest", message);
  }

  static ApiFailure expired(String message) {
    return new ApiFailure(410, "Expired", message);
  }

  int code() {
    return code;
  }

  /** The {@code Status} that goes over the wire. */
  ObjectNode status() {
    ObjectNode status = Json.object();
    status.put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    status.put("status", "Failure").put("message", getMessage());
    status.put("reason", reason).put("code", code);
    return status;
  }
}
