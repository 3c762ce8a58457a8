package crossbrief.ingest;

/** Reads a text file: a first line that stands apart and ends like no sentence is the title. */
final class PlainText {
  private static final int MAX_TITLE_CHARS = 160;

  private PlainText() {}

  static Draft read(String text) {
    String stripped = text.strip();
    int end = stripped.indexOf('\n');
    if (end > 0) {
      String first = stripped.substring(0, end).strip();
      String rest = stripped.substring(end + 1);
      boolean apart =
          rest.startsWith("\n")
              || (rest.stripLeading().length() < rest.length() && rest.startsWith("\n"));
      if (apart
          && first.length() <= MAX_TITLE_CHARS
          && !first.matches("(?s).*[.;:,]$")
          && !rest.isBlank()) {
        return Draft.of(first, rest.strip());
      }
    }
    return Draft.of(null, text.strip());
  }
}
