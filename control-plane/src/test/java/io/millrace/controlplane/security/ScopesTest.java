package io.millrace.controlplane.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopesTest {
  @ParameterizedTest
  @CsvSource({
    "*:write,*:write,true",
    "*:write,models:read,true",
    "*:read,models:write,false",
    "*:read,*:write,false",
    "models:write,models:read,true",
    "models:read,models:write,false",
    "models:write,*:read,false",
    "models:write,trainings:read,false"
  })
  void shouldReachNoFurtherThanEachScopeSays(String own, String other, boolean within) {
    Scopes scopes = Scopes.parse(List.of(own));

    assertThat(scopes.includeAll(Scopes.parse(List.of(other)))).isEqualTo(within);
  }

  @Test
  void shouldReachAsFarAsAnyOfItsScopes() {
    Scopes scopes = Scopes.parse(List.of("trainings:write", "models:read"));

    assertThat(scopes.includeAll(Scopes.parse(List.of("models:read", "trainings:read")))).isTrue();
    assertThat(scopes.includeAll(Scopes.parse(List.of("models:write")))).isFalse();
    assertThat(scopes.texts()).containsExactly("models:read", "trainings:write");
  }

  @ParameterizedTest
  @ValueSource(strings = {"models", "models:delete", "Models:read", ":read", "models:read ", ""})
  void shouldSayWhatAScopeIs(String text) {
    assertThatThrownBy(() -> Scope.parse(text))
        .hasMessage(
            "'"
                + text
                + "' is not a scope; legal are <resource>:read and <resource>:write, such as"
                + " trainings:write, and *:read and *:write for every resource");
  }
}
