package io.millrace.controlplane.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class AccessFilterTest {
  private static final AccessToken TOKEN = AccessToken.random();
  private final AccessFilter filter = new AccessFilter(TOKEN, Reach.thisMachine());

  private static MockHttpServletRequest request(String method, String path) {
    MockHttpServletRequest request = new MockHttpServletRequest(method, path);
    request.setServletPath(path);
    request.addHeader("Host", "127.0.0.1:8080");
    request.setLocalPort(8080);
    return request;
  }

  private static MockHttpServletRequest withToken(MockHttpServletRequest request) {
    request.addHeader("Authorization", "Bearer " + TOKEN.value());
    return request;
  }

  private MockHttpServletRequest withCookie(MockHttpServletRequest request) throws Exception {
    MockHttpServletRequest signIn = request("GET", "/");
    signIn.setParameter("token", TOKEN.value());
    request.setCookies(answer(signIn).getCookie("millrace-8080"));
    return request;
  }

  private MockHttpServletResponse answer(MockHttpServletRequest request) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    filter.doFilter(request, response, new MockFilterChain());
    return response;
  }

  private boolean passes(MockHttpServletRequest request) throws Exception {
    MockFilterChain chain = new MockFilterChain();
    filter.doFilter(request, new MockHttpServletResponse(), chain);
    return chain.getRequest() != null;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/models",
        "/api/v1/events",
        "/api/openapi",
        "/api/docs",
        "/api/swagger-ui/index.html",
        "/actuator/prometheus",
        "/actuator",
        "/actuator/healthy",
        "/flink/tr-1",
        "/flink/tr-1/jobs/overview",
        "/swagger-ui/index.html",
        "//api/v1/models"
      })
  void shouldAskToSignInFirst(String path) throws Exception {
    MockHttpServletResponse response = answer(request("GET", path));

    assertThat(response.getStatus()).isEqualTo(401);
    assertThat(response.getContentType()).startsWith("application/problem+json");
    assertThat(response.getHeader("WWW-Authenticate")).startsWith("Bearer");
    assertThat(response.getContentAsString())
        .contains("\"code\":\"SIGN_IN_REQUIRED\"")
        .contains("Open the URL that Millrace printed when it started");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/index.html",
        "/assets/main-1.js",
        "/trainings/7",
        "/actuator/health",
        "/actuator/health/readiness"
      })
  void shouldServeThePageAndHealthToAnyone(String path) throws Exception {
    assertThat(passes(request("GET", path))).isTrue();
  }

  @Test
  void shouldNotTrustAPathThatReadsDifferentlyWhenDecoded() throws Exception {
    MockHttpServletRequest request = request("GET", "/assets/../api/v1/models");
    request.setServletPath("/api/v1/models");
    MockHttpServletRequest encoded = request("GET", "/%61pi/v1/models");
    encoded.setServletPath("/api/v1/models");
    MockHttpServletRequest parameter = request("GET", "/page;x=1");
    parameter.setServletPath("/page");

    assertThat(passes(request)).isFalse();
    assertThat(passes(encoded)).isFalse();
    assertThat(passes(parameter)).isFalse();
  }

  @Test
  void shouldNotLetAnyoneChangeAnythingAnywhere() throws Exception {
    assertThat(answer(request("POST", "/")).getStatus()).isEqualTo(401);
    assertThat(answer(request("DELETE", "/api/v1/models/1")).getStatus()).isEqualTo(401);
  }

  @Test
  void shouldLetAProgramInThatSendsTheToken() throws Exception {
    assertThat(passes(withToken(request("GET", "/api/v1/models")))).isTrue();
    assertThat(passes(withToken(request("POST", "/api/v1/models")))).isTrue();
  }

  @Test
  void shouldRefuseAWrongToken() throws Exception {
    MockHttpServletRequest request = request("GET", "/api/v1/models");
    request.addHeader("Authorization", "Bearer " + AccessToken.random().value());
    MockHttpServletRequest signIn = request("GET", "/");
    signIn.setParameter("token", "guess");

    assertThat(answer(request).getContentAsString()).contains("\"code\":\"TOKEN_WRONG\"");
    assertThat(answer(signIn).getStatus()).isEqualTo(401);
    assertThat(answer(signIn).getCookies()).isEmpty();
  }

  @Test
  void shouldExchangeTheTokenForACookieThatIsNotTheToken() throws Exception {
    MockHttpServletRequest signIn = request("GET", "/trainings/7");
    signIn.setParameter("token", TOKEN.value());

    MockHttpServletResponse response = answer(signIn);

    assertThat(response.getStatus()).isEqualTo(303);
    assertThat(response.getHeader("Location")).isEqualTo("/trainings/7");
    assertThat(response.getHeader("Set-Cookie"))
        .startsWith("millrace-8080=")
        .contains("; Path=/; HttpOnly; SameSite=Strict")
        .doesNotContain(TOKEN.value());
  }

  @Test
  void shouldKnowABrowserByItsCookie() throws Exception {
    assertThat(passes(withCookie(request("GET", "/api/v1/models")))).isTrue();

    MockHttpServletRequest forged = request("GET", "/api/v1/models");
    forged.setCookies(new Cookie("millrace-8080", TOKEN.value()));
    assertThat(answer(forged).getStatus()).isEqualTo(401);
  }

  @Test
  void shouldTakeChangesByCookieFromItsOwnPageOnly() throws Exception {
    MockHttpServletRequest own = withCookie(request("POST", "/api/v1/models"));
    own.addHeader("Origin", "http://127.0.0.1:8080");
    MockHttpServletRequest fetch = withCookie(request("POST", "/api/v1/models"));
    fetch.addHeader("Sec-Fetch-Site", "same-origin");
    MockHttpServletRequest neighbour = withCookie(request("POST", "/api/v1/models"));
    neighbour.addHeader("Origin", "http://127.0.0.1:3000");
    MockHttpServletRequest silent = withCookie(request("POST", "/api/v1/models"));

    assertThat(passes(own)).isTrue();
    assertThat(passes(fetch)).isTrue();
    assertThat(answer(neighbour).getStatus()).isEqualTo(403);
    assertThat(answer(silent).getContentAsString())
        .contains("\"code\":\"ORIGIN_NOT_ALLOWED\"")
        .contains("must come from a page of Millrace itself");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "evil.example:8080", "127.0.0.1.evil.example"})
  void shouldRefuseAnotherHostNameEvenWithTheToken(String host) throws Exception {
    MockHttpServletRequest request = withToken(request("GET", "/api/v1/models"));
    request.removeHeader("Host");
    request.addHeader("Host", host);

    assertThat(answer(request).getContentAsString()).contains("\"code\":\"HOST_NOT_ALLOWED\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8080", "LOCALHOST", "[::1]:8080", "[::1]"})
  void shouldAnswerToEveryNameOfThisMachineForItself(String host) throws Exception {
    MockHttpServletRequest request = withToken(request("GET", "/api/v1/models"));
    request.removeHeader("Host");
    request.addHeader("Host", host);

    assertThat(passes(request)).isTrue();
  }

  @Test
  void shouldForgetTheOldestBrowserWhenThereAreTooMany() {
    BrowserSessions sessions = new BrowserSessions();
    String oldest = sessions.open();
    String second = sessions.open();
    for (int i = 0; i < BrowserSessions.MAX - 1; i++) {
      sessions.open();
    }

    assertThat(sessions.isOpen(oldest)).isFalse();
    assertThat(sessions.isOpen(second)).isTrue();
  }

  @Test
  void shouldNeverShowTheTokenByAccident() {
    assertThat(TOKEN).hasToString("AccessToken[hidden]");
    assertThatThrownBy(() -> new AccessToken("short"))
        .hasMessage("the access token is not legal; legal are 32 to 256 letters, digits and -_.~");
  }

  @Test
  void shouldTellBrowsersToTrustOnlyThisPage() throws Exception {
    MockHttpServletResponse response = answer(request("GET", "/"));

    assertThat(response.getHeader("Content-Security-Policy"))
        .contains("default-src 'self'")
        .contains("frame-ancestors 'none'");
    assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
  }

  @Test
  void shouldLeadABrowserWithAnOldTokenToThePage() throws Exception {
    MockHttpServletRequest request = request("GET", "/");
    request.setParameter("token", "of-yesterday");
    request.addHeader("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

    MockHttpServletResponse response = answer(request);

    assertThat(response.getStatus()).isEqualTo(303);
    assertThat(response.getHeader("Location")).isEqualTo("/");
    assertThat(response.getCookies()).isEmpty();
  }
}
