package crossbrief.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What words mean beside each other, by WordNet 3.1 (Miller, 1995): the same, one a kind of the
 * other, two kinds of one thing, opposites. Of each word its four most frequent senses.
 */
public final class WordSenses {
  private static final int UP = 3;
  private static final Map<Integer, int[]> PARENTS = new HashMap<>();
  private static final Map<String, Map<Character, int[]>> SENSES = new HashMap<>();
  private static final Map<String, Set<String>> OPPOSITES = new HashMap<>();
  private static final Map<String, String> IRREGULAR = new HashMap<>();

  static {
    for (String line : WordLists.lines("word-senses.txt")) {
      String[] p = line.split(" ");
      switch (p[0]) {
        case "S" -> PARENTS.put(Integer.parseInt(p[1]), numbers(p, 2));
        case "W" ->
            SENSES.computeIfAbsent(p[1], k -> new HashMap<>(4)).put(p[2].charAt(0), numbers(p, 3));
        default -> {
          OPPOSITES.computeIfAbsent(p[1], k -> new HashSet<>()).add(p[2]);
          OPPOSITES.computeIfAbsent(p[2], k -> new HashSet<>()).add(p[1]);
        }
      }
    }
    WordLists.keyed("irregular-verbs.txt").forEach(IRREGULAR::put);
  }

  private WordSenses() {}

  private static int[] numbers(String[] parts, int from) {
    int[] numbers = new int[parts.length - from];
    for (int i = from; i < parts.length; i++) {
      numbers[i - from] = Integer.parseInt(parts[i]);
    }
    return numbers;
  }

  /** The base forms that a word in lower case may have. */
  static Set<String> bases(String lower) {
    Set<String> bases = new LinkedHashSet<>();
    if (SENSES.containsKey(lower)) {
      bases.add(lower);
    }
    String irregular = IRREGULAR.get(lower);
    if (irregular != null) {
      bases.add(irregular);
    }
    strip(lower, "s", "", bases);
    strip(lower, "es", "", bases);
    strip(lower, "ies", "y", bases);
    strip(lower, "ied", "y", bases);
    strip(lower, "ed", "", bases);
    strip(lower, "ed", "e", bases);
    strip(lower, "ing", "", bases);
    strip(lower, "ing", "e", bases);
    strip(lower, "men", "man", bases);
    strip(lower, "ly", "", bases);
    int n = lower.length();
    if (n > 5 && lower.endsWith("ed") && lower.charAt(n - 3) == lower.charAt(n - 4)) {
      strip(lower.substring(0, n - 3) + "ed", "ed", "", bases);
    }
    if (n > 6 && lower.endsWith("ing") && lower.charAt(n - 4) == lower.charAt(n - 5)) {
      strip(lower.substring(0, n - 4) + "ing", "ing", "", bases);
    }
    return bases;
  }

  /** The base form of a word: the first other one that it may have, else the word itself. */
  static String base(String lower) {
    String irregular = IRREGULAR.get(lower);
    return irregular != null
        ? irregular
        : bases(lower).stream().filter(b -> !b.equals(lower)).findFirst().orElse(lower);
  }

  /** Whether a word is the past form of an irregular verb. */
  public static boolean isPastVerb(String lower) {
    return IRREGULAR.containsKey(lower);
  }

  private static void strip(String lower, String ending, String instead, Set<String> bases) {
    if (lower.length() > ending.length() + 2 && lower.endsWith(ending)) {
      String base = lower.substring(0, lower.length() - ending.length()) + instead;
      if (SENSES.containsKey(base)) {
        bases.add(base);
      }
    }
  }

  /** How two words in lower case are related. */
  public enum Relation {
    /** Two words for one thing. */
    SAME,
    /** One is a kind of the other. */
    KIND_OF,
    /** They exclude each other as opposites do. */
    OPPOSITE,
    /** Two kinds of one thing: violin and cello. */
    SIBLINGS,
    /** Nothing is known. */
    NONE
  }

  /** Whether two words in lower case can be of one part of speech. */
  public static boolean shareClass(String a, String b) {
    for (String x : bases(a)) {
      for (String y : bases(b)) {
        for (Character c : SENSES.getOrDefault(x, Map.of()).keySet()) {
          if (SENSES.getOrDefault(y, Map.of()).containsKey(c)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** How two words in lower case are related, by the closest of their senses. */
  public static Relation between(String a, String b) {
    if (a.equals(b)) {
      return Relation.SAME;
    }
    Set<String> first = bases(a);
    Set<String> second = bases(b);
    Relation closest = Relation.NONE;
    for (String x : first) {
      for (String y : second) {
        if (x.equals(y)) {
          return Relation.SAME;
        }
        if (OPPOSITES.getOrDefault(x, Set.of()).contains(y)) {
          return Relation.OPPOSITE;
        }
        Relation one = bySenses(x, y);
        closest = one.compareTo(closest) < 0 ? one : closest;
      }
    }
    return closest;
  }

  private static Relation bySenses(String a, String b) {
    Relation closest = Relation.NONE;
    for (Map.Entry<Character, int[]> one : SENSES.getOrDefault(a, Map.of()).entrySet()) {
      int[] other = SENSES.getOrDefault(b, Map.of()).get(one.getKey());
      if (other != null) {
        Relation r = bySenses(one.getValue(), other);
        closest = r.compareTo(closest) < 0 ? r : closest;
      }
    }
    return closest;
  }

  private static Relation bySenses(int[] as, int[] bs) {
    Relation closest = Relation.NONE;
    for (int a : as) {
      for (int b : bs) {
        if (a == b) {
          return Relation.SAME;
        }
        Relation r =
            isAbove(a, b) || isAbove(b, a)
                ? Relation.KIND_OF
                : haveOneParent(a, b) ? Relation.SIBLINGS : Relation.NONE;
        closest = r.compareTo(closest) < 0 ? r : closest;
      }
    }
    return closest;
  }

  private static boolean isAbove(int upper, int lower) {
    List<Integer> level = List.of(lower);
    for (int up = 0; up < UP; up++) {
      List<Integer> next = new ArrayList<>();
      for (int s : level) {
        for (int p : PARENTS.getOrDefault(s, new int[0])) {
          if (p == upper) {
            return true;
          }
          next.add(p);
        }
      }
      level = next;
    }
    return false;
  }

  private static boolean haveOneParent(int a, int b) {
    for (int p : PARENTS.getOrDefault(a, new int[0])) {
      for (int q : PARENTS.getOrDefault(b, new int[0])) {
        if (p == q) {
          return true;
        }
      }
    }
    return false;
  }
}
