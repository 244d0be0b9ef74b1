package io.millrace.controlplane.problem;

import io.millrace.contracts.error.InvalidDocumentException;
import io.millrace.controlplane.resource.IllegalParameterException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** A request that cannot be done, as the client is told. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** As the tus protocol numbers it; HTTP knows no such status. */
  private static final HttpStatusCode CHECKSUM_MISMATCH = HttpStatusCode.valueOf(460);

  private final HttpStatusCode status;
  private final String code;
  private final transient List<ProblemEntry> errors;

  private ProblemException(
      HttpStatusCode status, String code, String detail, List<ProblemEntry> errors) {
    super(detail);
    this.status = status;
    this.code = code;
    this.errors = List.copyOf(errors);
  }

  public static ProblemException malformed(String code, String detail) {
    return new ProblemException(HttpStatus.BAD_REQUEST, code, detail, List.of());
  }

  public static ProblemException malformed(String code, String pointer, String message) {
    return malformed(code, message).with(ProblemEntry.at(pointer, message));
  }

  public static ProblemException notFound(String what, String id) {
    return new ProblemException(
        HttpStatus.NOT_FOUND, "NOT_FOUND", "there is no " + what + " '" + id + "'", List.of());
  }

  /** Something that could be there and is not; the text says why. */
  public static ProblemException absent(String code, String detail) {
    return new ProblemException(HttpStatus.NOT_FOUND, code, detail, List.of());
  }

  public static ProblemException forbidden(String code, String detail) {
    return new ProblemException(HttpStatus.FORBIDDEN, code, detail, List.of());
  }

  public static ProblemException tooLarge(String detail) {
    return new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "BODY_TOO_LARGE", detail, List.of());
  }

  /** What was sent is not what its checksum says; sent again it may be. */
  public static ProblemException checksumMismatch(String detail) {
    return new ProblemException(CHECKSUM_MISMATCH, "CHECKSUM_MISMATCH", detail, List.of());
  }

  /** What was published here is not what lies there now. */
  public static ProblemException corrupt(String code, String detail) {
    return new ProblemException(HttpStatus.INTERNAL_SERVER_ERROR, code, detail, List.of());
  }

  /** A part is asked for that lies behind the end. */
  public static ProblemException rangeNotSatisfiable(String detail) {
    return new ProblemException(
        HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "RANGE_NOT_SATISFIABLE", detail, List.of());
  }

  /** It was there, and is not any more. */
  public static ProblemException gone(String code, String detail) {
    return new ProblemException(HttpStatus.GONE, code, detail, List.of());
  }

  /** The disk has no room for it. */
  public static ProblemException diskFull(String detail) {
    return new ProblemException(HttpStatus.INSUFFICIENT_STORAGE, "DISK_FULL", detail, List.of());
  }

  /** The client speaks a version of the protocol that is not known here. */
  public static ProblemException otherProtocol(String detail) {
    return new ProblemException(
        HttpStatus.PRECONDITION_FAILED, "PROTOCOL_UNKNOWN", detail, List.of());
  }

  public static ProblemException conflict(String code, String detail) {
    return new ProblemException(HttpStatus.CONFLICT, code, detail, List.of());
  }

  public static ProblemException staleVersion(String detail) {
    return new ProblemException(HttpStatus.PRECONDITION_FAILED, "VERSION_STALE", detail, List.of());
  }

  public static ProblemException versionRequired(String detail) {
    return new ProblemException(
        HttpStatus.PRECONDITION_REQUIRED, "VERSION_REQUIRED", detail, List.of());
  }

  public static ProblemException unprocessable(
      String code, String detail, List<ProblemEntry> errors) {
    return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, code, detail, errors);
  }

  public static ProblemException unprocessable(String code, String pointer, String message) {
    return unprocessable(code, message, List.of(ProblemEntry.at(pointer, message)));
  }

  public static ProblemException invalid(InvalidDocumentException invalid) {
    return unprocessable(
        "REQUEST_INVALID",
        String.valueOf(invalid.getMessage()),
        invalid.violations().stream().map(ProblemEntry::of).toList());
  }

  static ProblemException invalid(IllegalParameterException invalid) {
    return new ProblemException(
        HttpStatus.BAD_REQUEST,
        "PARAMETER_MALFORMED",
        String.valueOf(invalid.getMessage()),
        invalid.violations().stream().map(ProblemEntry::of).toList());
  }

  public static ProblemException unavailable(String code, String detail) {
    return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, code, detail, List.of());
  }

  ProblemException with(ProblemEntry entry) {
    return new ProblemException(status, code, String.valueOf(getMessage()), List.of(entry));
  }

  public HttpStatusCode status() {
    return status;
  }

  public String code() {
    return code;
  }

  public List<ProblemEntry> errors() {
    return errors;
  }
}
