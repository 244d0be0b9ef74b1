package io.millrace.controlplane.security;

import static io.millrace.controlplane.security.AccessChain.TOKEN;
import static io.millrace.controlplane.security.AccessChain.request;
import static io.millrace.controlplane.security.AccessChain.withToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class AccessChainTest {
  private static final AccessChain CHAIN =
      new AccessChain(
          Map.of(),
          context -> context.registerBean(TokenDirectory.class, () -> AccessChainTest::token));

  /** The digest of its scope is that of a token's secret. */
  private static Optional<Admission> token(String secretSha256) {
    Caller ci = new Caller(Caller.Kind.API_TOKEN, "t1", "ci", Role.ADMIN);
    return Stream.of(
            "*:write", "*:read", "models:write", "models:read", "trainings:write", "actuator:read")
        .filter(scope -> AccessToken.sha256(scope).equals(secretSha256))
        .map(scope -> new Admission(ci, Scopes.parse(List.of(scope)), null))
        .findFirst();
  }

  @BeforeEach
  void startAnew() {
    CHAIN.forget();
  }

  @AfterAll
  static void close() {
    CHAIN.close();
  }

  private MockHttpServletRequest withCookie(MockHttpServletRequest request) {
    return CHAIN.withSession(request, Role.ADMIN);
  }

  private MockHttpServletResponse answer(MockHttpServletRequest request) throws Exception {
    return CHAIN.answer(request);
  }

  private boolean passes(MockHttpServletRequest request) throws Exception {
    return CHAIN.passes(request);
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
        "/api/v1/forgotten",
        "/api/v1/nothing",
        "/flink/tr-1",
        "/flink/tr-1/jobs/overview",
        "/swagger-ui/index.html"
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/../api/v1/models",
        "/%2e%2e/api/v1/models",
        "/page;x=1",
        "//api/v1/models",
        "/api%2fv1/models"
      })
  void shouldNotTakeAPathThatCanBeReadInTwoWays(String path) throws Exception {
    MockHttpServletRequest request = withToken(request("GET", path));
    request.setServletPath("/page");

    MockHttpServletResponse response = answer(request);

    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(response.getContentAsString())
        .contains("\"code\":\"REQUEST_AMBIGUOUS\"")
        .contains("Legal are paths without");
  }

  @Test
  void shouldNotOpenAnEncodedName() throws Exception {
    MockHttpServletRequest encoded = request("GET", "/%61pi/v1/models");
    encoded.setServletPath("/api/v1/models");

    assertThat(answer(encoded).getStatus()).isEqualTo(401);
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
  void shouldSignInOnceByALink() throws Exception {
    MockHttpServletRequest first = link(TOKEN.value());
    MockHttpServletRequest again = link(TOKEN.value());

    assertThat(answer(first).getStatus()).isEqualTo(303);
    MockHttpServletResponse replayed = answer(again);

    assertThat(replayed.getStatus()).isEqualTo(401);
    assertThat(replayed.getCookies()).isEmpty();
    assertThat(replayed.getContentAsString())
        .contains("\"code\":\"LINK_USED\"")
        .contains("An address with ?token= signs in once.");
    assertThat(passes(withToken(request("GET", "/api/v1/models")))).isTrue();
  }

  @Test
  void shouldNotUseALinkUpForAHead() throws Exception {
    MockHttpServletRequest preview = request("HEAD", "/");
    preview.setParameter("token", TOKEN.value());

    assertThat(answer(preview).getCookies()).isEmpty();
    assertThat(answer(link(TOKEN.value())).getStatus()).isEqualTo(303);
  }

  @Test
  void shouldShowAPersonWithAnOldLinkThePage() throws Exception {
    MockHttpServletRequest request = link("of-yesterday");
    request.addHeader("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

    MockHttpServletResponse response = answer(request);

    assertThat(response.getStatus()).isEqualTo(401);
    assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    assertThat(response.getContentAsString()).contains("<title>Millrace</title>");
    assertThat(response.getCookies()).isEmpty();
  }

  private static MockHttpServletRequest link(String token) {
    MockHttpServletRequest request = request("GET", "/");
    request.setParameter("token", token);
    return request;
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/api/v1/models,VIEWER",
    "HEAD,/api/v1/models,VIEWER",
    "POST,/api/v1/models,OPERATOR",
    "DELETE,/api/v1/users/7,ADMIN",
    "GET,/api/v1/nothing,VIEWER",
    "POST,/api/v1/nothing,VIEWER",
    "PUT,/api/v1/models,VIEWER",
    "GET,/actuator/prometheus,VIEWER",
    "POST,/actuator/loggers/root,ADMIN"
  })
  void shouldAskForTheRoleOfTheEndpoint(String method, String path, Role needed) throws Exception {
    for (Role role : Role.values()) {
      MockHttpServletRequest request = CHAIN.withSession(request(method, path), role);
      request.addHeader("Origin", "http://127.0.0.1:8080");

      assertThat(passes(request)).as("%s as %s", path, role).isEqualTo(role.includes(needed));
    }
  }

  @Test
  void shouldSayWhichRoleIsMissing() throws Exception {
    MockHttpServletRequest request =
        CHAIN.withSession(request("POST", "/api/v1/models"), Role.VIEWER);
    request.addHeader("Origin", "http://127.0.0.1:8080");

    MockHttpServletResponse response = answer(request);

    assertThat(response.getStatus()).isEqualTo(403);
    assertThat(response.getContentAsString())
        .contains("\"code\":\"ROLE_TOO_LOW\"")
        .contains("This needs the role OPERATOR; anna has VIEWER.");
  }

  @Test
  void shouldKeepAnEndpointClosedThatDoesNotSayWhoMayCallIt() throws Exception {
    MockHttpServletResponse response = answer(withToken(request("GET", "/api/v1/forgotten")));

    assertThat(response.getStatus()).isEqualTo(403);
    assertThat(response.getContentAsString())
        .contains("\"code\":\"ENDPOINT_CLOSED\"")
        .contains("This endpoint does not say who may call it.");
  }

  @Test
  void shouldOpenToEverybodyWhatSaysSo() throws Exception {
    assertThat(passes(request("GET", "/api/v1/session"))).isTrue();
  }

  @Test
  void shouldTellWhoCameInAndWhoWasSentAway() throws Exception {
    answer(link(TOKEN.value()));
    answer(request("GET", "/api/v1/models"));

    assertThat(CHAIN.events())
        .extracting(AccessEvent::kind, AccessEvent::path, AccessEvent::code)
        .containsExactly(
            tuple(AccessEvent.Kind.SIGNED_IN, "/", null),
            tuple(AccessEvent.Kind.REFUSED, "/api/v1/models", "SIGN_IN_REQUIRED"));
  }

  @Test
  void shouldForgetASessionThatWasIdleOrIsTooOld() throws Exception {
    MockHttpServletRequest idle = withCookie(request("GET", "/api/v1/models"));
    CHAIN.pass(Duration.ofHours(12).minusMillis(1));
    assertThat(passes(idle)).isTrue();
    CHAIN.pass(Duration.ofHours(12));
    assertThat(answer(idle).getStatus()).isEqualTo(401);

    MockHttpServletRequest busy = withCookie(request("GET", "/api/v1/models"));
    for (int hour = 0; hour < 7 * 24; hour++) {
      assertThat(passes(busy)).as("hour %d", hour).isTrue();
      CHAIN.pass(Duration.ofHours(1));
    }
    assertThat(answer(busy).getStatus()).isEqualTo(401);
  }

  @Test
  void shouldEndASessionOfTheLaunchTokenWithThatToken() throws Exception {
    MockHttpServletRequest request =
        CHAIN.withSession(request("GET", "/api/v1/models"), LaunchToken.CALLER);
    assertThat(passes(request)).isTrue();

    CHAIN.startAnewWithAnotherToken();

    assertThat(answer(request).getStatus()).isEqualTo(401);
  }

  @Test
  void shouldKeepASessionOfAUserOverARestart() throws Exception {
    MockHttpServletRequest request = withCookie(request("GET", "/api/v1/models"));

    CHAIN.startAnewWithAnotherToken();

    assertThat(passes(request)).isTrue();
  }

  @Test
  void shouldSignInByAFreshLinkOnceAndInTime() throws Exception {
    Caller anna = new Caller(Caller.Kind.USER, "u1", "anna", Role.ADMIN);
    LoginLinks links = CHAIN.bean(LoginLinks.class);
    String fresh = links.make(anna).secret().value();
    String late = links.make(anna).secret().value();

    assertThat(answer(link(fresh)).getStatus()).isEqualTo(303);
    assertThat(answer(link(fresh)).getStatus()).isEqualTo(401);
    CHAIN.pass(Duration.ofMinutes(5));
    assertThat(answer(link(late)).getStatus()).isEqualTo(401);
  }

  @Test
  void shouldMakeWhoGuessesWaitAndNobodyElse() throws Exception {
    MockHttpServletRequest guessedLink = link("guess");
    guessedLink.setRemoteAddr("10.0.0.1");
    for (int i = 0; i < 60; i++) {
      assertThat(answer(guess()).getStatus()).isEqualTo(401);
    }

    MockHttpServletResponse tooMany = answer(guess());

    assertThat(tooMany.getStatus()).isEqualTo(429);
    assertThat(tooMany.getHeader("Retry-After")).isIn("1", "2");
    assertThat(tooMany.getContentAsString())
        .contains("\"code\":\"TOO_MANY_ATTEMPTS\"")
        .contains("Too many were wrong; try again in ");
    assertThat(answer(guessedLink).getStatus()).isEqualTo(429);
    assertThat(passes(withToken(request("GET", "/api/v1/models")))).isTrue();
    MockHttpServletRequest elsewhere = guess();
    elsewhere.setRemoteAddr("10.0.0.2");
    assertThat(answer(elsewhere).getStatus()).isEqualTo(401);
  }

  private static MockHttpServletRequest guess() {
    MockHttpServletRequest request = request("GET", "/api/v1/models");
    request.addHeader("Authorization", "Bearer guess");
    request.setRemoteAddr("10.0.0.1");
    return request;
  }

  @ParameterizedTest
  @CsvSource({
    "*:write,GET,/api/v1/models,true",
    "*:write,POST,/api/v1/models,true",
    "*:read,GET,/api/v1/models,true",
    "*:read,POST,/api/v1/models,false",
    "models:write,POST,/api/v1/models,true",
    "models:write,GET,/api/v1/models,true",
    "models:read,POST,/api/v1/models,false",
    "trainings:write,GET,/api/v1/models,false",
    "trainings:write,GET,/api/v1/session,true",
    "trainings:write,GET,/api/openapi,true",
    "trainings:write,GET,/actuator/prometheus,false",
    "actuator:read,GET,/actuator/prometheus,true"
  })
  void shouldLetATokenReachAsFarAsItsScopes(
      String scope, String method, String path, boolean reaches) throws Exception {
    MockHttpServletRequest request = request(method, path);
    request.addHeader("Authorization", "Bearer " + scope);

    assertThat(passes(request)).isEqualTo(reaches);
  }

  @Test
  void shouldSayWhichScopeIsMissing() throws Exception {
    MockHttpServletRequest request = request("POST", "/api/v1/models");
    request.addHeader("Authorization", "Bearer models:read");

    assertThat(answer(request).getContentAsString())
        .contains("\"code\":\"SCOPE_MISSING\"")
        .contains("This needs the scope models:write; the token ci has models:read.");
  }
}
