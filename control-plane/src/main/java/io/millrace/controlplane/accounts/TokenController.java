package io.millrace.controlplane.accounts;

import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.security.Admission;
import io.millrace.controlplane.security.Caller;
import io.millrace.controlplane.security.RequiredRole;
import io.millrace.controlplane.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Tokens")
class TokenController {
  private final Tokens tokens;

  TokenController(Tokens tokens) {
    this.tokens = tokens;
  }

  @Operation(
      summary = "Make a token for a program",
      description =
          "The answer holds the secret, which is told once. Role and scopes are at most one's own.")
  @RequiredRole(Role.OPERATOR)
  @PostMapping("/api/v1/tokens")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<NewToken> create(
      @RequestBody TokenRequest request, HttpServletRequest servletRequest) {
    NewToken made = tokens.create(request, Admission.of(servletRequest).orElseThrow());
    return ResponseEntity.created(URI.create("/api/v1/tokens/" + made.token().id()))
        .cacheControl(CacheControl.noStore())
        .body(made);
  }

  @Operation(summary = "One's own tokens, and everybody's for an ADMIN; newest first")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/tokens")
  Page<ApiToken> list(@ParameterObject TokenQuery query, HttpServletRequest request) {
    return tokens.list(query, caller(request));
  }

  @Operation(summary = "One token, without its secret")
  @RequiredRole(Role.VIEWER)
  @GetMapping("/api/v1/tokens/{id}")
  ApiToken get(@PathVariable String id, HttpServletRequest request) {
    return tokens.get(id, caller(request));
  }

  @Operation(summary = "Delete a token; whoever shows it from now on is turned away")
  @RequiredRole(Role.OPERATOR)
  @DeleteMapping("/api/v1/tokens/{id}")
  ResponseEntity<Void> delete(@PathVariable String id, HttpServletRequest request) {
    tokens.delete(id, caller(request));
    return ResponseEntity.noContent().build();
  }

  private static Caller caller(HttpServletRequest request) {
    return Caller.of(request).orElseThrow();
  }
}
