package crossbrief.text;

import crossbrief.domain.TextSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Words and expressions of the news with what they stand for, written for crossbrief: which mean
 * the same ({@code same.txt}: "walkout" and "industrial action"), which are opposite ({@code
 * poles.txt}: "went ahead" and "called off"), which are different kinds of one thing ({@code
 * kinds.txt}: "skylight" and "cellar window"), and which states of one thing exclude each other
 * ({@code states.txt}: of brakes "gave out" and "in perfect order"). All forms of a word are
 * matched, the longest expression first.
 */
public final class Lexicon {
  /** How the meanings of two expressions are related. */
  public enum Relation {
    SAME,
    OPPOSITE,
    /** Different states of one thing. */
    STATES,
    /** Different kinds of one thing. */
    EXCLUSIVE,
    /** Different states of one thing that only one of two sentences names. */
    HALF,
    /** Different states of a thing that neither sentence names. */
    LOOSE,
    NONE
  }

  /**
   * An expression in a sentence.
   *
   * @param words how many words it has
   * @param meanings numbers of what it may stand for, ascending; see {@link #between(int, int)}
   * @param states numbers of the states that it may be, ascending
   * @param things numbers of the things that it names, whose states are known, ascending
   */
  public record Expression(
      TextSpan span,
      int words,
      List<Integer> meanings,
      List<Integer> states,
      List<Integer> things) {
    public Expression {
      meanings = List.copyOf(meanings);
      states = List.copyOf(states);
      things = List.copyOf(things);
    }
  }

  private static final class Node {
    private final Map<String, Node> next = new HashMap<>();
    private final List<Integer> meanings = new ArrayList<>();
    private final List<Integer> states = new ArrayList<>();
    private final List<Integer> things = new ArrayList<>();
  }

  private static final String PERSON = "person";
  private static final Node ROOT = new Node();

  /** Of each meaning and state its line, as the number of the first of the line. */
  private static final List<Integer> LINES = new ArrayList<>();

  private static final List<Relation> DIFFERENT = new ArrayList<>();
  private static final int PEOPLE;

  static {
    for (String line : WordLists.lines("same.txt")) {
      put(List.of(line.split(",")), LINES.size(), Relation.NONE);
    }
    for (String line : WordLists.lines("poles.txt")) {
      int first = LINES.size();
      for (String pole : line.split("\\|")) {
        put(List.of(pole.split(",")), first, Relation.OPPOSITE);
      }
    }
    for (String line : WordLists.lines("kinds.txt")) {
      int first = LINES.size();
      for (String kind : line.substring(line.indexOf(':') + 1).split(";")) {
        put(List.of(kind.split("/")), first, Relation.EXCLUSIVE);
      }
    }
    List<String> ofThings = new ArrayList<>();
    List<String> ofPeople = new ArrayList<>();
    for (String line : WordLists.lines("states.txt")) {
      (line.startsWith(PERSON + ":") ? ofPeople : ofThings).add(line);
    }
    states(ofThings);
    PEOPLE = LINES.size();
    states(ofPeople);
  }

  private Lexicon() {}

  private static void states(List<String> lines) {
    for (String line : lines) {
      int first = LINES.size();
      int colon = line.indexOf(':');
      for (String noun : line.substring(0, colon).split("/")) {
        add(node(noun).things, first);
      }
      for (String state : line.substring(colon + 1).split("\\|")) {
        put(List.of(state.split(",")), first, Relation.STATES);
      }
    }
  }

  /** Adds expressions of one meaning to those of a line. */
  private static void put(List<String> expressions, int line, Relation different) {
    int meaning = LINES.size();
    LINES.add(line);
    DIFFERENT.add(different);
    for (String expression : expressions) {
      Node node = node(expression);
      if (node != ROOT && different == Relation.STATES) {
        add(node.states, meaning);
      } else if (node != ROOT) {
        add(node.meanings, meaning);
      }
    }
  }

  private static Node node(String expression) {
    Node node = ROOT;
    for (Token t : Tokens.of(expression, 0, expression.length())) {
      node = node.next.computeIfAbsent(key(t.lower()), k -> new Node());
    }
    return node;
  }

  private static void add(List<Integer> numbers, int more) {
    if (!numbers.contains(more)) {
      numbers.add(more);
    }
  }

  /** What all forms of a word have in common. */
  private static String key(String lower) {
    String stem = Stems.of(lower);
    return stem.equals(lower) ? Stems.of(WordSenses.base(lower)) : stem;
  }

  /**
   * The expressions of a sentence, in order; of those that begin at one word the longest that has a
   * meaning, and the longest that is a state or names a thing.
   */
  public static List<Expression> in(List<Token> tokens) {
    List<String> keys = tokens.stream().map(t -> key(t.lower())).toList();
    List<Expression> found = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Node node = ROOT;
      Expression meant = null;
      Expression stated = null;
      for (int k = i; k < keys.size(); k++) {
        node = step(node, keys.get(k));
        if (node == null) {
          break;
        }
        TextSpan span = new TextSpan(tokens.get(i).start(), tokens.get(k).end());
        if (!node.meanings.isEmpty()) {
          meant = new Expression(span, k - i + 1, node.meanings, List.of(), List.of());
        }
        if (node.states.size() + node.things.size() > 0) {
          stated = new Expression(span, k - i + 1, List.of(), node.states, node.things);
        }
      }
      Stream.of(meant, stated).filter(Objects::nonNull).forEach(found::add);
    }
    return found;
  }

  private static @Nullable Node step(Node node, String key) {
    return node.next.get(key);
  }

  /** The thing whose state a number is; see {@link Expression#things}. */
  public static int thing(int state) {
    return LINES.get(state);
  }

  /** Whether a state is one of any person. */
  public static boolean isOfPeople(int state) {
    return state >= PEOPLE;
  }

  /** How two meanings or states are related. */
  public static Relation between(int a, int b) {
    if (a == b) {
      return Relation.SAME;
    }
    return LINES.get(a).equals(LINES.get(b)) ? DIFFERENT.get(a) : Relation.NONE;
  }

  /** How two expressions are related: the first of the relations that a pair of meanings has. */
  public static Relation between(List<Integer> as, List<Integer> bs) {
    Relation closest = Relation.NONE;
    for (int a : as) {
      for (int b : bs) {
        Relation r = between(a, b);
        closest = r.compareTo(closest) < 0 ? r : closest;
      }
    }
    return closest;
  }
}
