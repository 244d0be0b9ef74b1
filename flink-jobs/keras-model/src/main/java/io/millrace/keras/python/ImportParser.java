package io.millrace.keras.python;

import io.millrace.keras.python.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads imports. */
final class ImportParser {
  private final TokenStream tokens;

  ImportParser(TokenStream tokens) {
    this.tokens = tokens;
  }

  Statement statement(Site site) {
    if (tokens.accept("import")) {
      return new Import(site, null, modules());
    }
    tokens.expect("from", null);
    if (tokens.at(".") || tokens.at("...")) {
      throw tokens.refuse("a relative import", "write the whole name of the module");
    }
    if (tokens.peek().text().equals("__future__")) {
      return future(site);
    }
    String module = dottedName();
    tokens.expect("import", "write 'from module import name'");
    if (tokens.at("*")) {
      throw tokens.refuse("'import *' does not say which names", "write the names that are used");
    }
    return new Import(site, module, names());
  }

  /** Such an import changes nothing that this language has. */
  private Statement future(Site site) {
    tokens.take();
    tokens.expect("import", null);
    names();
    return new Jump(site, Flow.NEXT);
  }

  private List<Import.Part> modules() {
    List<Import.Part> parts = new ArrayList<>();
    do {
      Site site = tokens.site();
      parts.add(part(site, dottedName()));
    } while (tokens.accept(","));
    return parts;
  }

  private List<Import.Part> names() {
    boolean brackets = tokens.accept("(");
    List<Import.Part> parts = new ArrayList<>();
    do {
      if (brackets && tokens.at(")")) {
        break;
      }
      Site site = tokens.site();
      parts.add(part(site, tokens.name("a name").text()));
    } while (tokens.accept(","));
    if (brackets) {
      tokens.expect(")", "write a comma between the names");
    }
    if (parts.isEmpty()) {
      throw tokens.unexpected("a name", null);
    }
    return parts;
  }

  private Import.Part part(Site site, String name) {
    String alias = tokens.accept("as") ? tokens.name("a name").text() : null;
    return new Import.Part(site, name, alias);
  }

  private String dottedName() {
    StringBuilder name = new StringBuilder(tokens.name("the name of a module").text());
    while (tokens.accept(".")) {
      if (!tokens.at(Kind.NAME)) {
        throw tokens.unexpected("the name of a module", null);
      }
      name.append('.').append(tokens.name("the name of a module").text());
    }
    return name.toString();
  }
}
