package crossbrief.text;

import java.util.Set;

/** Verbs that report words: said, told, announced. */
final class SpeechVerbs {
  private static final Set<String> FORMS = WordLists.words("speech-verbs.txt");
  private static final Set<String> NOT_REPORTING =
      Set.of(
          "call",
          "calls",
          "called",
          "calling",
          "report",
          "reports",
          "post",
          "posts",
          "state",
          "states",
          "comment",
          "comments",
          "note",
          "notes");

  private SpeechVerbs() {}

  static boolean isForm(String lower) {
    return FORMS.contains(lower);
  }

  /** Whether the word reports when it stands right before a date: said on Tuesday. */
  static boolean isReporting(String lower) {
    return FORMS.contains(lower) && !NOT_REPORTING.contains(lower);
  }
}
