package io.millrace.controlplane.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.controlplane.MillraceApplication;
import io.millrace.controlplane.security.AccessToken;
import io.millrace.controlplane.submission.FakeJobSubmitter;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OidcSignInITCase {
  private static final String START = "/api/v1/session/oidc/login";
  private static TestProvider provider;
  private static ConfigurableApplicationContext millrace;
  private static String base;

  @BeforeAll
  static void start() throws IOException {
    provider = new TestProvider();
    millrace =
        new SpringApplicationBuilder(MillraceApplication.class)
            .initializers(
                context -> {
                  GenericApplicationContext beans = (GenericApplicationContext) context;
                  beans.registerBean(FakeJobSubmitter.class, () -> new FakeJobSubmitter());
                  beans.registerBean(AccessToken.class, () -> AccessToken.random());
                })
            .run(
                "--server.port=0",
                "--millrace.mode=CLUSTER",
                "--millrace.data-dir=target/test-data",
                "--millrace.kafka.bootstrap-servers=127.0.0.1:1",
                "--spring.datasource.url=jdbc:h2:mem:oidc;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;"
                    + "DEFAULT_NULL_ORDERING=HIGH",
                // as a Secret that was made of a file has it
                "--MILLRACE_OIDC_CLIENT_SECRET=" + TestProvider.SECRET + "\n",
                "--millrace.access.oidc.issuer=" + provider.issuer(),
                "--millrace.access.oidc.client-id=" + TestProvider.CLIENT,
                "--millrace.access.oidc.roles.operator=ml,data",
                "--millrace.access.oidc.roles.admin=platform");
    base = "http://127.0.0.1:" + millrace.getEnvironment().getProperty("local.server.port");
  }

  @AfterAll
  static void stop() {
    millrace.close();
    provider.close();
  }

  @BeforeEach
  void knowSomebody() {
    provider.away = false;
    provider.fault = TestProvider.Fault.NONE;
    provider.claims = Map.of("preferred_username", "ada", "groups", List.of("ml"));
  }

  private static HttpClient browser(HttpClient.Redirect redirect) {
    return HttpClient.newBuilder()
        .cookieHandler(new CookieManager())
        .followRedirects(redirect)
        .build();
  }

  private static HttpResponse<String> get(HttpClient browser, String uri) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(uri)).build();
    return browser.send(request, BodyHandlers.ofString());
  }

  private static String place(HttpResponse<String> answer) {
    return answer.uri().toString().substring(base.length());
  }

  @Test
  @Order(1)
  void shouldStartWithoutItsProviderAndSayThatItIsAway() throws Exception {
    HttpClient browser = browser(HttpClient.Redirect.ALWAYS);
    provider.away = true;

    assertThat(place(get(browser, base + START))).isEqualTo("/?refused=OIDC_FAILED");

    provider.away = false;
    assertThat(place(get(browser, base + START))).isEqualTo("/");
  }

  @Test
  void shouldOpenASessionWithTheRoleThatTheClaimGives() throws Exception {
    HttpClient browser = browser(HttpClient.Redirect.ALWAYS);

    HttpResponse<String> arrived = get(browser, base + START);

    assertThat(place(arrived)).isEqualTo("/");
    assertThat(get(browser, base + "/api/v1/session").body())
        .contains("\"ada\"", "\"OPERATOR\"", "\"OIDC\"");
    assertThat(get(browser, base + "/api/v1/models").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldOfferItselfToWhoeverWantsToSignIn() throws Exception {
    HttpClient browser = browser(HttpClient.Redirect.NEVER);

    assertThat(get(browser, base + "/api/v1/session").body())
        .contains("{\"kind\":\"OIDC\",\"name\":\"single sign-on\",\"url\":\"" + START + "\"}");
  }

  @Test
  void shouldRefuseSomebodyWhoHasNoRole() throws Exception {
    HttpClient browser = browser(HttpClient.Redirect.ALWAYS);
    provider.claims = Map.of("groups", List.of("accounting"));

    assertThat(place(get(browser, base + START))).isEqualTo("/?refused=OIDC_NO_ROLE");
    assertThat(get(browser, base + "/api/v1/models").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void shouldBelieveNothingButWhatItsProviderSignedForThisSignIn(TestProvider.Fault fault)
      throws Exception {
    HttpClient browser = browser(HttpClient.Redirect.ALWAYS);
    provider.fault = fault;

    assertThat(place(get(browser, base + START))).isEqualTo("/?refused=OIDC_FAILED");
    assertThat(get(browser, base + "/api/v1/models").statusCode()).isEqualTo(401);
  }

  /** Somebody sends another the way back of their own sign-in. */
  @Test
  void shouldLetOnlyTheBrowserInThatWasSentAway() throws Exception {
    HttpClient ours = browser(HttpClient.Redirect.NEVER);
    String there = location(get(ours, base + START));
    String back = location(get(ours, there));
    HttpClient another = browser(HttpClient.Redirect.NEVER);

    assertThat(location(get(another, back))).endsWith("/?refused=OIDC_FAILED");
    assertThat(location(get(ours, back))).endsWith("/").doesNotContain("refused");
    assertThat(location(get(ours, back))).endsWith("/?refused=OIDC_FAILED");
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }
}
