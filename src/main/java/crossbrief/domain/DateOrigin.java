package crossbrief.domain;

/** Where the date of an article was read. */
public enum DateOrigin {
  /** A sentence of the article dates its own news. */
  TEXT,
  /** The article's own metadata, such as the front matter of a Markdown file. */
  META,
  /** The feed that listed the article. */
  FEED,
  /** The file that holds the article. */
  FILE,
  /** No date was found. */
  NONE
}
