package io.millrace.controlplane.events;

import io.millrace.controlplane.security.RequiredRole;
import io.millrace.controlplane.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Events")
class EventStreamController {
  private final ChangeHub hub;

  EventStreamController(ChangeHub hub) {
    this.hub = hub;
  }

  @Operation(
      summary = "Everything that changes, as it changes",
      description =
          "Server-sent events: a change of a resource, a finished epoch, scoring metrics. With"
              + " Last-Event-ID the stream goes on where it broke; a 'reset' event says that this is"
              + " not possible and the client should fetch anew. The name of each is its kind, its"
              + " data an object of the schema Event.")
  @ApiResponse(
      responseCode = "200",
      description = "The stream, which has no end",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema = @Schema(type = "string")))
  @RequiredRole(Role.VIEWER)
  @GetMapping(path = "/api/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void listen(
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastEventId,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    hub.listen(request, response, lastEventId);
  }
}
