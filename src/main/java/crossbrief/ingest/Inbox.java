package crossbrief.ingest;

import crossbrief.domain.SkippedArticle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Collects what is read, in its order. */
final class Inbox implements Intake {
  private static final int LONG_CHARS = 250_000;
  private static final int MIN_WORDS = 200;
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{Nd}]+");
  private static final int MAX_SKIPPED = 2_000;
  private static final int MAX_SKIPPED_OF_ONE = 100;

  /**
   * An article with the name of what it was read from.
   *
   * @param place of the file that holds it, and where in it; empty where nothing lasts beyond the
   *     run
   */
  record Found(String name, String place, Draft draft) {}

  private final List<Found> found = new ArrayList<>();
  private String fileName = "";
  private String place = "";
  private final List<SkippedArticle> skipped = new ArrayList<>();
  private final Map<String, Integer> skippedOf = new TreeMap<>();
  private final Map<String, Integer> more = new TreeMap<>();

  @Override
  public void article(String name, Draft draft) {
    if (draft.text().length() > DocumentReader.MAX_ARTICLE_BYTES) {
      skipped(name, "an article of more than 1 MB; split it, or take out what is not the article");
    } else if (!Draft.isText(draft.text())) {
      skipped(name, "holds no text of an article");
    } else if (draft.text().length() > LONG_CHARS && !hasManyWords(draft.text())) {
      skipped(name, "the same few words over and over, which is no article");
    } else if (draft.text().length() > LONG_CHARS && isEndless(draft.text())) {
      skipped(name, "a sentence of more than " + LONG_CHARS + " characters, which is no article");
    } else {
      found.add(new Found(name, name.contains("#") ? "" : place(name), draft));
    }
  }

  /** Whether a text has as many different words as any of its length. */
  private static boolean hasManyWords(String text) {
    return NO_LETTERS.splitAsStream(text).distinct().limit(MIN_WORDS).count() == MIN_WORDS;
  }

  /** Whether a text goes on and on without the end of a sentence or of a line. */
  private static boolean isEndless(String text) {
    int last = 0;
    for (int i = 0; i < text.length(); i++) {
      if (".!?\n\u3002".indexOf(text.charAt(i)) >= 0) {
        last = i;
      } else if (i - last > LONG_CHARS) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void skipped(String name, String reason) {
    String holder = holder(name);
    int before = skippedOf.merge(holder, 1, Integer::sum) - 1;
    boolean whole = name.equals(holder);
    if (whole || (before < MAX_SKIPPED_OF_ONE && skipped.size() < MAX_SKIPPED)) {
      skipped.add(new SkippedArticle(TextFiles.shown(name), TextFiles.shown(reason)));
    } else {
      more.merge(holder, 1, Integer::sum);
    }
  }

  /** Says which file is read next; empty when none is. */
  void reading(String name, String newPlace) {
    fileName = name;
    place = newPlace;
  }

  private String place(String name) {
    boolean part = !place.isEmpty() && name.startsWith(fileName);
    return part ? place + name.substring(fileName.length()) : "";
  }

  List<Found> found() {
    return found;
  }

  /** What was left out; of very many, the first, and how many more there were. */
  List<SkippedArticle> skipped() {
    List<SkippedArticle> all = new ArrayList<>(skipped);
    more.forEach(
        (holder, n) ->
            all.add(new SkippedArticle(TextFiles.shown(holder), n + " more were left out of it")));
    return all;
  }

  /** The file, folder or feed that a part is of. */
  private static String holder(String name) {
    if (WebSource.isAddress(name)) {
      return Publishers.host(name).orElse(name);
    }
    int end = name.length();
    for (char mark : new char[] {'/', '#'}) {
      int at = name.indexOf(mark);
      end = at > 0 && at < end ? at : end;
    }
    return name.substring(0, end);
  }
}
