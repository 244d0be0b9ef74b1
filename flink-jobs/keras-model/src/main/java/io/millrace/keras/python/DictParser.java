package io.millrace.keras.python;

import java.util.ArrayList;
import java.util.List;

/** Reads what stands in braces. */
final class DictParser {
  private final TokenStream tokens;
  private final ExpressionParser expressions;

  DictParser(TokenStream tokens, ExpressionParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  /** From behind the opening brace on. */
  Expression dict(Site site) {
    List<DictDisplay.Item> items = new ArrayList<>();
    while (!tokens.accept("}")) {
      DictDisplay.Item item = item();
      if (tokens.at("for") && items.isEmpty() && item.key() != null) {
        List<Comprehension.Clause> clauses = expressions.clauses();
        tokens.expect("}", null);
        return new Comprehension(site, Comprehension.Kind.DICT, item.key(), item.value(), clauses);
      }
      items.add(item);
      if (!tokens.at("}")) {
        tokens.expect(",", "write a comma between the entries of a dict");
      }
    }
    return new DictDisplay(site, items);
  }

  private DictDisplay.Item item() {
    if (tokens.accept("**")) {
      return new DictDisplay.Item(null, expressions.binary(0));
    }
    Expression key = expressions.expression();
    if (tokens.at(",") || tokens.at("}") || tokens.at("for")) {
      throw new SourceException(key.site(), "a set is not supported", "write a list, [a, b]");
    }
    tokens.expect(":", "write {key: value}");
    return new DictDisplay.Item(key, expressions.expression());
  }
}
