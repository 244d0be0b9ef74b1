package io.millrace.controlplane.uploads;

import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.resource.ListRequest;
import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.security.RequiredRole;
import io.millrace.controlplane.security.Role;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Resumable uploads by tus 1.0: core, creation, expiration, checksum and termination
 * (https://tus.io/protocols/resumable-upload).
 */
@RestController
@RequestMapping("/api/v1/uploads")
@Tag(name = "Uploads")
class UploadController {
  private static final String OFFSET = "Upload-Offset";
  private static final String LENGTH = "Upload-Length";
  private static final String METADATA = "Upload-Metadata";
  private static final String EXPIRES = "Upload-Expires";
  private static final String CHECKSUM = "Upload-Checksum";
  private static final String BYTES = "application/offset+octet-stream";
  private static final String PATCH_INSTEAD = "X-HTTP-Method-Override=PATCH";
  private static final String DELETE_INSTEAD = "X-HTTP-Method-Override=DELETE";
  private final Uploads uploads;

  UploadController(Uploads uploads) {
    this.uploads = uploads;
  }

  @Operation(summary = "What of the tus protocol is known here")
  @RequiredRole(Role.VIEWER)
  @RequestMapping(method = RequestMethod.OPTIONS)
  ResponseEntity<Void> options() {
    return ResponseEntity.noContent()
        .header(TusProtocol.VERSIONS, TusProtocol.VERSION)
        .header("Tus-Extension", "creation,expiration,checksum,termination")
        .header("Tus-Max-Size", Long.toString(uploads.maxSize()))
        .header("Tus-Checksum-Algorithm", Checksum.algorithms())
        .build();
  }

  @Operation(
      summary = "Begin to upload a file in parts (tus)",
      description =
          "Upload-Length is the size of the whole file. Upload-Metadata may name it (filename) and"
              + " its sha256 in hex, each value in base 64.")
  @RequiredRole(Role.OPERATOR)
  @ResponseStatus(HttpStatus.CREATED)
  @PostMapping
  ResponseEntity<Void> create(
      @RequestHeader(name = LENGTH, required = false) @Nullable String length,
      @RequestHeader(name = METADATA, required = false) @Nullable String metadata)
      throws IOException {
    Upload upload = uploads.create(number(LENGTH, length), UploadMetadata.of(metadata));
    return ResponseEntity.created(URI.create("/api/v1/uploads/" + upload.id()))
        .header(EXPIRES, time(upload))
        .build();
  }

  @Operation(
      summary = "All uploads, newest first",
      description = "sort is createdAt, fileName or expiresAt, with a minus the other way round.")
  @RequiredRole(Role.VIEWER)
  @GetMapping
  Page<UploadView> list(
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String sort) {
    return uploads.list(new ListRequest(limit, cursor, sort)).map(UploadView::of);
  }

  @Operation(summary = "One upload")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/{id}")
  UploadView get(@PathVariable String id) throws IOException {
    return UploadView.of(uploads.get(id));
  }

  @Operation(summary = "How much of an upload has come (tus)")
  @RequiredRole(Role.VIEWER)
  @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
  ResponseEntity<Void> head(@PathVariable String id) throws IOException {
    Upload upload = uploads.get(id);
    ResponseEntity.HeadersBuilder<?> answer =
        ResponseEntity.ok()
            .cacheControl(CacheControl.noStore())
            .header(OFFSET, Long.toString(upload.received()))
            .header(LENGTH, Long.toString(upload.length()))
            .header(EXPIRES, time(upload));
    if (!upload.metadata().isEmpty()) {
      answer.header(METADATA, upload.metadata());
    }
    return answer.build();
  }

  @Operation(
      summary = "Send the next part of an upload (tus)",
      description =
          "Upload-Offset is where the part begins, which is where the upload ends. With"
              + " Upload-Checksum the part counts as a whole or not at all.",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = BYTES,
                      schema = @Schema(type = "string", format = "binary"))))
  @RequiredRole(Role.OPERATOR)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PatchMapping(path = "/{id}", consumes = BYTES)
  ResponseEntity<Void> append(
      @PathVariable String id,
      @RequestHeader(name = OFFSET, required = false) @Nullable String offset,
      @RequestHeader(name = CHECKSUM, required = false) @Nullable String checksum,
      HttpServletRequest request)
      throws IOException {
    Upload upload =
        uploads.append(
            id,
            number(OFFSET, offset),
            request.getContentLengthLong(),
            request.getInputStream(),
            Checksum.of(checksum));
    return ResponseEntity.noContent()
        .header(OFFSET, Long.toString(upload.received()))
        .header(EXPIRES, time(upload))
        .build();
  }

  @Operation(summary = "Give an upload up (tus)")
  @RequiredRole(Role.OPERATOR)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @DeleteMapping("/{id}")
  ResponseEntity<Void> delete(@PathVariable String id) throws IOException {
    if (!uploads.delete(id)) {
      throw ProblemException.notFound("upload", id);
    }
    return ResponseEntity.noContent().build();
  }

  /** For clients behind something that lets no PATCH through. */
  @Hidden
  @RequiredRole(Role.OPERATOR)
  @PostMapping(path = "/{id}", consumes = BYTES, headers = PATCH_INSTEAD)
  ResponseEntity<Void> appendByPost(
      @PathVariable String id,
      @RequestHeader(name = OFFSET, required = false) @Nullable String offset,
      @RequestHeader(name = CHECKSUM, required = false) @Nullable String checksum,
      HttpServletRequest request)
      throws IOException {
    return append(id, offset, checksum, request);
  }

  /** The same for DELETE. */
  @Hidden
  @RequiredRole(Role.OPERATOR)
  @PostMapping(path = "/{id}", headers = DELETE_INSTEAD)
  ResponseEntity<Void> deleteByPost(@PathVariable String id) throws IOException {
    return delete(id);
  }

  private static long number(String header, @Nullable String given) {
    if (given == null || !given.matches("\\d{1,18}")) {
      throw ProblemException.malformed(
          "HEADER_MALFORMED",
          header
              + (given == null ? " is missing" : " '" + given + "' is not legal")
              + "; legal is a whole number of bytes");
    }
    return Long.parseLong(given);
  }

  private static String time(Upload upload) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(upload.expiresAt().atOffset(ZoneOffset.UTC));
  }
}
