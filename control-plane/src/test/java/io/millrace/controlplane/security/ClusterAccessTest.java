package io.millrace.controlplane.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.controlplane.MillraceProperties.Mode;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Behind a proxy that ends TLS, as on a cluster. */
class ClusterAccessTest {
  private static final String PUBLIC = "https://millrace.example.org";
  private final AccessToken token = AccessToken.random();
  private final AccessFilter filter =
      new AccessFilter(
          token,
          new Reach(Mode.CLUSTER, Set.of("localhost", "millrace.example.org"), URI.create(PUBLIC)));

  private static MockHttpServletRequest request(String method, String path, String host) {
    MockHttpServletRequest request = new MockHttpServletRequest(method, path);
    request.setServletPath(path);
    request.addHeader("Host", host);
    return request;
  }

  private MockHttpServletRequest change(String origin) {
    MockHttpServletRequest request = request("POST", "/api/v1/models", "millrace.example.org");
    request.addHeader("Authorization", "Bearer " + token.value());
    request.addHeader("Origin", origin);
    return request;
  }

  private MockHttpServletResponse answer(MockHttpServletRequest request) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    filter.doFilter(request, response, new MockFilterChain());
    return response;
  }

  private MockHttpServletResponse signIn(String host) throws Exception {
    MockHttpServletRequest request = request("GET", "/", host);
    request.setParameter("token", token.value());
    return answer(request);
  }

  @Test
  void shouldKeepTheCookieToTlsForWhoeverCameOverTls() throws Exception {
    assertThat(signIn("millrace.example.org").getHeader("Set-Cookie")).contains("; Secure;");
    assertThat(signIn("localhost:8080").getHeader("Set-Cookie")).doesNotContain("Secure");
  }

  @Test
  void shouldTakeChangesFromThePageAtThePublicAddress() throws Exception {
    assertThat(answer(change(PUBLIC)).getStatus()).isEqualTo(200);
  }

  @Test
  void shouldTakeNoChangeFromAnotherPageAlsoWhenAProxyAddedTheToken() throws Exception {
    MockHttpServletResponse refused = answer(change("https://evil.example"));

    assertThat(refused.getStatus()).isEqualTo(403);
    assertThat(refused.getContentAsString())
        .contains("\"code\":\"ORIGIN_NOT_ALLOWED\"")
        .contains("at the address that millrace.access.public-url names");
  }

  @Test
  void shouldAnswerAProbeThatAsksByAddress() throws Exception {
    MockHttpServletRequest probe = request("GET", "/actuator/health/readiness", "10.1.2.3:8080");

    assertThat(answer(probe).getStatus()).isEqualTo(200);
  }

  @Test
  void shouldSayWhereTheTokenOfAClusterIs() throws Exception {
    MockHttpServletRequest wrong = request("GET", "/api/v1/models", "10.1.2.3:8080");
    wrong.addHeader("Authorization", "Bearer guess");

    assertThat(answer(request("GET", "/api/v1/models", "10.1.2.3")).getContentAsString())
        .contains("Open this address with ?token=<token> behind it")
        .contains("it lies in the Secret with which Millrace was installed");
    assertThat(answer(wrong).getContentAsString())
        .contains("a new one counts once Millrace has been started again");
    assertThat(answer(request("GET", "/", "evil.example")).getContentAsString())
        .contains("the names in millrace.access.allowed-hosts only");
  }
}
