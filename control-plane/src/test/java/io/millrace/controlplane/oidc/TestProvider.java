package io.millrace.controlplane.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.millrace.contracts.json.ContractJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** An OpenID Connect provider at which everybody is already signed in. */
final class TestProvider implements AutoCloseable {
  static final String CLIENT = "millrace-under-test";
  static final String SECRET = "secret-of-the-client";

  /** What a wicked or broken provider would do. */
  enum Fault {
    NONE,
    SIGNED_BY_ANOTHER,
    FOR_ANOTHER_CLIENT,
    ANOTHER_NONCE,
    EXPIRED,
    REFUSES
  }

  private final HttpServer server;
  private final RSAKey key = newKey();
  private final RSAKey stranger = newKey();
  private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();
  volatile Map<String, Object> claims = Map.of();
  volatile Fault fault = Fault.NONE;
  volatile boolean away;

  TestProvider() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (away) {
      json(exchange, 503, Map.of());
      return;
    }
    try {
      switch (exchange.getRequestURI().getPath()) {
        case "/.well-known/openid-configuration" -> json(exchange, 200, description());
        case "/keys" -> json(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject());
        case "/authorize" -> authorize(exchange);
        case "/token" -> token(exchange);
        case "/userinfo" -> json(exchange, 200, Map.of("sub", "person-1"));
        default -> json(exchange, 404, Map.of());
      }
    } catch (RuntimeException | JOSEException e) {
      json(exchange, 500, Map.of("error", e.toString()));
    }
  }

  private Map<String, Object> description() {
    return Map.of(
        "issuer",
        issuer(),
        "authorization_endpoint",
        issuer() + "/authorize",
        "token_endpoint",
        issuer() + "/token",
        "jwks_uri",
        issuer() + "/keys",
        "userinfo_endpoint",
        issuer() + "/userinfo",
        "response_types_supported",
        new String[] {"code"},
        "subject_types_supported",
        new String[] {"public"},
        "id_token_signing_alg_values_supported",
        new String[] {"RS256"},
        "token_endpoint_auth_methods_supported",
        new String[] {"client_secret_basic"});
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
    String code = UUID.randomUUID().toString();
    asked.put(code, query);
    String answer = fault == Fault.REFUSES ? "error=access_denied" : "code=" + code;
    String state = URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .add("Location", query.get("redirect_uri") + "?" + answer + "&state=" + state);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException, JOSEException {
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
    byte[] body = exchange.getRequestBody().readAllBytes();
    Map<String, String> form = form(new String(body, StandardCharsets.UTF_8));
    Map<String, String> question = asked.remove(form.get("code"));
    boolean legal =
        basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
            && question != null
            && question.get("redirect_uri").equals(form.get("redirect_uri"))
            && question.get("code_challenge").equals(challenge(form.get("code_verifier")));
    if (!legal) {
      json(exchange, 400, Map.of("error", "invalid_grant"));
      return;
    }
    json(
        exchange,
        200,
        Map.of(
            "access_token",
            "of-no-use",
            "token_type",
            "Bearer",
            "expires_in",
            300,
            "id_token",
            idToken(question.get("nonce"))));
  }

  private String idToken(String nonce) throws JOSEException {
    Instant now = Instant.now();
    Instant end = fault == Fault.EXPIRED ? now.minusSeconds(3600) : now.plusSeconds(300);
    JWTClaimsSet.Builder about =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .subject("person-1")
            .audience(fault == Fault.FOR_ANOTHER_CLIENT ? "another" : CLIENT)
            .issueTime(Date.from(end.minusSeconds(600)))
            .expirationTime(Date.from(end))
            .claim("nonce", fault == Fault.ANOTHER_NONCE ? "another" : nonce);
    claims.forEach(about::claim);
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), about.build());
    token.sign(new RSASSASigner(fault == Fault.SIGNED_BY_ANOTHER ? stranger : key));
    return token.serialize();
  }

  private static String challenge(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> form(String encoded) {
    return Arrays.stream(encoded.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static void json(HttpExchange exchange, int status, Object body) throws IOException {
    byte[] bytes = ContractJson.writeBytes(body);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
