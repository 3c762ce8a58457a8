package crossbrief.text;

import java.util.Set;

/** Tells remarks of the writer's from facts. */
public final class Commentary {
  private static final Set<String> OPENERS = WordLists.words("commentary.txt");

  private Commentary() {}

  /** Whether a clause opens like a remark: "underscoring the ongoing threat". */
  public static boolean opens(String clause) {
    String[] words = WordLists.lower(clause.strip()).split("\\s+", 3);
    return OPENERS.contains(words[0])
        || Words.oneOf(words[0], "as|while|although")
        || (words.length > 1 && words[0].equals("and") && OPENERS.contains(words[1]));
  }
}
