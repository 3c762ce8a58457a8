package crossbrief.ingest;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells which news agency an article is credited to: by its outlet or byline, by a credit that it
 * begins with ("OSLO (Reuters) -"), or by one that it ends with.
 */
final class Agencies {
  private static final int HEAD_CHARS = 300;
  private static final int TAIL_CHARS = 400;
  private static final int SHORT = 3;

  /** The patterns of one agency; {@code outlet} and {@code byline} match as a whole. */
  private record Agency(
      String name, Pattern outlet, Pattern byline, List<Pattern> head, Pattern tail) {}

  private final List<Agency> agencies =
      Patterns.lines("agencies.tsv").stream().map(Agencies::agency).toList();

  private static Agency agency(String line) {
    String[] parts = line.split("\t");
    String names = "(?:" + Patterns.unescaped(parts[1]) + ")";
    return new Agency(
        parts[0],
        Pattern.compile("(?i)(?:the )?" + names),
        Pattern.compile(
            "(?:[Bb]y |[Vv]on |[Pp]ar |[Pp]or )?(?:the |The )?"
                + names
                + "|.*[(/]\\s*"
                + names
                + "\\s*\\)?|(?:.*[ ,|-])?"
                + longer(parts[1])
                + "(?:[ ,|].*)?"),
        List.of(
            Pattern.compile(
                "\\A[^\n]{0,160}?\\(\\s*"
                    + names
                    + "(?:\\s*[/,]\\s*[\\p{L} .]{2,30})?\\s*\\)\\s*(?:[-\u2013\u2014:]|\\p{Lu})"),
            Pattern.compile(
                "\\A[\\p{Lu} .,]{3,40},? [\\p{L}.\\d, ]{0,20}" + names + "\\s*[-\u2013\u2014]\\s")),
        Pattern.compile(
            "(?s).*(?:(?:[(\u00a9/\u2014\u2013-]|[Cc]opyright(?: \\d{4})?|[Ss]ource:|Quelle:|Source :|Fuente:|With (?:reporting|files) (?:by|from)|(?:\u00a9|[Cc]opyright) \\d{4}) ?(?:the |The )?"
                + names
                + "[).]?(?: All rights reserved\\.?.{0,120})?|\\b"
                + names
                + " (?:(?:and [\\p{L} ]{2,40} )?contributed to this (?:report|story|article)|writers? .{3,80} contributed).{0,20})\\s*\\z"));
  }

  /** The names that are not taken for something else wherever they stand. */
  private static String longer(String names) {
    StringBuilder longer = new StringBuilder("(?:");
    for (String name : Patterns.unescaped(names).split("\\|")) {
      if (name.length() > SHORT && !name.contains("(")) {
        longer.append(longer.length() == 3 ? "" : "|").append(name);
      }
    }
    return longer.length() == 3 ? "(?!)" : longer + ")";
  }

  /** The agency of an article; empty when it is credited to none. */
  Optional<String> of(@Nullable String byline, String outlet, String text) {
    String head = text.substring(0, Math.min(text.length(), HEAD_CHARS));
    String tail = text.substring(Math.max(0, text.length() - TAIL_CHARS)).strip();
    return agencies.stream()
        .filter(
            a ->
                a.outlet().matcher(outlet).matches()
                    || (byline != null && a.byline().matcher(byline.strip()).matches())
                    || a.head().stream().anyMatch(p -> p.matcher(head).find())
                    || a.tail().matcher(tail).matches())
        .map(Agency::name)
        .findFirst();
  }
}
