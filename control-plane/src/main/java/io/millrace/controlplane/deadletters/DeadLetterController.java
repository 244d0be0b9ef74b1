package io.millrace.controlplane.deadletters;

import io.millrace.contracts.stream.StreamRange;
import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.security.Caller;
import io.millrace.controlplane.security.RequiredRole;
import io.millrace.controlplane.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Dead letters")
class DeadLetterController {
  private final LetterLookup letters;
  private final Retries retries;

  DeadLetterController(LetterLookup letters, Retries retries) {
    this.letters = letters;
    this.retries = retries;
  }

  @Operation(
      summary = "Records that could not be used, newest first",
      description =
          "A page may hold fewer letters than asked for, even none, where a search takes long: the"
              + " list ends where nextCursor is null.")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/dead-letters")
  Page<DeadLetterView> list(@ParameterObject DeadLetterQuery query) {
    Page<Letter> page = letters.page(query);
    Map<LetterPlace, Retry> retried = retries.of(page.items());
    return page.map(letter -> DeadLetterView.of(letter, retried.get(letter.place())));
  }

  @Operation(
      summary = "Send records again to the topics that they came from",
      description =
          "Key, value (or the corrected one) and headers go to the source topic, with the header"
              + " millrace-retried, which is the id of the letter. A letter is sent again once; one"
              + " that fails again is another letter. Letters of trainings are refused with 409:"
              + " trainings read their data once.")
  @RequiredRole(Role.OPERATOR)
  @PostMapping("/api/v1/dead-letters:retry")
  Sent retry(@RequestBody RetryRequest request, HttpServletRequest servletRequest) {
    List<StreamRange> ranges = retries.retry(request, Caller.of(servletRequest).orElseThrow());
    return new Sent(request.letters().size(), ranges.stream().map(StreamRange::toString).toList());
  }

  /**
   * @param ranges in which the records lie now
   */
  @Schema(name = "DeadLettersSent")
  record Sent(int sent, List<String> ranges) {}
}
