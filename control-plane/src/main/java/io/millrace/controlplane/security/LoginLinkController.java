package io.millrace.controlplane.security;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Session")
class LoginLinkController {
  private final LoginLinks links;
  private final Reach reach;

  LoginLinkController(LoginLinks links, Reach reach) {
    this.links = links;
    this.reach = reach;
  }

  /**
   * @param url opened once before it expires, it signs a browser in as who made it
   */
  record LoginLinkView(String url, Instant expiresAt) {
    @Override
    public String toString() {
      return "LoginLinkView[hidden, " + expiresAt + "]";
    }
  }

  @Operation(summary = "Make an address that signs a browser in once, within 5 minutes")
  @RequiredRole(Role.ADMIN)
  @PostMapping("/api/v1/login-links")
  ResponseEntity<LoginLinkView> make(HttpServletRequest request) {
    if (RequestOrigin.bearerToken(request) == null) {
      throw RefusedException.wrong(Refusal.LINK_NEEDS_TOKEN, null);
    }
    LoginLinks.Link link = links.make(Caller.of(request).orElseThrow());
    String url = base(request) + "/?token=" + link.secret().value();
    return ResponseEntity.status(HttpStatus.CREATED)
        .cacheControl(CacheControl.noStore())
        .body(new LoginLinkView(url, link.expiresAt()));
  }

  private String base(HttpServletRequest request) {
    String asked = request.getScheme() + "://" + request.getHeader(HttpHeaders.HOST);
    return reach.publicUrl() == null ? asked : reach.publicUrl().toString();
  }
}
