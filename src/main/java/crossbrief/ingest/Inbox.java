package crossbrief.ingest;

import crossbrief.domain.SkippedArticle;
import java.util.ArrayList;
import java.util.List;

/** Collects what is read, in its order. */
final class Inbox implements Intake {
  /** An article with the name of what it was read from. */
  record Found(String name, Draft draft) {}

  private final List<Found> found = new ArrayList<>();
  private final List<SkippedArticle> skipped = new ArrayList<>();

  @Override
  public void article(String name, Draft draft) {
    if (draft.text().length() > DocumentReader.MAX_ARTICLE_BYTES) {
      skipped(name, "an article of more than 1 MB; split it, or take out what is not the article");
    } else if (!Draft.isText(draft.text())) {
      skipped(name, "holds no text of an article");
    } else {
      found.add(new Found(name, draft));
    }
  }

  @Override
  public void skipped(String name, String reason) {
    skipped.add(new SkippedArticle(TextFiles.shown(name), reason));
  }

  List<Found> found() {
    return found;
  }

  List<SkippedArticle> skipped() {
    return skipped;
  }
}
