package crossbrief.crosscheck;

/**
 * Two sentences with how alike they are, beside the other sentences of their articles.
 *
 * @param alike see {@link Alignment#overall}
 * @param nextOfS how alike the first is to the closest other sentence of the second's article
 * @param nextOfT how alike the second is to the closest other sentence of the first's article
 * @param position how far apart they stand in the order of their articles, 0 to 1
 * @param articles how alike the sentences of both articles are to their closest, the mean of all
 */
record SentencePair(
    Located s,
    Located t,
    Alignment alignment,
    double alike,
    double nextOfS,
    double nextOfT,
    double position,
    double articles) {
  /** Whether neither has a closer sentence in the article of the other. */
  boolean isClosest() {
    return alike >= nextOfS && alike >= nextOfT;
  }

  void fill(SlotPair pair) {
    pair.set(Feature.SENTENCES_ALIKE, alike);
    pair.set(Feature.SENTENCE_RANK_A, alike >= nextOfS);
    pair.set(Feature.SENTENCE_RANK_B, alike >= nextOfT);
    pair.set(Feature.SENTENCE_MUTUAL, isClosest());
    pair.set(Feature.SENTENCE_MARGIN, alike - Math.max(nextOfS, nextOfT));
    pair.set(Feature.POSITION, position);
    pair.set(Feature.ARTICLES_ALIKE, articles);
    pair.set(Feature.BEYOND_ARTICLES, alike - articles);
  }
}
