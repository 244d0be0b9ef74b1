package io.millrace.controlplane.security;

import static io.millrace.controlplane.security.AccessChain.TOKEN;
import static io.millrace.controlplane.security.AccessChain.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Behind a proxy that ends TLS, as on a cluster. */
class ClusterAccessTest {
  private static final String PUBLIC = "https://millrace.example.org";
  private final AccessChain chain =
      new AccessChain(Map.of("millrace.mode", "CLUSTER", "millrace.access.public-url", PUBLIC));

  @AfterEach
  void close() {
    chain.close();
  }

  private MockHttpServletRequest change(String origin) {
    MockHttpServletRequest request = request("POST", "/api/v1/models", "millrace.example.org");
    request.addHeader("Authorization", "Bearer " + TOKEN.value());
    request.addHeader("Origin", origin);
    return request;
  }

  private MockHttpServletResponse signIn(String host) {
    MockHttpServletResponse response = new MockHttpServletResponse();
    chain.bean(BrowserSessions.class).open(request("GET", "/", host), response, LaunchToken.CALLER);
    return response;
  }

  @Test
  void shouldKeepTheCookieToTlsForWhoeverCameOverTls() throws Exception {
    assertThat(signIn("millrace.example.org").getHeader("Set-Cookie")).contains("; Secure;");
    assertThat(signIn("localhost:8080").getHeader("Set-Cookie")).doesNotContain("Secure");
  }

  @Test
  void shouldTakeChangesFromThePageAtThePublicAddress() throws Exception {
    assertThat(chain.passes(change(PUBLIC))).isTrue();
  }

  @Test
  void shouldTakeNoChangeFromAnotherPageAlsoWhenAProxyAddedTheToken() throws Exception {
    MockHttpServletResponse refused = chain.answer(change("https://evil.example"));

    assertThat(refused.getStatus()).isEqualTo(403);
    assertThat(refused.getContentAsString())
        .contains("\"code\":\"ORIGIN_NOT_ALLOWED\"")
        .contains("at the address that millrace.access.public-url names");
  }

  @Test
  void shouldAnswerAProbeThatAsksByAddress() throws Exception {
    MockHttpServletRequest probe = request("GET", "/actuator/health/readiness", "10.1.2.3:8080");

    assertThat(chain.passes(probe)).isTrue();
  }

  @Test
  void shouldSayWhereTheTokenOfAClusterIs() throws Exception {
    MockHttpServletRequest wrong = request("GET", "/api/v1/models", "10.1.2.3:8080");
    wrong.addHeader("Authorization", "Bearer guess");

    assertThat(chain.answer(request("GET", "/api/v1/models", "10.1.2.3")).getContentAsString())
        .contains("Open this address with ?token=<token> behind it")
        .contains("it lies in the Secret with which Millrace was installed");
    assertThat(chain.answer(wrong).getContentAsString())
        .contains("a new one counts once Millrace has been started again");
    assertThat(chain.answer(request("GET", "/", "evil.example")).getContentAsString())
        .contains("the names in millrace.access.allowed-hosts only");
  }
}
