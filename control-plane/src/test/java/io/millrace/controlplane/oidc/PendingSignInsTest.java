package io.millrace.controlplane.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

class PendingSignInsTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
  private final PendingSignIns pending = new PendingSignIns(clock(), true);

  private Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return now.get();
      }

      @Override
      public ZoneId getZone() {
        return ZoneId.of("UTC");
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  /** The browser's cookie. */
  private Cookie send(String state) {
    MockHttpServletResponse response = new MockHttpServletResponse();
    pending.saveAuthorizationRequest(
        OAuth2AuthorizationRequest.authorizationCode()
            .authorizationUri("https://sso.example.org/authorize")
            .clientId("millrace")
            .state(state)
            .build(),
        new MockHttpServletRequest(),
        response);
    assertThat(response.getHeader("Set-Cookie")).contains("HttpOnly", "Secure", "SameSite=Lax");
    return response.getCookies()[0];
  }

  private boolean knows(Cookie cookie, String state) {
    MockHttpServletRequest back = new MockHttpServletRequest();
    back.setCookies(cookie);
    back.setParameter("state", state);
    return pending.loadAuthorizationRequest(back) != null;
  }

  @Test
  void shouldKnowABrowserByItsCookieAndItsState() {
    Cookie ada = send("of-ada");
    Cookie bob = send("of-bob");

    assertThat(knows(ada, "of-ada")).isTrue();
    assertThat(knows(ada, "of-bob")).isFalse();
    assertThat(knows(bob, "of-bob")).isTrue();
    assertThat(knows(new Cookie("millrace-sign-in", "guess"), "of-ada")).isFalse();
  }

  @Test
  void shouldForgetWhoDoesNotComeBack() {
    Cookie ada = send("of-ada");

    now.updateAndGet(time -> time.plus(PendingSignIns.PATIENCE));

    assertThat(knows(ada, "of-ada")).isFalse();
  }

  @Test
  void shouldForgetTheOldestWhenTooManyAreAway() {
    Cookie first = send("first");
    for (int i = 0; i < PendingSignIns.MAX; i++) {
      send("more");
    }

    assertThat(knows(first, "first")).isFalse();
  }
}
