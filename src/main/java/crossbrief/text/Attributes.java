package crossbrief.text;

import crossbrief.domain.TextSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a person or an event in one way only, and the words that say it: convicted or
 * acquitted, resigned or dismissed, of what somebody died.
 */
public final class Attributes {
  private static final List<Attribute> ALL = load();

  /** Longest part of a sentence that is searched, in characters. */
  private static final int MAX_LENGTH = 2000;

  private static final String HEDGES =
      "may|might|could|if|would|whether|unless|not|never|no|nor|neither|suspected|possibly|perhaps|probably"
          + "|alleged|allegedly|feared|hoped|expected|hopes|denied|denies|ruled|initially|earlier|previously"
          + "|first|attempted|claimed|rumors|rumours|unlike|former|appeal|appealed|overturned|quashed|cleared|should|likely|asked|will|predecessor|successor";

  /**
   * Something of which two values cannot both be true.
   *
   * @param type the name of the type of inconsistency, such as {@code OUTCOME}
   * @param severity the name of the severity, such as {@code HIGH}
   * @param events sorts of event it belongs to; empty when it belongs to a person or to anything
   * @param ofPerson whether it is a person's
   * @param question for a reader, with {@code %s} for the person
   * @param within whether one article may be held against itself
   */
  public record Attribute(
      String name,
      String type,
      String severity,
      Set<String> events,
      boolean ofPerson,
      String question,
      boolean within,
      Set<String> allowed,
      @Nullable Pattern cue,
      Map<String, Pattern> values) {}

  /** A value that a sentence gives, with the place of the words. */
  public record Stated(Attribute attribute, String value, TextSpan span) {}

  private Attributes() {}

  private static List<Attribute> load() {
    List<Attribute> all = new ArrayList<>();
    List<String> block = new ArrayList<>();
    for (String line : WordLists.lines("attributes.txt")) {
      if (line.startsWith("@") && !block.isEmpty()) {
        all.add(parse(block));
        block.clear();
      }
      block.add(line);
    }
    all.add(parse(block));
    return List.copyOf(all);
  }

  private static Attribute parse(List<String> block) {
    String[] head = block.get(0).substring(1).split("\\|");
    String subject = head[3].strip();
    boolean person = subject.equals("PERSON");
    boolean open = subject.equals("ANY");
    Set<String> allowed = Set.of();
    Pattern cue = null;
    boolean within = false;
    Map<String, Pattern> values = new LinkedHashMap<>();
    for (String line : block.subList(1, block.size())) {
      String rest = line.substring(1).strip();
      switch (line.charAt(0)) {
        case '+' -> within = true;
        case '!' -> allowed = Set.of(rest.split("\\|"));
        case '?' -> cue = Pattern.compile("\\b" + rest + "\\b");
        default -> {
          int bar = line.indexOf(" | ");
          String patterns =
              String.join(
                  "|",
                  Arrays.stream(line.substring(bar + 3).split(" \\| "))
                      .map(String::strip)
                      .toList());
          values.put(
              line.substring(0, bar).strip(),
              Pattern.compile("(?<![\\w-])(?:" + patterns + ")(?![\\w-])"));
        }
      }
    }
    return new Attribute(
        head[0].strip(),
        head[1].strip(),
        head[2].strip(),
        person || open ? Set.of() : Set.of(subject.split(" ")),
        person,
        head[4].strip(),
        within,
        allowed,
        cue,
        values);
  }

  /**
   * All values that a sentence states as a fact; what it doubts, denies or only expects is left
   * out.
   */
  public static List<Stated> in(SentenceReading sentence) {
    String text = sentence.sentence().text();
    if (text.length() > MAX_LENGTH) {
      return List.of();
    }
    String lower = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'').replaceAll("[ \\s]", " ");
    if (lower.length() != text.length()) {
      return List.of();
    }
    List<Stated> found = new ArrayList<>();
    for (Attribute a : ALL) {
      Matcher cue = a.cue() == null ? null : a.cue().matcher(lower);
      if (cue == null || cue.find()) {
        a.values()
            .forEach(
                (value, pattern) -> {
                  Matcher m = pattern.matcher(lower);
                  if (m.find() && !isHedged(sentence, a, m)) {
                    int start = sentence.sentence().start();
                    found.add(
                        new Stated(a, value, new TextSpan(start + m.start(), start + m.end())));
                  }
                });
      }
    }
    return found;
  }

  private static boolean isHedged(SentenceReading sentence, Attribute attribute, Matcher match) {
    int start = sentence.sentence().start();
    TextSpan clause =
        Clauses.of(sentence).stream()
            .filter(c -> c.start() <= start + match.start() && c.end() > start + match.start())
            .findFirst()
            .orElse(sentence.sentence().span());
    return sentence.tokens().stream()
        .filter(t -> clause.contains(t.span()))
        .anyMatch(
            t ->
                (Words.oneOf(t.lower(), HEDGES)
                        && !t.text().equals("May")
                        && !attribute.allowed().contains(t.lower())
                        && !match.group().contains(t.lower()))
                    || (t.lower().endsWith("n't") && !attribute.allowed().contains("not")));
  }
}
