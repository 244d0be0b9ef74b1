package io.millrace.keras.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The texts that the hostile corpus does not show in full: what was found, what is legal, a hint.
 */
class ErrorMessagesTest {
  static Stream<Arguments> programs() {
    return Stream.of(
        // names
        of("open('x')", "1:1 name 'open' is not known (model code reads and writes no files)"),
        of("type(1)", "1:1 name 'type' is not known (isinstance(value, int) asks for a type)"),
        of("units = 1\nx = unit", "2:5 name 'unit' is not known (did you mean 'units'?)"),
        of(
            "x = __import__",
            "1:5 name '__import__' begins with '__', which is not supported (legal are names that"
                + " do not reach into Python itself)"),
        of(
            "''.lowr()",
            "1:4 a value of type 'str' has no attribute 'lowr' (did you mean 'lower'?)"),
        of("[].x = 1", "1:4 attribute 'x' of a value of type 'list' cannot be set"),
        // calls
        of("def f(a): pass\nf()", "2:1 argument 'a' of function 'f' is missing"),
        of("def f(a): pass\nf(1, 2)", "2:6 function 'f' takes 1 arguments, and 1 more are given"),
        of("def f(a): pass\nf(1, a=2)", "2:8 argument 'a' of function 'f' is given twice"),
        of(
            "def f(units): pass\nf(unit=2)",
            "2:8 function 'f' has no argument 'unit'; legal are units (did you mean 'units'?)"),
        of("print(**1)", "1:9 '**' stands before a value of type 'int'; legal is a dict"),
        of("print(**{1: 2})", "1:9 a dict behind '**' has a key of type 'int'; legal is text"),
        of("print(a=1, **{'a': 2})", "1:14 argument 'a' is given twice"),
        of("len()", "1:1 'len': argument 'object' is missing"),
        of("len(1, 2)", "1:1 'len': 2 arguments are given; legal are at most 1"),
        of("len([], x=1)", "1:1 'len': argument 'x' does not fit"),
        of("print(x=1)\nzip(x=1)", "2:1 'zip': argument 'x' does not fit"),
        of("range('a')", "1:1 'range': a value of type 'str' is given; legal is a whole number"),
        of("'a'.split(1)", "1:5 'split': a value of type 'int' is given; legal is text"),
        // values
        of("range(1, 2, 0)", "1:1 'range': the step is 0; legal is any other"),
        of("max([])", "1:1 'max': the list is empty"),
        of("max()", "1:1 'max': nothing is given"),
        of("sum(['a'], '')", "1:1 'sum': text is added; write ''.join(…)"),
        of("zip([1], strict=True)", "1:1 'zip': strict=True is not supported"),
        of("int('1.5')", "1:1 'int': '1.5' is no whole number of 64 bits"),
        of("int(1e30)", "1:1 'int': 1e+30 does not fit in 64 bits"),
        of("float('x')", "1:1 'float': 'x' is no number"),
        of(
            "isinstance(1, 1)",
            "1:1 'isinstance': legal types are int, float, bool, str, list, tuple, dict and range"),
        of("chr(55296)", "1:1 'chr': 55296 is no character"),
        of("import math\nmath.sqrt(-1)", "2:6 'sqrt': no result for -1.0"),
        of("import math\nmath.sqrt('')", "2:6 'sqrt': a value of type 'str'; legal is a number"),
        of("[1].remove(2)", "1:5 'remove': the value is not among the items"),
        of("{}.pop('a')", "1:4 'pop': the key is not in the dict"),
        of("dict([1, 2])", "1:6 a value of type 'int' cannot be iterated over"),
        of("dict([[1]])", "1:1 'dict': an item of 1 values; legal are keys with values"),
        of("{**1}", "1:4 a value of type 'int' is given; legal is a dict"),
        of(
            "{}.keys() == {}.keys()",
            "1:11 '==' of the keys, values or items of a dict is not supported (write list(…))"),
        of("[1]['a']", "1:5 an index of type 'str'; legal is a whole number"),
        of("[1][::0]", "1:5 the step of a slice is 0; legal is any other"),
        of("[1]['a':]", "1:5 a slice with a value of type 'str'; legal is a whole number"),
        of(
            "5[0]",
            "1:3 a value of type 'int' has no items; '[…]' needs a list, tuple, dict or text"),
        of("(1,)[0] = 2", "1:6 items of a value of type 'tuple' cannot be set"),
        of("x = [1]\nx[:] = [2]", "2:3 a part of a list cannot be assigned to (write a new list)"),
        of("-'a'", "1:1 '-' before a value of type 'str' is not supported"),
        of(
            "1 < 'a'",
            "1:3 '<' between a value of type 'int' and one of type 'str' is not supported"),
        of("1 in 'a'", "1:3 'in' asks for a value of type 'int' in text; legal is text"),
        of("1 << -1", "1:3 a shift by -1; legal is 0 and more"),
        of("(-8.0) ** 0.5", "1:8 the power of a negative number is complex"),
        of("1e300 ** 2", "1:7 the result of '**' does not fit in a floating-point number"),
        of(
            "2 ** 64",
            "1:3 the result of '**' does not fit in 64 bits (use a floating-point number, e.g. 2.0 instead of 2)"),
        of("for i in 5: pass", "1:10 a value of type 'int' cannot be iterated over"),
        of("a, *b = []", "1:1 0 values for at least 1 names"),
        // formats
        of("f'{1:zz}'", "1:4 format 'zz' is not supported (legal are e.g. .2f, 5d, >10)"),
        of("f'{1:.2d}'", "1:4 type 'd' in a format of a value of type 'int' is not supported"),
        of(
            "f'{[]:5}'",
            "1:4 a format for a value of type 'list' is not supported (write str(value))"),
        of("'%d' % 'a'", "1:6 '%d' of a value of type 'str'"),
        of("'%q' % 1", "1:6 '%q' in text is no format; '%%' is a '%'"),
        of("'%s%s' % 1", "1:8 text asks for more values than the 1 behind '%'"),
        of("'a' % 1", "1:5 text asks for 0 values; behind '%' are 1"),
        of("'%(a)s' % {}", "1:9 key 'a' is not in a dict behind '%'"),
        of("'{}'.format()", "1:6 'format': text asks for more values than the 0 that are given"),
        of("'{a}'.format(b=1)", "1:7 'format': no value with the name 'a' is given"),
        of(
            "'{0.x}'.format(1)",
            "1:9 'format': field '0.x' in text; legal are positions and names, without '.' or '['"),
        // syntax
        of("import a..b", "1:10 '.'; legal here is the name of a module"),
        of(
            "from a import *",
            "1:15 'import *' does not say which names (write the names that are used)"),
        of("from . import a", "1:6 a relative import (write the whole name of the module)"),
        of("del x", "1:1 'del' is not supported (leave the name as it is)"),
        of(
            "def f():\n    global x",
            "2:5 'global' is not supported (return the value and assign it)"),
        of(
            "@f\ndef g(): pass",
            "1:1 a decorator is not supported (remove it and call the function)"),
        of("x = (yield)", "1:6 'yield' is not supported (return a list instead)"),
        of("x = {1}", "1:6 a set is not supported (write a list, [a, b])"),
        of(
            "x = (a for a in [])",
            "1:8 a generator outside of a call is not supported (write a list, [… for …])"),
        of(
            "print(1, a for a in [])",
            "1:12 'for' among several arguments (write a list, [… for …])"),
        of("x = b''", "1:5 bytes are not supported (write text, without the 'b' before it)"),
        of("x = 5j", "1:5 complex number 5j is not supported"),
        of("print 'a'", "1:7 text 'a'; legal here is the end of the line (write print(…))"),
        of(
            "if 1\n  x",
            "1:5 the line ends; legal here is ':' (write ':' at the end of the line of 'if')"),
        of(
            "f(1) = 2",
            "1:1 a call cannot be assigned to (left of '=' stands a name; '==' compares)"),
        of(
            "!pip install x",
            "1:1 character '!' (U+0021) is not allowed in code (commands of a notebook do not belong to the model; remove the line)"),
        of(
            "x = \u201ca\u201d",
            "1:5 character '\u201c' (U+201C) is not allowed in code (write straight quotes, ' or \")"),
        of(
            "x =\u00a01",
            "1:4 invisible character U+00A0 is not allowed in code (write an ordinary space)"),
        of(
            "gr\u00f6\u00dfe = 1",
            "1:3 character '\u00f6' (U+00F6) is not allowed in code (names and numbers are written with A-Z, a-z, 0-9 and _)"),
        of(
            "x = 1 \\ 2",
            "1:7 character '\\' (U+005C) is not allowed in code (nothing may follow a '\\' at the end of a line)"),
        of(
            "x = 017",
            "1:5 number 017 begins with 0; legal is 0o17 for octal, 17 for decimal numbers"),
        of(
            "x = '\\x4'",
            "1:6 '\\x4' in text is no character (write '\\\\' for a backslash, or put an r before the text)"),
        of("return 1", "1:1 'return' stands outside of a function (assign to 'model' instead)"));
  }

  private static Arguments of(String program, String line) {
    return Arguments.of(program, line);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("programs")
  void shouldSayWhatIsWrong(String program, String line) {
    // When
    // Then
    assertThat(Programs.faults(program + "\n")).containsExactly(line);
  }
}
