package io.millrace.controlplane.security;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Session")
class SessionController {
  private final SignIn signIn;
  private final BrowserSessions sessions;

  SessionController(SignIn signIn, BrowserSessions sessions) {
    this.signIn = signIn;
    this.sessions = sessions;
  }

  @Operation(summary = "Who asks, and how one may sign in")
  @OpenToEverybody
  @GetMapping("/api/v1/session")
  SessionView whoAmI(HttpServletRequest request) {
    return Admission.of(request)
        .map(admission -> SessionView.of(admission, signIn.ways()))
        .orElseGet(() -> SessionView.nobody(signIn.ways()));
  }

  @Operation(
      summary = "Sign a browser in, by name and password or by a token",
      description = "The answer sets the cookie of the session.")
  @OpenToEverybody
  @PostMapping("/api/v1/session")
  SessionView signIn(
      @RequestBody SignInRequest shown, HttpServletRequest request, HttpServletResponse response) {
    Admission admission = signIn.judge(shown, request);
    sessions.open(request, response, admission.caller());
    return SessionView.of(admission, signIn.ways());
  }

  @Operation(summary = "Sign this browser out")
  @RequiredRole(Role.VIEWER)
  @DeleteMapping("/api/v1/session")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void signOut(HttpServletRequest request, HttpServletResponse response) {
    sessions.close(request, response);
  }

  @Operation(
      summary = "Change the password of who is signed in",
      description = "Every other browser in which they are signed in has to sign in again.")
  @RequiredRole(Role.VIEWER)
  @PostMapping("/api/v1/session:change-password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void changePassword(
      @RequestBody PasswordChange change,
      HttpServletRequest request,
      HttpServletResponse response) {
    Caller caller = Caller.of(request).orElseThrow();
    if (caller.kind() != Caller.Kind.USER) {
      throw RefusedException.wrong(Refusal.NO_PASSWORD, null);
    }
    signIn.changePassword(caller, change, request.getRemoteAddr());
    sessions.closeAll(caller.kind(), caller.id());
    sessions.open(request, response, caller);
  }
}
